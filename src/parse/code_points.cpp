#include "parse/code_points.hpp"

#include <array>
#include <cstdint>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

struct Range {
  char32_t first, last;
  CodePointKind kind;
};

// Sorted. What is marked `compose` is every code point that NFC may change or move, rounded up to whole
// blocks where the scripts are rare in novels; a test holds the table against the Unicode data.
constexpr Range ranges[] = {
    {0x80, 0x9F, CodePointKind::c1},
    {0x300, 0x374, CodePointKind::compose},
    {0x37E, 0x37E, CodePointKind::compose},
    {0x387, 0x387, CodePointKind::compose},
    {0x483, 0x487, CodePointKind::compose},
    {0x591, 0x61B, CodePointKind::compose},
    {0x61C, 0x61C, CodePointKind::bidi},
    {0x61D, 0x10FF, CodePointKind::compose},
    {0x1100, 0x180D, CodePointKind::compose},
    {0x180E, 0x180E, CodePointKind::noise},
    {0x180F, 0x1DFF, CodePointKind::compose},
    {0x1F00, 0x1FFF, CodePointKind::compose},
    {0x2000, 0x2001, CodePointKind::compose},
    {0x200B, 0x200B, CodePointKind::space},
    {0x200C, 0x200D, CodePointKind::joiner},
    {0x200E, 0x200F, CodePointKind::bidi},
    {0x202A, 0x202E, CodePointKind::bidi},
    {0x2060, 0x2064, CodePointKind::noise},
    {0x2066, 0x2069, CodePointKind::bidi},
    {0x206A, 0x206F, CodePointKind::noise},
    {0x20D0, 0x20F0, CodePointKind::compose},
    {0x2126, 0x2126, CodePointKind::compose},
    {0x212A, 0x212B, CodePointKind::compose},
    {0x2329, 0x232A, CodePointKind::compose},
    {0x2ADC, 0x2ADC, CodePointKind::compose},
    {0x2CEF, 0x2CF1, CodePointKind::compose},
    {0x2D7F, 0x2D7F, CodePointKind::compose},
    {0x2DE0, 0x2DFF, CodePointKind::compose},
    {0x302A, 0x302F, CodePointKind::compose},
    {0x3099, 0x309A, CodePointKind::compose},
    {0xA640, 0xABFF, CodePointKind::compose},
    {0xFB00, 0xFB4F, CodePointKind::compose},
    {0xFE00, 0xFE0F, CodePointKind::selector},
    {0xFE20, 0xFE2F, CodePointKind::compose},
    {0xFEFF, 0xFEFF, CodePointKind::noise},
    {0xFFF9, 0xFFFC, CodePointKind::noise},
    {0x10100, 0x1D3FF, CodePointKind::compose},
    {0x1D800, 0x1EFFF, CodePointKind::compose},
    {0xE0100, 0xE01EF, CodePointKind::selector},
};

// What the first byte of a code point says about its need of a look.
enum class Lead : std::uint8_t { skip, look, check };

constexpr std::array<Lead, 256> leads = [] {
  std::array<Lead, 256> table{};
  table['<'] = table['&'] = Lead::look;
  for (const unsigned byte :
       {0xC2U, 0xCCU, 0xCDU, 0xCEU, 0xD2U, 0xE1U, 0xE2U, 0xE3U, 0xEAU, 0xEFU, 0xF0U, 0xF3U})
    table[byte] = Lead::check;
  for (unsigned byte = 0xD6; byte <= 0xE0; ++byte) table[byte] = Lead::look;
  return table;
}();

// A second byte is enough to let most marks, kana, Hangul and emoji pass.
bool passes(const unsigned char* p, std::size_t left) {
  if (left < 3) return false;
  switch (p[0]) {
    case 0xC2:
      return p[1] >= 0xA0;
    case 0xE1:
      return p[1] >= 0xB8 && p[1] <= 0xBB;
    case 0xE2:
      return p[1] == 0x80 ? p[2] >= 0x90 && (p[2] < 0xAA || p[2] > 0xAE) : p[1] >= 0x92 && p[1] <= 0xAA;
    case 0xE3:
      return p[1] == 0x80 ? p[2] < 0xAA || p[2] > 0xAF : p[1] != 0x82 || (p[2] != 0x99 && p[2] != 0x9A);
    case 0xEA:
      return p[1] >= 0xB0;
    case 0xEF:
      return p[1] == 0xBC || p[1] == 0xBD;
    case 0xF0:
      return p[1] >= 0x9F;
    default:
      return false;
  }
}

}  // namespace

CodePointKind kind_of(char32_t c) {
  for (const Range& range : ranges)
    if (c <= range.last) return c >= range.first ? range.kind : CodePointKind::plain;
  return CodePointKind::plain;
}

std::size_t next_suspect(std::string_view s, std::size_t from) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(s.data());
  std::size_t i = from;
  for (; i < s.size(); ++i) {
    const Lead lead = leads[bytes[i]];
    if (lead == Lead::skip) continue;
    if (lead == Lead::look || !passes(bytes + i, s.size() - i)) return i;
    ++i;
  }
  return s.size();
}

bool keeps_space(char32_t before, char32_t after) {
  return text::is_spaceless_script(before) && text::is_spaceless_script(after);
}

bool keeps_joiner(char32_t before, char32_t after) {
  const auto shaped = [](char32_t c) { return c >= 0x80 && text::is_letter_or_mark(c) && !text::is_cjk(c); };
  if (text::is_emoji_part(before) && text::is_emoji_part(after)) return true;
  return shaped(before) && shaped(after);
}

bool has_right_to_left(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = text::next(line, i);
    if (c >= 0x590 && text::is_right_to_left(c) && text::is_letter_or_mark(c)) return true;
  }
  return false;
}

}  // namespace novel2epub::parse
