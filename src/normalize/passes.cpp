// The order of the inline pass (normalization.md 2.2). Ellipses come before quotes, because "...你 must read
// as "……你 when the quote is judged; quotes before marks, because a mark asks for the quoted stretch it
// stands in.
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr Pass code_points[] = {
    {has_odd_space, mend_spaces},
    {has_vertical, turn_vertical_forms},
};

constexpr Pass widths[] = {
    {has_anything, replace_radicals},
    {has_fullwidth, fold_fullwidth},
    {has_halfwidth, widen_katakana},
};

constexpr Pass punctuation[] = {
    {has_dots, mend_ellipses},
    {has_dashes, mend_dashes},
    {has_quotes, pair_double_quotes},
    {has_quotes, turn_double_quotes},
    {has_apostrophes, pair_latex_quotes},
    {has_apostrophes, pair_single_quotes},
    {has_anything, restyle_quotes},
    {has_marks, widen_marks},
    {has_anything, narrow_latin},
    {has_parens, widen_brackets},
    {has_tilde, mend_tildes},
    {has_anything, squeeze_marks},
    {has_anything, drop_bracket_stops},
    {has_joiners, mend_interpuncts},
    {has_spaces, mend_mark_spaces},
    {has_anything, insert_exclaim_spaces},
    {has_anything, space_scripts},
};

}  // namespace

std::span<const Pass> code_point_passes() { return code_points; }
std::span<const Pass> width_passes() { return widths; }
std::span<const Pass> punctuation_passes() { return punctuation; }

}  // namespace novel2epub::normalize
