// Properties of code points that more than one stage asks for. ICU stands behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace novel2epub::text {

// What a code point is, as bits: one table look-up in the BMP. The questions below read them.
enum CharBit : std::uint16_t {
  char_han = 1,
  char_kana = 2,
  char_hangul = 4,
  char_letter = 8,
  char_digit = 16,   // gc = Nd
  char_number = 32,  // gc = N*
  char_cjk = 64,
  char_wide = 128,
  char_zero_width = 256,  // gc = Mn, Me, Cf from U+0300 up
};
std::uint16_t char_class(char32_t c);

bool is_han(char32_t c);   // Script=Han, with 々 〆 〇 〻
bool is_kana(char32_t c);  // Hiragana, Katakana of both widths, ー ゝ ゞ ヽ ヾ
bool is_hangul(char32_t c);
bool is_letter(char32_t c);            // gc = L*
bool is_digit(char32_t c);             // gc = Nd
bool is_letter_or_number(char32_t c);  // gc = L* or N*: what the ledger accounts for
bool is_cjk(char32_t c);               // class C of the normalizer: wide letters, and what stands for one

// The unified ideograph that a CJK or Kangxi radical looks like (⼈ -> 人); 0 for what is no radical.
char32_t unified_ideograph(char32_t radical);

bool is_blank(char32_t c);  // space, TAB, U+00A0, U+2000-200A, U+202F, U+205F, U+3000, zero-width space, BOM
bool is_wide(char32_t c);   // East Asian Width W, F, or A outside Latin-1
bool is_lower(char32_t c);  // gc = Ll
bool is_letter_or_mark(char32_t c);  // gc = L* or M*
bool is_emoji_part(char32_t c);  // what U+200D joins in an emoji: gc = So, Sk or Mn, outside the ASCII range
bool is_right_to_left(char32_t c);     // bidi class R or AL
bool is_spaceless_script(char32_t c);  // Thai, Lao, Khmer, Myanmar: U+200B marks their line breaks

// Columns on a terminal-like grid: 2 for is_wide, 0 for combining marks, else 1.
std::size_t display_width(std::string_view utf8);

// `s` without is_blank characters at its ends.
std::string_view trim(std::string_view s);

}  // namespace novel2epub::text
