// The steps of the inline pass, in one ordered table. Each is one linear scan over a line.
#pragma once

#include <span>

#include "normalize/features.hpp"
#include "normalize/line.hpp"

namespace novel2epub::normalize {

struct Pass {
  Features needs;  // any of them
  void (*run)(Line&);
};
std::span<const Pass> code_point_passes();   // in every language, at every level
std::span<const Pass> width_passes();        // zh and ja, before the rest: they make new marks
std::span<const Pass> punctuation_passes();  // zh and ja

// codepoints.cpp
void mend_spaces(Line& line);          // CP-4, CP-5
void turn_vertical_forms(Line& line);  // CP-11
void replace_radicals(Line& line);     // CP-14
// width.cpp
void fold_fullwidth(Line& line);  // FW-1, FW-4
void widen_katakana(Line& line);  // FW-2
// ellipsis.cpp
void mend_ellipses(Line& line);  // E-1, E-2
// dashes.cpp
void mend_dashes(Line& line);  // D-1
void mend_tildes(Line& line);  // PR-1, tilde-wide, wave
// interpunct.cpp
void mend_interpuncts(Line& line);  // M-1
// quotes.cpp
void pair_double_quotes(Line& line);
void turn_double_quotes(Line& line);
// single_quotes.cpp
void pair_latex_quotes(Line& line);
void pair_single_quotes(Line& line);
// restyle.cpp
void restyle_quotes(Line& line);  // quotes-curly, quotes-corner, ja-minutes
// marks.cpp
void widen_marks(Line& line);  // W-1 to W-5, W-2b
// brackets.cpp
void widen_brackets(Line& line);  // W-6, PR-1
// latin.cpp
void narrow_latin(Line& line);  // latin-punct
// runs.cpp
void squeeze_marks(Line& line);       // squeeze-punct
void drop_bracket_stops(Line& line);  // bracket-stop
// spaces.cpp
void mend_mark_spaces(Line& line);       // S-1, S-4
void insert_exclaim_spaces(Line& line);  // exclaim-space
void space_scripts(Line& line);          // strip-han-spaces, spacing-strip, spacing-pangu

// Whether an unwritten quote should be a corner bracket here (zh-Hant unless the book writes curly ones).
bool uses_corner_quotes(const Line& line);

}  // namespace novel2epub::normalize
