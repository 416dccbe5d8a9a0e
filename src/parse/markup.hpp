// Markup residue and code points that no text has (normalization.md 4 and 5): the first thing done to a text,
// the same in every language.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/draft.hpp"
#include "text/traced.hpp"

namespace novel2epub::parse {

// source[begin, end) names a picture and goes. What is shown leaves picture_sign in its place; a dump's own
// U+FFFC are noise.
struct PictureCut {
  enum class Place { nowhere, own_line, in_line };
  std::size_t begin = 0, end = 0;
  std::string_view rule;
  Place place = Place::nowhere;
};

// What was done to one text, by rule. CP-12, which is done to whole stretches, is only counted.
struct TextChange {
  std::size_t begin = 0, end = 0;  // of the source
  std::string rule, after;
};
struct ChangeLog {
  bool keeps_places = false;  // false: only counts
  std::map<std::string, std::size_t> counts;
  std::vector<TextChange> places;  // in the order of the text
};

// CP-3, CP-3b, CP-6, CP-9, CP-10, CP-12, MK-1 to MK-4 over a whole decoded text. Tags are cut (their letters
// go to the ledger) or become line breaks; entities and code points are replaced in place. `cuts` receives
// each tag with `text_index` as its text, `log` what was changed. `pictures` are in order and do not overlap.
text::Traced read_markup(std::string_view source, std::size_t text_index, std::vector<Cut>& cuts,
                         ChangeLog& log, std::span<const PictureCut> pictures = {});

}  // namespace novel2epub::parse
