// Lines to blocks (normalization.md 13).
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
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
  bool opened = false;     // a lost break parts it from the line before (P-5)
  bool begins = false;     // what stood above it in its paragraph was taken out
  std::size_t taken = 0;   // columns that were taken out of it: it was as much wider when it was wrapped
  std::vector<Origin> origins = {};  // of `text`, where what becomes of it is to be accounted for
};

// Words looked up to see whether a hyphen at a line's end belongs to them (P-13).
using Words = std::set<std::string, std::less<>>;

// What the book as a whole says about its layout; the prior for each file.
struct LayoutPrior {
  Layout layout = Layout::lines;
  bool page_marks = false;  // the book's page marks count up: one alone in a chapter is one, too
  std::shared_ptr<const Words> words = nullptr;  // that the book has without a hyphen (P-13); null: none
};

struct LayoutSettings {
  Language language = Language::zh_hans;
  Layout layout = Layout::automatic;  // other than automatic: taken as said
  LayoutPrior prior;
  bool join_brackets = false, join_touten = false, resegment = false;
  std::vector<std::string> disabled = {};  // rules by name

  bool on(std::string_view rule) const { return std::ranges::find(disabled, rule) == disabled.end(); }
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
  std::map<std::string, std::size_t> changed;  // by rule: lines trimmed and joined, breaks made
  bool guessed = false;                        // lines were joined by their width alone
};
LaidOut lay_out(std::span<const Line> lines, const LayoutSettings& settings);

}  // namespace novel2epub::parse
