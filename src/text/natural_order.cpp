#include "text/natural_order.hpp"

#include <unicode/uchar.h>

#include <compare>
#include <cstdint>
#include <string>

#include "text/ascii.hpp"
#include "text/numerals.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

// What is compared at a time: a number or one character. Numbers stand before characters.
struct Item {
  bool number = false;
  std::string_view digits;  // of a number too long for `value`: without leading zeros, half-width only
  std::uint64_t value = 0;  // of a number, or the folded character

  std::strong_ordering operator<=>(const Item& other) const {
    if (number != other.number) return number ? std::strong_ordering::less : std::strong_ordering::greater;
    if (digits.size() != other.digits.size()) return digits.size() <=> other.digits.size();
    if (const int order = digits.compare(other.digits); order != 0) return order <=> 0;
    return value <=> other.value;
  }
};

// 00012 -> 12 by value; more digits than fit are compared by their number and then one by one.
Item ascii_number(std::string_view s, std::size_t& at) {
  while (at + 1 < s.size() && s[at] == '0' && is_ascii_digit(s[at + 1])) ++at;
  const std::size_t begin = at;
  Item item{.number = true, .digits = {}, .value = 0};
  for (; at < s.size() && is_ascii_digit(s[at]); ++at)
    if (at - begin < 18) item.value = item.value * 10 + static_cast<std::uint64_t>(s[at] - '0');
  if (at - begin > 18) item.digits = s.substr(begin, at - begin), item.value = 0;
  return item;
}

// A run of full-width digits or Chinese numerals, if it has a value; `at` stays where it is otherwise.
bool read_wide_number(std::string_view s, std::size_t& at, Item& item) {
  std::size_t end = at;
  for (std::size_t i = at; i < s.size(); end = i) {
    if (is_ascii_digit(s[i])) break;
    if (!is_numeral_char(next(s, i))) break;
  }
  if (end == at) return false;
  const auto value = numeral_value(s.substr(at, end - at));
  if (!value) return false;
  item = {.number = true, .digits = {}, .value = static_cast<std::uint64_t>(*value)};
  at = end;
  return true;
}

// 上 中 下, 前 後 as the mark of a part: "第三章（下）", "第三章 上", "中卷". By code point 中 would come
// last.
std::uint64_t part_rank(std::string_view s, std::size_t begin, std::size_t end, char32_t c) {
  constexpr std::u32string_view parts = U"上中下前后後", before = U" 　(（[【_-—章回节節话話卷部篇集",
                                after = U" 　)）]】._-卷部篇册冊編编集";
  constexpr std::uint64_t ranks[] = {1, 2, 3, 1, 3, 3};
  const auto part = parts.find(c);
  if (part == parts.npos) return 0;
  if (begin > 0 && before.find(previous(s, begin)) == before.npos) return 0;
  if (end < s.size() && after.find(next(s, end)) == after.npos) return 0;
  return ranks[part];
}

Item read_item(std::string_view s, std::size_t& at) {
  if (is_ascii_digit(s[at])) return ascii_number(s, at);
  Item item;
  if (static_cast<unsigned char>(s[at]) >= 0x80 && read_wide_number(s, at, item)) return item;
  const std::size_t begin = at;
  const char32_t c = next(s, at);
  if (c < 0x80) return {.number = false, .digits = {}, .value = c >= 'A' && c <= 'Z' ? c + 32 : c};
  if (const std::uint64_t rank = part_rank(s, begin, at, c))
    return {.number = true, .digits = {}, .value = rank};
  item.value = static_cast<std::uint64_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  return item;
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    const auto order = read_item(a, i) <=> read_item(b, j);
    if (order != 0) return order < 0;
  }
  if ((i < a.size()) != (j < b.size())) return j < b.size();
  return a < b;
}

}  // namespace novel2epub::text
