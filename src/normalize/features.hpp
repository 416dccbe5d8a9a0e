// What a line holds, found by one scan before any rule looks at it.
#pragma once

#include <cstdint>
#include <string_view>

#include "normalize/plan.hpp"

namespace novel2epub::normalize {

// What a line must hold for a step to have anything to do. One scan finds them all.
using Features = std::uint32_t;
inline constexpr Features has_odd_space = 1U << 0;  // CP-4, CP-5
inline constexpr Features has_vertical = 1U << 1;   // CP-11
inline constexpr Features has_fullwidth = 1U << 2;  // full-width letters and digits
inline constexpr Features has_halfwidth = 1U << 3;  // half-width katakana
inline constexpr Features has_dots = 1U << 4;       // what may be an ellipsis
inline constexpr Features has_dashes = 1U << 5;
inline constexpr Features has_quotes = 1U << 6;  // straight double quotes, or curly ones all of one direction
inline constexpr Features has_apostrophes = 1U << 7;  // straight single quotes and backticks
inline constexpr Features has_marks = 1U << 8;        // , . : ; ? !
inline constexpr Features has_parens = 1U << 9;
inline constexpr Features has_tilde = 1U << 10;
inline constexpr Features has_joiners = 1U << 11;  // what may be an interpunct
inline constexpr Features has_spaces = 1U << 12;
inline constexpr Features has_anything =
    1U << 13;  // set in every line: for the rules that the scan knows nothing of

Features features_of(std::u32string_view text);

// Whether UTF-8 holds any of `wanted`, a little too eager: no means that no default rule can change the line.
bool holds_any(Features wanted, std::string_view utf8, const Plan& plan);

}  // namespace novel2epub::normalize
