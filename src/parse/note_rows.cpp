#include "parse/note_rows.hpp"

#include <algorithm>
#include <numeric>

#include "parse/front_lines.hpp"
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

bool is_empty(const VoicedLine& line) { return text::trim(line.text).empty(); }

// "前書き", "Author's Note:": nothing of the note itself.
bool is_bare_label(std::string_view line) {
  line = text::trim(line);
  const bool colon = line.find(':') != line.npos || line.find("：") != line.npos;
  constexpr std::size_t longest = 60;  // bytes
  return line.size() <= longest && (!colon || line.ends_with(':') || line.ends_with("："));
}

// Where a note ends that has a bare label at the chapter's top and a row of signs after a few lines: any row,
// so near to the label it parts the note from the story. 0: there is none.
std::size_t end_of_top_note(const std::vector<VoicedLine>& lines) {
  constexpr std::size_t most_lines = 3;
  std::size_t at = 0;
  while (at < lines.size() && is_empty(lines[at])) ++at;
  if (at == lines.size() || lines[at].voice != Block::Voice::author || !is_bare_label(lines[at].text))
    return 0;
  std::size_t filled = 0;
  for (++at; at < lines.size(); ++at) {
    if (is_empty(lines[at])) continue;
    if (is_rule(text::trim(lines[at].text))) return at;
    if (++filled > most_lines) return 0;
  }
  return 0;
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
  if (const std::size_t end = end_of_top_note(lines); is_short(0, end)) give(0, end);
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
