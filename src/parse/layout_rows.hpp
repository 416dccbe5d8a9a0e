// The non-blank lines of a draft, measured: what the rules of layout look at.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "parse/layout.hpp"

namespace novel2epub::parse {

struct LaidRow {
  std::string_view text;   // without white space at its ends (P-12)
  std::size_t line = 0;    // index of the line
  std::size_t offset = 0;  // of `text` in the draft
  std::size_t width = 0;   // columns, with the indent
  std::size_t gap = 0;     // blank lines above, back to the row before
  bool indented = false;
  bool after_page = false;  // a page ends between this row and the one before (P-7)
  bool opened = false;      // a lost break does (P-5)
  bool begins = false;      // its paragraph: what stood above it there was taken out
  std::size_t taken = 0;    // columns that were taken out of the line
  bool ornament = false;    // no words: a scene break (P-9) or a picture
};

// `marks` are indexes of lines that are left out with the blank lines around them, ascending (P-7b).
std::vector<LaidRow> rows_of(std::span<const Line> lines, std::span<const std::size_t> marks);

// What the rows say about a text whose lines were wrapped.
struct Measure {
  std::size_t width = 0;      // W: 98th percentile of the widths
  std::size_t set_width = 0;  // Wl: the width that the typesetter filled
  std::size_t base_gap = 0;   // blank lines that mean nothing
  bool indents_tell = false;  // an indent begins a paragraph
  bool gaps_tell = false;     // blank lines do: all other seams are in mid-paragraph
};
Measure measure(std::span<const LaidRow> rows, Language language);

}  // namespace novel2epub::parse
