#include "parse/doubled_numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "parse/body.hpp"
#include "parse/seam.hpp"
#include "text/fold.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::string_view brackets = "()[]-._ ";
constexpr std::string_view wide_brackets[] = {"（", "）", "【", "】", "「", "」",
                                              "〈", "〉", "　", "·",  "－"};

bool strip_end(std::string_view& s) {
  if (!s.empty() && brackets.contains(s.back())) return s.remove_suffix(1), true;
  for (const std::string_view mark : wide_brackets)
    if (s.ends_with(mark)) return s.remove_suffix(mark.size()), true;
  return false;
}

// Which part of its chapter a heading names: what stands apart at its end. 山上 names none.
std::optional<std::int64_t> part_of(const Heading& heading) {
  constexpr std::pair<std::string_view, std::int64_t> words[] = {
      {"上", 1},   {"中", 2},   {"下", 3},   {"前編", 1}, {"中編", 2},   {"後編", 3},  {"前篇", 1},
      {"中篇", 2}, {"後篇", 3}, {"上篇", 1}, {"下篇", 3}, {"thượng", 1}, {"trung", 2}, {"hạ", 3},
      {"상", 1},   {"중", 2},   {"하", 3},   {"i", 1},    {"ii", 2},     {"iii", 3},   {"iv", 4},
      {"v", 5},    {"one", 1},  {"two", 2},  {"three", 3}};
  const std::string label = text::lower(heading.name.empty() ? heading.number : heading.name);
  std::string_view rest = text::trim(label);
  while (strip_end(rest)) {
  }
  for (const auto& [word, part] : words) {
    if (!rest.ends_with(word)) continue;
    std::string_view before = rest.substr(0, rest.size() - word.size());
    if (before.empty() || strip_end(before)) return part;
  }
  std::size_t begin = rest.size();
  while (begin > 0 && rest[begin - 1] >= '0' && rest[begin - 1] <= '9') --begin;
  std::string_view before = rest.substr(0, begin);
  const bool apart = before.empty() || strip_end(before);
  return begin < rest.size() && apart ? text::numeral_value(rest.substr(begin)) : std::nullopt;
}

template <class Value>
bool all_differ(const std::vector<std::optional<Value>>& values) {
  std::set<Value> distinct;
  for (const auto& value : values)
    if (value) distinct.insert(*value);
  return distinct.size() == values.size();
}

// Whether order[begin, end) needs no other proof; parts put it in order.
bool is_ordered(const std::vector<FileChapter>& chapters, std::vector<std::size_t>& order, std::size_t begin,
                std::size_t end) {
  std::vector<std::optional<std::int64_t>> parts, counters;
  for (std::size_t i = begin; i < end; ++i) {
    const FileChapter& chapter = chapters[order[i]];
    parts.push_back(part_of(chapter.draft.heading));
    counters.push_back(chapter.name ? chapter.name->index : std::nullopt);
  }
  if (all_differ(parts)) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    std::stable_sort(first, order.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](std::size_t a, std::size_t b) {
                       return part_of(chapters[a].draft.heading) < part_of(chapters[b].draft.heading);
                     });
    return true;
  }
  return all_differ(counters);
}

}  // namespace

// Different files with one number: the seams of the story say which comes first.
void order_duplicates(const std::vector<FileChapter>& chapters, std::vector<std::size_t>& order,
                      std::span<const Text> texts) {
  constexpr std::size_t sample = 40;  // chapters that show what is common in the book
  const auto body = [&](std::size_t at) {
    return std::string_view(texts[chapters[order[at]].text].clean.text());
  };
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    const auto& number = chapters[order[begin]].draft.number;
    const Text& first = texts[chapters[order[begin]].text];
    const auto same = [&](const FileChapter& chapter) {
      const Text& text = texts[chapter.text];
      return number && chapter.draft.number == number && text.folder == first.folder &&
             text.rank == first.rank;
    };
    while (end < order.size() && same(chapters[order[end]])) ++end;
    if (end - begin > 1 && !is_ordered(chapters, order, begin, end)) {
      std::vector<std::string_view> options, book;
      for (std::size_t i = begin; i < end; ++i) options.push_back(body(i));
      for (std::size_t i = begin - std::min(begin, sample / 2); i < std::min(order.size(), end + sample / 2);
           ++i)
        if (i < begin || i >= end) book.push_back(body(i));
      const auto better = order_by_seams(begin > 0 ? body(begin - 1) : "", options,
                                         end < order.size() ? body(end) : "", book);
      std::vector<std::size_t> sorted;
      for (const std::size_t i : better) sorted.push_back(order[begin + i]);
      std::ranges::copy(sorted, order.begin() + static_cast<std::ptrdiff_t>(begin));
    }
    begin = end;
  }
}

void move_latest_back(const std::vector<FileChapter>& chapters, std::vector<std::size_t>& order,
                      std::span<const Text> texts) {
  const auto lowest = std::ranges::min_element(order, {}, [&](std::size_t i) {
    const auto& number = chapters[i].draft.number;
    return number ? *number : INT64_MAX;
  });
  if (lowest == order.begin() || lowest == order.end()) return;
  const auto numbered = [&](std::size_t i) { return chapters[i].draft.number.has_value(); };
  if (!std::all_of(order.begin(), lowest, numbered)) return;
  const auto hash_of = [&](std::size_t i) { return measure_body(texts, chapters[i].draft).hash; };
  std::multimap<std::int64_t, std::size_t> behind;
  for (auto it = lowest; it != order.end(); ++it)
    if (numbered(*it)) behind.emplace(*chapters[*it].draft.number, *it);
  std::size_t copies = 0;
  for (auto it = order.begin(); it != lowest; ++it) {
    const auto [first, last] = behind.equal_range(*chapters[*it].draft.number);
    if (std::any_of(first, last, [&](const auto& row) { return hash_of(row.second) == hash_of(*it); }))
      ++copies;
  }
  if (5 * copies >= 4 * static_cast<std::size_t>(lowest - order.begin()))
    std::rotate(order.begin(), lowest, order.end());
}

}  // namespace novel2epub::parse
