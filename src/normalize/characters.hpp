// The characters that the rules speak of.
#pragma once

#include <string_view>

#include "normalize/line.hpp"
#include "text/ascii.hpp"

namespace novel2epub::normalize {

constexpr bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

using text::is_ascii_alnum;
using text::is_ascii_digit;
using text::is_ascii_letter;
constexpr bool is_blank_mark(char32_t c) { return c == U' ' || c == U'\t'; }
constexpr bool is_fullwidth_digit(char32_t c) { return c >= U'０' && c <= U'９'; }
constexpr bool is_fullwidth_letter(char32_t c) {
  return (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
}
constexpr bool is_fullwidth_alnum(char32_t c) { return is_fullwidth_digit(c) || is_fullwidth_letter(c); }
// The block that Chinese text consists of.
constexpr bool is_unified_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
constexpr bool is_halfwidth_kana(char32_t c) { return c >= U'｡' && c <= U'ﾟ'; }

// A quote or bracket of either width that opens (closes); straight quotes do neither.
bool is_opener(char32_t c);
bool is_closer(char32_t c);
// The opener that `closer` answers, width folded; 0 for other characters.
char32_t opener_of(char32_t closer);
char32_t folded_opener(char32_t opener);

// Marks that fill an ideograph's cell in CJK type: 、。，：《 and their like, not curly quotes or dashes.
constexpr bool is_cell_mark(char32_t c) {
  return (c > 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) || c == 0x3030 || c == 0x303D ||
         (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6);
}

Kind kind_of(char32_t c);

constexpr bool is_alnum(Kind k) { return k == Kind::digit || k == Kind::latin; }
constexpr bool is_alnum(Near n) { return n == Near::digit || n == Near::latin; }

}  // namespace novel2epub::normalize
