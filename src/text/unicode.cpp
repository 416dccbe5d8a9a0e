#include "text/unicode.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <vector>

#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

UScriptCode script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu(c), &status);
}

bool is_common_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

}  // namespace

bool is_han(char32_t c) {
  if (c < 0x2E80) return false;
  return is_common_ideograph(c) || script(c) == USCRIPT_HAN;
}

bool is_kana(char32_t c) {
  if (c < 0x3040) return false;
  if (c <= 0x30FF) return c != U'・' && c != U'゠' && c != U'゛' && c != U'゜';
  if (is_common_ideograph(c)) return false;
  const UScriptCode code = script(c);
  return code == USCRIPT_HIRAGANA || code == USCRIPT_KATAKANA || c == U'ｰ';
}

bool is_hangul(char32_t c) {
  if (c >= 0xAC00 && c <= 0xD7A3) return true;
  return c >= 0x1100 && !is_common_ideograph(c) && script(c) == USCRIPT_HANGUL;
}

bool is_letter(char32_t c) {
  return is_common_ideograph(c) || (U_MASK(u_charType(icu(c))) & U_GC_L_MASK) != 0;
}

bool is_digit(char32_t c) { return u_charType(icu(c)) == U_DECIMAL_DIGIT_NUMBER; }

bool is_letter_or_number(char32_t c) {
  return is_common_ideograph(c) || (U_MASK(u_charType(icu(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_cjk(char32_t c) {
  if (c < 0x80) return false;
  if (is_common_ideograph(c)) return true;
  switch (c) {
    case U'□':
    case U'○':
    case U'●':
    case U'■':
    case U'◯':
    case 0xFFFD:
      return true;
    default:
      break;
  }
  const auto type = u_charType(icu(c));
  if (type == U_PRIVATE_USE_CHAR || type == U_OTHER_NUMBER || type == U_LETTER_NUMBER) return true;
  if (is_han(c) || is_kana(c)) return true;
  return script(c) == USCRIPT_BOPOMOFO;
}

bool is_blank(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\v':
    case '\f':
    case '\r':
    case 0xA0:
    case 0x1680:
    case 0x200B:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return c >= 0x2000 && c <= 0x200A;
  }
}

bool is_wide(char32_t c) {
  if (c < 0x100) return false;
  if (is_common_ideograph(c)) return true;
  const int width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS;
}

bool is_lower(char32_t c) { return u_charType(icu(c)) == U_LOWERCASE_LETTER; }

bool is_letter_or_mark(char32_t c) { return (U_MASK(u_charType(icu(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0; }

bool is_emoji_part(char32_t c) {
  return c >= 0x80 && (U_MASK(u_charType(icu(c))) & (U_GC_SO_MASK | U_GC_SK_MASK | U_GC_MN_MASK)) != 0;
}

bool is_right_to_left(char32_t c) {
  const auto direction = u_charDirection(icu(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_spaceless_script(char32_t c) {
  if (c < 0xE00 || is_common_ideograph(c)) return false;
  const UScriptCode code = script(c);
  return code == USCRIPT_THAI || code == USCRIPT_LAO || code == USCRIPT_KHMER || code == USCRIPT_MYANMAR;
}

namespace {

bool takes_no_column(char32_t c) {
  return c >= 0x300 && (U_MASK(u_charType(icu(c))) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0;
}

std::size_t asked_columns(char32_t c) { return takes_no_column(c) ? 0 : is_wide(c) ? 2 : 1; }

std::size_t columns(char32_t c) {
  if (c < 0x100) return 1;
  const bool letters = is_common_ideograph(c) || (c >= 0xAC00 && c <= 0xD7A3);
  if (letters || (c >= 0xFF01 && c <= 0xFF60)) return 2;
  // Alphabets, marks and kana are asked for so often that ICU's answers are kept.
  constexpr char32_t kept = 0x3400;
  if (c >= kept) return asked_columns(c);
  static const std::vector<std::uint8_t> table = [] {
    std::vector<std::uint8_t> widths(kept);
    for (char32_t code = 0; code < kept; ++code)
      widths[code] = static_cast<std::uint8_t>(asked_columns(code));
    return widths;
  }();
  return table[c];
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) width += columns(next(utf8, i));
  return width;
}

std::string_view trim(std::string_view s) {
  std::size_t begin = 0;
  while (begin < s.size()) {
    std::size_t after = begin;
    if (!is_blank(next(s, after))) break;
    begin = after;
  }
  std::size_t end = s.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_blank(previous(s, before))) break;
    end = before;
  }
  return s.substr(begin, end - begin);
}

}  // namespace novel2epub::text
