// The lines of a draft after judgement: what is story, what the author says, what goes to the ledger.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "novel2epub/book.hpp"
#include "parse/draft.hpp"
#include "parse/layout.hpp"
#include "parse/parse.hpp"

namespace novel2epub::parse {

struct JudgedLine {
  Line line;
  Block::Voice voice = Block::Voice::story;
  std::size_t text = 0;  // index of its text; line.offset counts in it
};

struct JudgedBody {
  std::vector<JudgedLine> lines;
  std::vector<Cut> cuts;
  std::vector<Suspicion> notes;
};

// Where what repetition teaches would leave nothing of a chapter, it takes nothing there: what repeats is the
// story, of a dump of very short chapters, or of one chapter many times over.
JudgedBody judge_body(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings);

// All that is left of a line goes to the ledger, without the white space around it.
void leave_out(std::span<const Text> texts, const JudgedLine& judged, const std::string& rule,
               std::vector<Cut>& cuts);

}  // namespace novel2epub::parse
