// Headings without a number, known by what stands beside every heading that has one.
#include <algorithm>
#include <map>
#include <string>

#include "parse/sequence.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// A line with its digits masked: the shape that "更新时间2012-5-1 08:00:00" shares with its like.
std::string shape_of(std::string_view line) {
  constexpr std::size_t longest = 120;
  line = text::trim(line);
  if (line.size() > longest) return {};
  std::string shape;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(line, at);
    if (text::is_digit(c)) {
      if (!shape.ends_with('#')) shape.push_back('#');
    } else {
      shape.append(line.substr(begin, at - begin));
    }
  }
  return shape;
}

bool could_be_title(std::string_view line) {
  constexpr std::size_t longest = 30;
  line = text::trim(line);
  if (text::length(line) > longest || count_letters(line) == 0) return false;
  constexpr std::u32string_view openings = U"“\"「『‘（(【[<", ends = U"。，,；：;:”\"」』、";
  std::size_t at = 0, end = line.size();
  return !openings.contains(text::next(line, at)) && !ends.contains(text::previous(line, end));
}

// The shape that stands at `offset` rows from nearly all proven headings; empty when there is none.
std::string shared_shape(std::span<const Text> texts, std::span<const Row> rows,
                         const std::vector<std::size_t>& proven, int offset) {
  constexpr std::size_t fewest = 5;
  std::map<std::string, std::size_t> shapes;
  std::size_t asked = 0;
  for (const std::size_t row : proven) {
    const auto at = static_cast<std::ptrdiff_t>(row) + offset;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(rows.size())) continue;
    ++asked;
    if (std::string shape = shape_of(text_of(texts, rows[static_cast<std::size_t>(at)])); !shape.empty())
      ++shapes[shape];
  }
  const auto most = std::ranges::max_element(shapes, {}, [](const auto& row) { return row.second; });
  if (most == shapes.end() || most->second < fewest || 5 * most->second < 4 * asked) return {};
  return most->first;
}

// Rows that stand to such a line as the proven headings do.
std::vector<std::size_t> rows_beside(std::span<const Text> texts, std::span<const Row> rows,
                                     const std::string& shape, int offset) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = static_cast<std::ptrdiff_t>(i) - offset;
    if (row < 0 || row >= static_cast<std::ptrdiff_t>(rows.size())) continue;
    if (shape_of(text_of(texts, rows[i])) == shape) found.push_back(static_cast<std::size_t>(row));
  }
  return found;
}

Candidate title_at(std::span<const Text> texts, std::span<const Row> rows, std::size_t row) {
  Candidate c;
  c.row = row;
  c.role = Candidate::Role::heading;
  const std::string_view line = text_of(texts, rows[row]), title = text::trim(line);
  c.match.kind = ChapterKind::notice;
  c.match.family = "learnt";
  c.match.heading.name = title;
  const auto begin = static_cast<std::size_t>(title.data() - line.data());
  c.match.kept.push_back({begin, begin + title.size()});
  return c;
}

}  // namespace

void learn_unnumbered(std::span<const Text> texts, std::span<const Row> rows,
                      std::vector<Candidate>& candidates) {
  std::vector<std::size_t> proven;
  for (const Candidate& c : candidates)
    if (c.role == Candidate::Role::heading && c.match.number) proven.push_back(c.row);
  for (const int offset : {1, -1}) {
    std::map<std::size_t, Candidate::Role> known;
    for (const Candidate& c : candidates) known[c.row] = c.role;
    const std::string shape = shared_shape(texts, rows, proven, offset);
    if (shape.empty()) continue;
    std::vector<std::size_t> others = rows_beside(texts, rows, shape, offset);
    std::erase_if(others, [&](std::size_t row) {
      const auto found = known.find(row);
      return (found != known.end() && found->second != Candidate::Role::body) ||
             !could_be_title(text_of(texts, rows[row]));
    });
    // A line that is as common elsewhere as above headings is a scene break.
    if (others.size() > 2 && 4 * others.size() > proven.size()) continue;
    for (const std::size_t row : others) {
      std::erase_if(candidates, [&](const Candidate& c) { return c.row == row; });
      candidates.push_back(title_at(texts, rows, row));
    }
  }
  std::ranges::sort(candidates, {}, &Candidate::row);
}

}  // namespace novel2epub::parse
