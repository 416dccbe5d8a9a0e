#include "parse/heading_labels.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "parse/heading_scan.hpp"
#include "parse/page_head.hpp"
#include "parse/shared_name.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest = 4;
constexpr std::size_t thinnest = 5;  // rows of a chapter, on average
constexpr std::size_t most_above = 6;

std::string bracket_of(const std::string& name) {
  if (!name.starts_with('[')) return {};
  const std::size_t close = name.find(']');
  return close == name.npos ? std::string{} : name.substr(0, close + 1);
}

// How many rows right above the labels have one shape at nearly all of them.
std::size_t rows_above(std::span<const Text> texts, std::span<const Row> rows,
                       const std::vector<Candidate*>& labels) {
  std::size_t above = 0;
  for (; above < most_above; ++above) {
    std::map<std::string, std::size_t> shapes;
    for (const Candidate* const c : labels)
      if (c->row > above) ++shapes[masked_digits(text_of(texts, rows[c->row - above - 1]))];
    const auto most = std::ranges::max_element(shapes, {}, [](const auto& row) { return row.second; });
    if (most == shapes.end() || most->first.empty() || !is_nearly_all(most->second, labels.size())) break;
  }
  return above;
}

}  // namespace

std::string shared_bracket(std::span<const std::string> names) {
  if (names.size() < fewest) return {};
  std::map<std::string, std::size_t> brackets;
  for (const std::string& name : names) ++brackets[bracket_of(name)];
  for (const auto& [bracket, count] : brackets)
    if (!bracket.empty() && is_nearly_all(count, names.size())) return bracket;
  return {};
}

HeadingMatch without_bracket(std::string_view line, HeadingMatch match, std::string_view bracket) {
  if (bracket.empty() || match.kept.empty() || !match.heading.name.starts_with(bracket)) return match;
  const std::size_t begin = skip_blanks(line, match.kept.front().begin + bracket.size());
  const std::string_view rest = line.substr(0, match.kept.back().end).substr(begin);
  if (rest.empty()) return match;
  if (auto inner = match_heading(rest)) {
    for (HeadingMatch::Span& span : inner->kept) span.begin += begin, span.end += begin;
    inner->family = match.family;
    return *inner;
  }
  match.heading.name = rest;
  match.kept.front().begin = begin;
  return match;
}

bool prove_labels(std::span<const Text> texts, std::span<const Row> rows,
                  std::vector<Candidate>& candidates) {
  std::vector<Candidate*> labels;
  std::vector<std::string> names;
  std::size_t certain = 0;
  for (Candidate& c : candidates) {
    certain += c.match.certain && c.match.number && c.match.rank == HeadingRank::chapter ? 1 : 0;
    if (c.match.family != "label") continue;
    labels.push_back(&c);
    names.push_back(c.match.heading.name);
  }
  const std::set<std::string> distinct(names.begin(), names.end());
  if (certain >= 2 || labels.size() < fewest || !is_nearly_all(distinct.size(), labels.size())) return false;
  if (labels.back()->row - labels.front()->row < thinnest * (labels.size() - 1)) return false;
  const std::string bracket = shared_bracket(names);
  const std::size_t above = rows_above(texts, rows, labels);
  for (Candidate* const c : labels) {
    c->match = without_bracket(text_of(texts, rows[c->row]), std::move(c->match), bracket);
    c->match.certain = true;
    c->above = std::min(above, c->row);
  }
  return true;
}

}  // namespace novel2epub::parse
