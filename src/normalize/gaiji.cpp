// Characters that a typist described because the charset had none: ※［＃「てへん＋劣」、第3水準1-84-77］.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "normalize/characters.hpp"
#include "normalize/notation.hpp"
#include "text/data.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

constexpr int hex_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'A' && c <= U'F') return static_cast<int>(c - U'A') + 10;
  if (c >= U'a' && c <= U'f') return static_cast<int>(c - U'a') + 10;
  return -1;
}

constexpr bool may_stand_for_text(char32_t c) {
  return c >= 0xA0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) && !(c >= 0xFDD0 && c <= 0xFDEF) &&
         (c & 0xFFFE) != 0xFFFE;
}

// "U+20B9F" somewhere in the description; 0 if there is none.
char32_t by_code_point(View inside) {
  const auto at = inside.find(U"U+");
  if (at == View::npos) return 0;
  char32_t c = 0;
  std::size_t digits = 0;
  for (std::size_t i = at + 2; i < inside.size() && digits < 7; ++i, ++digits) {
    const int value = hex_value(inside[i]);
    if (value < 0) break;
    c = c * 16 + static_cast<char32_t>(value);
  }
  return digits >= 4 && digits <= 6 && may_stand_for_text(c) ? c : 0;
}

// Plane, row and cell of JIS X 0213: the last three numbers that hyphens join.
using Cell = std::array<unsigned, 3>;
bool read_cell(View inside, Cell& cell) {
  for (std::size_t i = inside.rfind(U'、') + 1; i < inside.size(); ++i) {
    if (!is_ascii_digit(inside[i]) || (i > 0 && is_ascii_digit(inside[i - 1]))) continue;
    std::size_t at = i, part = 0;
    for (; part < 3; ++part) {
      unsigned value = 0;
      const std::size_t first = at;
      while (at < inside.size() && is_ascii_digit(inside[at]) && at - first < 3)
        value = value * 10 + (inside[at++] - U'0');
      if (at == first) break;
      cell[part] = value;
      if (part < 2 && (at >= inside.size() || inside[at++] != U'-')) break;
    }
    if (part == 3 && (at == inside.size() || inside[at] != U'-')) return cell[0] >= 1 && cell[0] <= 2;
  }
  return false;
}

// data/jis/x0213.txt: a line for each row, "1-84 " and its 94 cells with spaces between; "-" is an empty one.
std::u32string by_cell(const Cell& cell) {
  const std::string_view table = text::data_file("jis/x0213.txt");
  const std::string head = std::to_string(cell[0]) + "-" + std::to_string(cell[1]) + " ";
  std::size_t at = table.starts_with(head) ? 0 : table.find("\n" + head);
  if (at == std::string_view::npos || cell[2] < 1 || cell[2] > 94) return {};
  const std::string_view row = table.substr(at, table.find('\n', at + 1) - at);
  std::size_t begin = row.find(' ') + 1;
  for (unsigned k = 1; k < cell[2]; ++k) begin = row.find(' ', begin) + 1;
  const std::string_view glyph = row.substr(begin, row.find(' ', begin) - begin);
  return glyph == "-" ? std::u32string() : text::to_u32(glyph);
}

// Signs of the notation itself, which stand for themselves: they are read as text, never as notation.
struct Sign {
  View name;
  char32_t glyph;
};
constexpr Sign signs[] = {{U"始め二重山括弧", U'《'}, {U"終わり二重山括弧", U'》'},
                          {U"始め角括弧", U'［'},     {U"終わり角括弧", U'］'},
                          {U"始めきっこう", U'〔'},   {U"終わりきっこう", U'〕'},
                          {U"縦線", U'｜'},           {U"米印", U'※'},
                          {U"井げた", U'＃'},         {U"井桁", U'＃'},
                          {U"いげた", U'＃'},         {U"始め亀甲", U'〔'},
                          {U"終わり亀甲", U'〕'}};

std::u32string glyph_for(View inside) {
  if (notation_sign(inside) != 0) return {};
  Cell cell{};
  if (const char32_t c = by_code_point(inside); c != 0) return std::u32string(1, c);
  return read_cell(inside, cell) ? by_cell(cell) : std::u32string();
}

}  // namespace

char32_t notation_sign(View inside) {
  for (const Sign& sign : signs)
    if (inside.starts_with(sign.name)) return sign.glyph;
  return 0;
}

Resolved resolve_gaiji(View text) {
  Resolved out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text[i] == U'※' ? command_end(text, i + 1) : 0;
    const std::u32string glyph = end == 0 ? std::u32string() : glyph_for(text.substr(i + 3, end - i - 4));
    if (glyph.empty()) {
      out.text.push_back(text[i]);
      out.from.push_back({i, i + 1});
      ++i;
    } else {
      out.text += glyph;
      out.from.insert(out.from.end(), glyph.size(), {i, end});
      out.glyphs.push_back({{i, end}, glyph});
      i = end;
    }
  }
  return out;
}

}  // namespace novel2epub::normalize
