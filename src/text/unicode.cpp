#include "text/unicode.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

constexpr char32_t bmp_end = 0x10000;
constexpr std::uint16_t ideograph_bits = char_han | char_letter | char_cjk | char_wide;
constexpr std::uint16_t syllable_bits = char_hangul | char_letter | char_wide;

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_censor_glyph(char32_t c) {
  switch (c) {
    case U'□':
    case U'○':
    case U'●':
    case U'■':
    case U'◯':
    case 0xFFFD:
      return true;
    default:
      return false;
  }
}

bool is_kana_mark(char32_t c) { return c == U'・' || c == U'゠' || c == U'゛' || c == U'゜'; }

std::uint16_t script_bits(char32_t c) {
  if (c >= 0x3040 && c <= 0x30FF) return is_kana_mark(c) ? 0 : char_kana | char_cjk;
  if (c == U'ｰ') return char_kana | char_cjk;
  if (c == U'〆') return char_han | char_cjk;  // of both scripts by its property, an ideograph by its use
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu(c), &status)) {
    case USCRIPT_HAN:
      return char_han | char_cjk;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return char_kana | char_cjk;
    case USCRIPT_BOPOMOFO:
      return char_cjk;
    case USCRIPT_HANGUL:
      return char_hangul;
    default:
      return 0;
  }
}

std::uint16_t category_bits(char32_t c) {
  const auto type = u_charType(icu(c));
  const auto mask = U_MASK(type);
  unsigned bits = 0;
  if ((mask & U_GC_L_MASK) != 0) bits |= char_letter;
  if ((mask & U_GC_N_MASK) != 0) bits |= char_number;
  if (type == U_DECIMAL_DIGIT_NUMBER) bits |= char_digit;
  if (c >= 0x80 && (type == U_PRIVATE_USE_CHAR || type == U_OTHER_NUMBER || type == U_LETTER_NUMBER))
    bits |= char_cjk;
  if (c >= 0x300 && (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) bits |= char_zero_width;
  return static_cast<std::uint16_t>(bits);
}

std::uint16_t width_bits(char32_t c) {
  if (c < 0x100) return 0;
  const int width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS ? char_wide : 0;
}

std::uint16_t looked_up(char32_t c) {
  unsigned bits = category_bits(c) | width_bits(c);
  if (c >= 0x1100) bits |= script_bits(c);
  if (is_censor_glyph(c)) bits |= char_cjk;
  return static_cast<std::uint16_t>(bits);
}

// Half of the plane is ideographs and syllables, filled without asking; the rest costs ICU half a
// millisecond, once.
std::array<std::uint16_t, bmp_end> make_table() {
  std::array<std::uint16_t, bmp_end> table;
  for (char32_t c = 0; c < bmp_end; ++c) {
    if (c >= 0x4E00 && c <= 0x9FFF)
      table[c] = ideograph_bits;
    else if (c >= 0xAC00 && c <= 0xD7A3)
      table[c] = syllable_bits;
    else
      table[c] = looked_up(c);
  }
  return table;
}

bool has(char32_t c, CharBit bit) { return (char_class(c) & bit) != 0; }

}  // namespace

std::uint16_t char_class(char32_t c) {
  static const std::array<std::uint16_t, bmp_end> table = make_table();
  if (c < bmp_end) return table[c];
  return c >= 0x20000 && c <= 0x2A6DF ? ideograph_bits : looked_up(c);
}

bool is_han(char32_t c) { return has(c, char_han); }
bool is_kana(char32_t c) { return has(c, char_kana); }
bool is_hangul(char32_t c) { return has(c, char_hangul); }
bool is_letter(char32_t c) { return has(c, char_letter); }
bool is_digit(char32_t c) { return has(c, char_digit); }
bool is_letter_or_number(char32_t c) { return (char_class(c) & (char_letter | char_number)) != 0; }
bool is_cjk(char32_t c) { return has(c, char_cjk); }
bool is_wide(char32_t c) { return has(c, char_wide); }

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
  if (c < 0xE00 || (c >= 0x3400 && c <= 0x9FFF)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(icu(c), &status);
  return code == USCRIPT_THAI || code == USCRIPT_LAO || code == USCRIPT_KHMER || code == USCRIPT_MYANMAR;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next(utf8, i);
    const std::uint16_t bits = char_class(c);
    if ((bits & char_zero_width) != 0) continue;
    width += (bits & char_wide) != 0 ? 2 : 1;
  }
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
