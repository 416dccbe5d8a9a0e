// What judging makes of a body's lines: those that are left, and what was cut.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "novel2epub/book.hpp"
#include "parse/boilerplate.hpp"
#include "parse/draft.hpp"
#include "parse/layout.hpp"
#include "parse/parse.hpp"
#include "parse/survey.hpp"
#include "text/traced.hpp"

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

// What is taken of a line is told before the rest of it is added.
class JudgedLines {
 public:
  JudgedLines(std::span<const Text> texts, std::span<const BodyLine> lines) : texts_(texts), lines_(lines) {}

  // Bytes [begin, end) of a line go to the ledger.
  void take(std::size_t index, std::size_t begin, std::size_t end, const std::string& rule);

  // A line made of the given spans of lines[index]; `begins`: what stood above it in its paragraph is gone.
  void add(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice, bool begins);
  void add_gone(std::size_t index);

  // A licence stands above the story, however long it is; but a mark deep in the text is a quotation.
  void drop_above(std::size_t index, const std::string& rule);
  void suspect(std::size_t index, const Finding& finding);

  bool ends_in_note() const {
    return !body_.lines.empty() && body_.lines.back().voice == Block::Voice::author;
  }
  JudgedBody finish() { return std::move(body_); }

 private:
  std::span<const Text> texts_;
  std::span<const BodyLine> lines_;
  JudgedBody body_;
  std::size_t taken_ = 0;  // columns of the line that were cut
};

// All that is left of a line goes to the ledger, without the white space around it.
void leave_out(std::span<const Text> texts, const JudgedLine& judged, const std::string& rule,
               std::vector<Cut>& cuts);

}  // namespace novel2epub::parse
