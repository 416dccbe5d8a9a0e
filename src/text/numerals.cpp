#include "text/numerals.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

// Anything longer is an identifier, a date glued to a time or noise, and would not fit anyway.
constexpr std::size_t longest = 18;

struct Sign {
  char32_t c;
  std::int64_t value;
};

constexpr auto han_digits = std::to_array<Sign>({
    {U'〇', 0}, {U'零', 0}, {U'○', 0},  {U'一', 1}, {U'壹', 1}, {U'壱', 1}, {U'弌', 1}, {U'二', 2},
    {U'两', 2}, {U'兩', 2}, {U'贰', 2}, {U'貳', 2}, {U'弐', 2}, {U'三', 3}, {U'叁', 3}, {U'參', 3},
    {U'参', 3}, {U'叄', 3}, {U'四', 4}, {U'肆', 4}, {U'五', 5}, {U'伍', 5}, {U'六', 6}, {U'陆', 6},
    {U'陸', 6}, {U'七', 7}, {U'柒', 7}, {U'八', 8}, {U'捌', 8}, {U'九', 9}, {U'玖', 9},
});

constexpr auto han_units = std::to_array<Sign>({
    {U'十', 10},
    {U'拾', 10},
    {U'百', 100},
    {U'佰', 100},
    {U'千', 1000},
    {U'仟', 1000},
    {U'万', 10000},
    {U'萬', 10000},
    {U'亿', 100000000},
    {U'億', 100000000},
});

// One character that is some tens by itself.
constexpr auto han_tens = std::to_array<Sign>({{U'廿', 20}, {U'卄', 20}, {U'卅', 30}, {U'卌', 40}});

template <std::size_t N>
std::optional<std::int64_t> find(const std::array<Sign, N>& signs, char32_t c) {
  const auto found = std::ranges::find(signs, c, &Sign::c);
  if (found == signs.end()) return {};
  return found->value;
}

std::optional<std::int64_t> arabic_digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<std::int64_t>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<std::int64_t>(c - U'０');
  return {};
}

std::optional<std::int64_t> digit(char32_t c) {
  const auto arabic = arabic_digit(c);
  return arabic ? arabic : find(han_digits, c);
}

// 2024, ２０２４, 二〇二四. A row of ○ alone is a scene break or a censored word.
std::optional<std::int64_t> positional(std::u32string_view s) {
  if (s.size() > longest || std::ranges::all_of(s, [](char32_t c) { return c == U'○'; })) return {};
  std::int64_t value = 0;
  for (const char32_t c : s) {
    const auto d = digit(c);
    if (!d) return {};
    value = value * 10 + *d;
  }
  return value;
}

// A number being read from left to right: 一亿 二千 三百 四十 五, each unit below the one before.
struct HanNumber {
  std::int64_t total = 0;                    // whole 万 and 亿
  std::int64_t section = 0;                  // below the next 万
  std::int64_t pending = -1;                 // digits that wait for their unit
  std::int64_t last_unit = 100'000'000'000;  // of this section; a unit must be smaller
  std::int64_t last_big = 100'000'000'000;

  bool add_digit(char32_t c, std::int64_t d) {
    if (pending > 0 && !arabic_digit(c)) return false;  // 百二三: no number
    if (pending > 1'000'000) return false;
    pending = std::max<std::int64_t>(pending, 0) * 10 + d;
    return true;
  }

  bool add_unit(std::int64_t unit) {
    if (unit >= 10000) return add_big(unit);
    if (unit >= last_unit || pending >= 10) return false;
    section += std::max<std::int64_t>(pending, 0) == 0 ? unit : pending * unit;  // 十三, 一百零十三
    pending = -1;
    last_unit = unit;
    return true;
  }

  bool add_big(std::int64_t unit) {
    if (unit >= last_big) return false;
    section += std::max<std::int64_t>(pending, 0);
    total += std::max<std::int64_t>(section, 1) * unit;
    section = 0;
    pending = -1;
    last_unit = 10000;
    last_big = unit;
    return true;
  }

  bool add_tens(std::int64_t tens) {
    if (pending > 0 || last_unit <= 10) return false;
    section += tens;
    pending = -1;
    last_unit = 10;
    return true;
  }
};

// 一百零三, 廿三, 千二百, 一百零 (a slip for 一百), 3万. The last digit counts as ones: who writes 一百二 in
// a heading has left out the 零, for the hundred and twentieth is written 一百二十.
std::optional<std::int64_t> with_units(std::u32string_view s) {
  const auto is_unit = [](char32_t c) { return find(han_units, c) || find(han_tens, c); };
  if (s.size() > longest || std::ranges::none_of(s, is_unit)) return {};
  HanNumber number;
  for (const char32_t c : s) {
    bool good = false;
    if (const auto d = digit(c))
      good = number.add_digit(c, *d);
    else if (const auto unit = find(han_units, c))
      good = number.add_unit(*unit);
    else if (const auto tens = find(han_tens, c))
      good = number.add_tens(*tens);
    if (!good) return {};
  }
  if (number.pending >= number.last_unit) return {};  // 一百35 is none, 二十5 is one
  return number.total + number.section + std::max<std::int64_t>(number.pending, 0);
}

struct Enclosed {
  char32_t first, last;
  std::int64_t value;  // of `first`
};

constexpr auto enclosed = std::to_array<Enclosed>({
    {U'①', U'⑳', 1},
    {U'⑴', U'⒇', 1},
    {U'⒈', U'⒛', 1},
    {U'⓪', U'⓪', 0},
    {U'⓫', U'⓴', 11},
    {U'⓵', U'⓾', 1},
    {U'⓿', U'⓿', 0},
    {U'❶', U'❿', 1},
    {U'➀', U'➉', 1},
    {U'➊', U'➓', 1},
    {U'㈠', U'㈩', 1},
    {U'㉑', U'㉟', 21},
    {U'㊀', U'㊉', 1},
    {U'㊱', U'㊿', 36},
});

std::optional<std::int64_t> enclosed_value(char32_t c) {
  for (const Enclosed& row : enclosed)
    if (c >= row.first && c <= row.last) return row.value + static_cast<std::int64_t>(c - row.first);
  return {};
}

constexpr std::array<std::u32string_view, 16> roman_signs = {U"I",   U"II",   U"III", U"IV", U"V",  U"VI",
                                                             U"VII", U"VIII", U"IX",  U"X",  U"XI", U"XII",
                                                             U"L",   U"C",    U"D",   U"M"};

// The letters I V X L C D M of a Roman numeral however it is typed; empty when something else stands in it.
std::u32string roman_letters(std::u32string_view s) {
  constexpr std::u32string_view upper = U"IVXLCDM", lower = U"ivxlcdm";
  const bool small = lower.find(s.front()) != lower.npos || (s.front() >= U'ⅰ' && s.front() <= U'ⅿ');
  std::u32string out;
  for (const char32_t c : s) {
    const char32_t first = small ? U'ⅰ' : U'Ⅰ';
    const auto at = (small ? lower : upper).find(c);
    if (at != upper.npos)
      out += upper[at];
    else if (c >= first && c < first + 16)
      out += roman_signs[c - first];
    else
      return {};
  }
  return out;
}

std::u32string write_roman(std::int64_t value) {
  constexpr std::array<std::int64_t, 13> values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  constexpr std::array<std::u32string_view, 13> signs = {U"M",  U"CM", U"D",  U"CD", U"C",  U"XC", U"L",
                                                         U"XL", U"X",  U"IX", U"V",  U"IV", U"I"};
  std::u32string out;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (; value >= values[i]; value -= values[i]) out += signs[i];
  return out;
}

std::optional<std::int64_t> roman_value(std::u32string_view s) {
  if (s.size() > 15) return {};
  const std::u32string letters = roman_letters(s);
  constexpr std::u32string_view order = U"IVXLCDM";
  constexpr std::array<std::int64_t, 7> worth = {1, 5, 10, 50, 100, 500, 1000};
  std::int64_t value = 0, previous = 0;
  for (std::size_t i = letters.size(); i-- > 0;) {
    const std::int64_t w = worth[order.find(letters[i])];
    value += w < previous ? -w : w;
    previous = std::max(previous, w);
  }
  // Only the usual spelling counts, or words such as "mild" and "civil" would be numbers.
  if (letters.empty() || value <= 0 || value >= 4000 || write_roman(value) != letters) return {};
  return value;
}

}  // namespace

std::optional<std::int64_t> numeral_value(std::string_view utf8) {
  if (utf8.empty() || utf8.size() > 4 * longest) return {};
  const std::u32string s = to_u32(utf8);
  if (const auto value = positional(s)) return value;
  if (const auto value = with_units(s)) return value;
  if (s.size() == 1)
    if (const auto value = enclosed_value(s.front())) return value;
  return roman_value(s);
}

bool is_numeral_char(char32_t c) { return digit(c) || find(han_units, c) || find(han_tens, c); }

}  // namespace novel2epub::text
