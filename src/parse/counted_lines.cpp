// Headings that the grammar does not know, in a book without others: short lines alike up to a number that
// counts upwards, "我的书(12)", "＃12 雪", "<12화>", Roman numerals alone, and headings behind the book's
// name.
#include <algorithm>
#include <map>
#include <string>

#include "parse/candidates.hpp"
#include "parse/heading_scan.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

struct Counted {
  std::string key;  // the line up to its number, and what is written together with it
  HeadingMatch match;
};

bool is_roman(std::string_view s) {
  constexpr std::size_t longest = 8;
  return !s.empty() && s.size() <= longest && s.find_first_not_of("IVXLC") == s.npos;
}

HeadingMatch make_match(std::string_view line, std::int64_t number, std::size_t begin, std::size_t end) {
  HeadingMatch match;
  match.number = number;
  match.certain = false;
  match.heading.number = text::trim(line.substr(begin, end - begin));
  match.heading.name = text::trim(line.substr(end));
  match.kept.push_back({begin, end});
  if (const std::string_view name = text::trim(line.substr(end)); !name.empty()) {
    const auto at = static_cast<std::size_t>(name.data() - line.data());
    match.kept.push_back({at, at + name.size()});
  }
  return match;
}

std::optional<Counted> read_roman(std::string_view line, std::size_t begin) {
  const std::string_view all = text::trim(line);
  const std::string_view numeral = all.ends_with('.') ? all.substr(0, all.size() - 1) : all;
  if (!is_roman(numeral)) return {};
  const auto number = text::numeral_value(numeral);
  if (!number) return {};
  return Counted{"roman", make_match(line, *number, begin, begin + all.size())};
}

// Where what is written together with the number ends: a blank, or a few characters at most.
std::size_t end_of_run(std::string_view line, std::size_t at) {
  constexpr std::size_t longest = 4;  // code points
  for (std::size_t n = 0; at < line.size(); ++n) {
    std::size_t after = at;
    if (text::is_blank(text::next(line, after))) return at;
    if (n == longest) return line.npos;
    at = after;
  }
  return at;
}

bool ends_like_prose(std::string_view line) {
  std::size_t at = line.size();
  constexpr std::u32string_view ends = U"。，,；;：:、”」』\"";
  return ends.contains(text::previous(line, at));
}

std::optional<Counted> read_counted_line(std::string_view line) {
  constexpr std::size_t longest = 40;  // code points
  const std::string_view all = text::trim(line);
  if (all.empty() || text::length(all) > longest || ends_like_prose(all)) return {};
  const auto begin = static_cast<std::size_t>(all.data() - line.data());
  if (auto roman = read_roman(line, begin)) return roman;
  const std::size_t digit = line.find_first_of("0123456789", begin);
  if (digit == line.npos || digit == begin) return {};
  const auto numeral = read_numeral(line, digit);
  if (!numeral || !numeral->arabic) return {};
  const std::size_t end = end_of_run(line.substr(0, begin + all.size()), numeral->end);
  if (end == line.npos) return {};
  std::string key(line.substr(begin, digit - begin));
  key += "#";
  key += line.substr(numeral->end, end - numeral->end);
  std::ranges::replace(key, '.', ' ');
  return Counted{std::move(key), make_match(line, numeral->value, begin, end)};
}

// "书名 第十二章 雪", "Book Chapter 12: Snow": the heading behind the words that stand before it.
std::optional<Counted> read_prefixed(std::string_view line) {
  constexpr std::size_t longest = 90, longest_prefix = 60;  // code points, bytes
  if (text::length(line) > longest || ends_like_prose(text::trim(line))) return {};
  bool apart = false;
  for (std::size_t at = 0; at < std::min(line.size(), longest_prefix);) {
    const std::size_t begin = at;
    const char32_t c = text::next(line, at);
    const bool joint = text::is_blank(c) || c == U'_' || c == U'》' || c == U'-';
    const bool wanted = begin > 0 && !joint && apart;
    apart = joint;
    if (!wanted) continue;
    auto match = match_heading(line.substr(begin));
    if (!match || !match->certain || !match->number || match->rank != HeadingRank::chapter) continue;
    for (HeadingMatch::Span& kept : match->kept) kept.begin += begin, kept.end += begin;
    return Counted{std::string(text::trim(line.substr(0, begin))) + "#" + match->family, std::move(*match)};
  }
  return {};
}

using Groups = std::map<std::string, std::vector<Candidate>>;

// Lines of one kind that count by ones, nearly all of them, with text between. One that is said twice counts
// once.
bool counts(const std::vector<Candidate>& group) {
  constexpr std::size_t fewest = 5, thinnest = 5;  // members; rows between two, on average
  constexpr std::size_t beside = 2;                // rows
  std::size_t members = 0, steps = 0;
  const Candidate* last = nullptr;
  for (const Candidate& c : group) {
    const bool again = last != nullptr && c.match.number == last->match.number && c.row - last->row <= beside;
    if (last != nullptr && *c.match.number == *last->match.number + 1) ++steps;
    members += again ? 0 : 1;
    last = &c;
  }
  if (members < fewest || group.back().row - group.front().row < thinnest * (members - 1)) return false;
  return 10 * steps >= 8 * (members - 1);
}

}  // namespace

void add_counted_lines(std::span<const Text> texts, std::span<const Row> rows,
                       std::vector<Candidate>& candidates) {
  const auto certain = std::ranges::count_if(candidates, [](const Candidate& c) {
    return c.match.certain && c.match.number && c.match.rank == HeadingRank::chapter;
  });
  if (certain >= 2) return;
  Groups groups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto counted = read_prefixed(text_of(texts, rows[i]));
    if (!counted) counted = read_counted_line(text_of(texts, rows[i]));
    if (counted) {
      counted->match.family = "counted " + counted->key;
      groups[counted->key].push_back({i, std::move(counted->match), Candidate::Role::open});
    }
  }
  for (auto& [key, group] : groups) {
    if (!counts(group)) continue;
    for (Candidate& c : group) {
      std::erase_if(candidates, [&](const Candidate& known) { return known.row == c.row; });
      candidates.push_back(std::move(c));
    }
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::row);
}

}  // namespace novel2epub::parse
