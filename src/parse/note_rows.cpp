#include "parse/note_rows.hpp"

#include <algorithm>
#include <numeric>

#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

// What is set apart is short: it holds at most this share of the chapter's bytes.
constexpr std::size_t most_percent = 35;

bool is_row(std::string_view line, std::size_t least) {
  line = text::trim(line);
  if (line.size() < least || std::string_view("-=*_~").find(line.front()) == std::string_view::npos)
    return false;
  return line.find_first_not_of(line.front()) == std::string_view::npos;
}

std::size_t bytes(const std::vector<VoicedLine>& lines, std::size_t begin, std::size_t end) {
  return std::accumulate(
      lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end),
      std::size_t{0},
      [](std::size_t sum, const VoicedLine& line) { return sum + text::trim(line.text).size(); });
}

}  // namespace

bool is_site_row(std::string_view line) { return is_row(line, 16); }

std::vector<Block::Voice> voices_by_rows(const std::vector<VoicedLine>& lines, bool rows_are_habit) {
  std::vector<Block::Voice> voices;
  for (const VoicedLine& line : lines) voices.push_back(line.voice);
  const std::size_t all = bytes(lines, 0, lines.size());
  const auto is_short = [&](std::size_t begin, std::size_t end) {
    return bytes(lines, begin, end) * 100 <= all * most_percent;
  };
  const auto give = [&](std::size_t begin, std::size_t end) {
    std::fill(voices.begin() + static_cast<std::ptrdiff_t>(begin),
              voices.begin() + static_cast<std::ptrdiff_t>(end), Block::Voice::author);
  };
  const auto row = [&](std::size_t i) { return is_row(lines[i].text, rows_are_habit ? 16 : 5); };
  std::size_t first = 0;
  while (first < lines.size() && !row(first)) ++first;
  if (first == lines.size()) return voices;
  std::size_t last = lines.size() - 1;
  while (!row(last)) --last;
  if (rows_are_habit && is_short(0, first) && (first != last || !is_short(last + 1, lines.size())))
    give(0, first);
  const auto next =
      std::ranges::find_if(lines.begin() + static_cast<std::ptrdiff_t>(last) + 1, lines.end(),
                           [](const VoicedLine& line) { return !text::trim(line.text).empty(); });
  const bool author_below = next != lines.end() && next->voice == Block::Voice::author;
  if ((rows_are_habit || author_below) && is_short(last + 1, lines.size())) give(last + 1, lines.size());
  return voices;
}

}  // namespace novel2epub::parse
