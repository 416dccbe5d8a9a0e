// A title in lines: where a person would break it, and how large it can be then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cover/font.hpp"

namespace novel2epub::cover {

// What lines are set in. `along` is the length of a line, `across` the room for all of them, in pixels.
struct Measure {
  const Font* font = nullptr;
  Language language = Language::zh_hans;
  Direction direction = Direction::horizontal;
  int along = 0;
  int across = 0;
  std::size_t most_lines = 3;
  int largest = 250;  // pixels; two lines are set smaller than one, and three smaller than two
  int good = 58;      // below it, up to three lines more are tried
  int smallest = 44;  // below it, the end goes
};

struct Wrapped {
  std::vector<std::string> lines;
  int size = 0;      // pixels
  int tracking = 0;  // units between letters
  int leading = 0;   // pixels from line to line
  bool shortened = false;
};

// A line that may have vertical text, with Latin in it on its side or, when short, upright.
Line set_line(std::string_view utf8, const Measure& measure, int tracking);

// Balanced lines; no letter alone on the last one, nothing between brackets or inside a word broken where
// another way is nearly as large. A title too long for `most_lines` at a good size takes more; one too long
// for those at the smallest size ends in an ellipsis.
Wrapped wrap(std::string_view title, const Measure& measure);

}  // namespace novel2epub::cover
