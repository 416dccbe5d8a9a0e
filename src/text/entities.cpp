#include "text/entities.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.hpp"

namespace novel2epub::text {
namespace {

// Names that no prose has after an ampersand: they count without their semicolon, or with a wide one.
constexpr std::array<std::string_view, 11> unmistakable = {
    "nbsp", "ldquo", "rdquo", "lsquo", "rsquo", "hellip", "mdash", "middot", "quot", "emsp", "ensp"};

// What is left of `&amp;ldquo;` and its like where a scraper has stripped the letters behind the first.
struct Scrap {
  std::string_view left;
  char32_t code;
};
constexpr Scrap scraps[] = {{"l", U'“'},  {"r", U'”'},  {"ld", U'“'},  {"rd", U'”'}, {"ls", U'‘'},
                            {"rs", U'’'}, {"he", U'…'}, {"hel", U'…'}, {"md", U'—'}, {"mid", U'·'}};

std::string_view run_of_alnum(std::string_view s, std::size_t at) {
  constexpr std::size_t longest = 32;
  std::size_t end = at;
  while (end < s.size() && end - at < longest && is_ascii_alnum(s[end])) ++end;
  return s.substr(at, end - at);
}

// "#8212;" or "#x4f60;" at s[at]. The code is as written; size 0: no such thing.
Entity number_at(std::string_view s, std::size_t at) {
  if (at >= s.size() || s[at] != '#') return {};
  std::size_t i = at + 1;
  const bool hex = i < s.size() && (s[i] == 'x' || s[i] == 'X');
  if (hex) ++i;
  const std::size_t digits = i;
  std::uint32_t value = 0;
  for (; i < s.size() && is_ascii_alnum(s[i]); ++i) {
    const char lower = static_cast<char>(s[i] | 0x20);
    const bool letter = hex && lower >= 'a' && lower <= 'f';
    if (!is_ascii_digit(s[i]) && !letter) return {};
    const auto digit = static_cast<std::uint32_t>(letter ? lower - 'a' + 10 : s[i] - '0');
    value = std::min<std::uint32_t>(value * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (i == digits || i >= s.size() || s[i] != ';') return {};
  return {i + 1 - at, static_cast<char32_t>(value)};
}

constexpr bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

// 0 for what XML 1.0 forbids; a non-breaking space is indentation noise in a dump.
char32_t allowed(char32_t c) {
  if (c >= 0x80 && c <= 0x9F) return from_windows_1252(c);
  if (c == 0xA0) return U' ';
  if (c == 0x2028 || c == 0x2029) return U'\n';
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' ? c : 0;
  const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return c > 0x10FFFF || c == 0x7F || noncharacter || is_high_surrogate(c) || is_low_surrogate(c) ? 0 : c;
}

// A number, or the two numbers of a surrogate pair as JavaScript escapes write it.
Entity numeric_at(std::string_view s, std::size_t at) {
  Entity first = number_at(s, at);
  if (first.size == 0) return {};
  const std::size_t behind = at + first.size;
  if (is_high_surrogate(first.code) && behind < s.size() && s[behind] == '&') {
    const Entity second = number_at(s, behind + 1);
    if (second.size != 0 && is_low_surrogate(second.code))
      return {first.size + 1 + second.size, 0x10000 + ((first.code - 0xD800) << 10) + (second.code - 0xDC00)};
  }
  first.code = allowed(first.code);
  // "&#13;" before a line end is the other half of CRLF.
  if (first.code == '\r') first.code = behind < s.size() && s[behind] == '\n' ? 0 : U'\n';
  return first;
}

// Whether a word ends where the ampersand stands, as in AT&amp;T; another scrap is no word.
bool follows_word(std::string_view before) {
  if (before.empty() || !is_ascii_alnum(before.back())) return false;
  return std::ranges::none_of(scraps, [&](const Scrap& scrap) {
    return before.ends_with(scrap.left) &&
           before.substr(0, before.size() - scrap.left.size()).ends_with("&amp;");
  });
}

Entity scrap_at(std::string_view s, std::size_t at, std::size_t begin) {
  const std::string_view left = run_of_alnum(s, begin);
  const std::size_t end = begin + left.size();
  if (follows_word(s.substr(0, at))) return {};
  if (end < s.size() && (s[end] == ';' || s[end] == '=')) return {};
  const auto* scrap = std::ranges::find(scraps, left, &Scrap::left);
  return scrap == std::end(scraps) ? Entity{} : Entity{end - at, scrap->code};
}

Entity name_at(std::string_view s, std::size_t at, std::size_t begin) {
  const std::string_view name = run_of_alnum(s, begin);
  if (name.empty()) return {};
  const std::size_t end = begin + name.size();
  if (end < s.size() && s[end] == ';') {
    const char32_t code = named_entity(name);
    return code == 0 ? Entity{} : Entity{end + 1 - at, allowed(code)};
  }
  if (std::ranges::find(unmistakable, name) == unmistakable.end()) return {};
  constexpr std::string_view wide_semicolon = "；";
  const bool wide = s.substr(end).starts_with(wide_semicolon);
  return {end - at + (wide ? wide_semicolon.size() : 0), allowed(named_entity(name))};
}

}  // namespace

Entity entity_at(std::string_view s, std::size_t at) {
  constexpr std::string_view amp = "amp;";
  std::size_t begin = at + 1;
  while (s.substr(begin).starts_with(amp)) begin += amp.size();
  if (Entity number = numeric_at(s, begin); number.size != 0) return {number.size + begin - at, number.code};
  if (const Entity name = name_at(s, at, begin); name.size != 0) return name;
  if (begin == at + 1) return {};
  if (const Entity scrap = scrap_at(s, at, begin); scrap.size != 0) return scrap;
  return {begin - at, U'&'};
}

char32_t from_windows_1252(char32_t c) {
  static constexpr std::array<char16_t, 32> table = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return c >= 0x80 && c <= 0x9F ? table[c - 0x80] : c;
}

}  // namespace novel2epub::text
