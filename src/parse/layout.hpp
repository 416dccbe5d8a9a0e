// Lines to blocks (normalization.md 13).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub::parse {

// A line of a draft's body, without its line end but with its indent.
struct Line {
  std::string text;
  std::size_t offset = 0;  // in the draft's text, for messages
  bool removed = false;    // wholly taken out: neither text nor a blank line, its surroundings close up
  bool page_seam = false;  // the file or page ends behind this line (P-7)
  std::vector<Origin> origins = {};  // of `text`, where what becomes of it is to be accounted for
};

// What the book as a whole says about its layout; the prior for each file.
struct LayoutPrior {
  Layout layout = Layout::lines;
  bool page_marks = false;  // the book's page marks count up: one alone in a chapter is one, too
};

struct LayoutSettings {
  Language language = Language::zh_hans;
  Layout layout = Layout::automatic;  // other than automatic: taken as said
  LayoutPrior prior;
  bool join_brackets = false, join_touten = false, resegment = false;
};

// Whether `lines` hold page marks ("--- Page 3 ---", "第 3 页", "- 3 -") that count up, three or more (P-7b).
bool has_page_marks(std::span<const Line> lines);

// How one file is laid out by its own evidence: lines, wrapped or indented. Below 12 lines: the prior.
Layout detect_layout(std::span<const Line> lines, const LayoutSettings& settings);

// P-1..P-3, P-5, P-6, P-7, P-7b (page marks are returned in `page_marks` as indexes of lines), P-8, P-9,
// P-12..P-14.
struct LaidOut {
  std::vector<Block> blocks;
  std::vector<std::size_t> page_marks;
};
LaidOut lay_out(std::span<const Line> lines, const LayoutSettings& settings);

}  // namespace novel2epub::parse
