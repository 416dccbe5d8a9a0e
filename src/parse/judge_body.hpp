// The lines of a draft after judgement: what is story, what the author says, what goes to the ledger.
#pragma once

#include <span>

#include "parse/draft.hpp"
#include "parse/judged_lines.hpp"
#include "parse/parse.hpp"

namespace novel2epub::parse {

// Where what repetition teaches would leave nothing of a chapter, it takes nothing there: what repeats is the
// story, of a dump of very short chapters, or of one chapter many times over.
JudgedBody judge_body(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings);

}  // namespace novel2epub::parse
