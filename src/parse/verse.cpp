#include "parse/verse.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "parse/settings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// A line of regulated verse: clauses of one length.
struct Measured {
  std::size_t length = 0, clauses = 0;
  char32_t end = 0;  // the mark it ends with, or 0
};

std::optional<Measured> measure_line(std::string_view line) {
  constexpr std::u32string_view marks = U"，。；！？、：,;!?";
  Measured line_measure;
  std::size_t length = 0;
  const auto close = [&] {
    if (length == 0) return true;
    if (line_measure.clauses > 0 && length != line_measure.length) return false;
    line_measure.length = length;
    ++line_measure.clauses;
    length = 0;
    return true;
  };
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = text::next(line, i);
    const bool mark = marks.find(c) != std::u32string_view::npos || text::is_blank(c);
    line_measure.end = mark ? c : 0;
    if (!mark && !text::is_han(c)) return {};
    if (!mark) ++length;
    if (mark && !close()) return {};
  }
  constexpr std::size_t most_clauses = 4;
  if (!close() || line_measure.clauses == 0 || line_measure.clauses > most_clauses) return {};
  if (line_measure.length != 5 && line_measure.length != 7) return {};
  return line_measure;
}

bool is_pause(char32_t c) { return c == U'，' || c == U',' || c == U'；' || c == U'、'; }
bool is_stop(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'；';
}

// Lines of one clause go in pairs: the first pauses and the second stops, or none has a mark.
bool is_couplet(const Measured& upper, const Measured& lower) {
  return (upper.end == 0 && lower.end == 0) || (is_pause(upper.end) && is_stop(lower.end));
}

std::size_t regulated_verse(std::span<const Block> blocks) {
  std::vector<Measured> lines;
  std::size_t clauses = 0;
  for (const Block& block : blocks) {
    const auto line = is_story_line(block) ? measure_line(block.text) : std::nullopt;
    if (!line ||
        (!lines.empty() && (line->length != lines.front().length || line->clauses != lines.front().clauses)))
      break;
    clauses += line->clauses;
    lines.push_back(*line);
  }
  constexpr std::size_t fewest_clauses = 4;
  if (!lines.empty() && lines.front().clauses == 1) {
    std::size_t pairs = 0;
    while (2 * pairs + 1 < lines.size() && is_couplet(lines[2 * pairs], lines[2 * pairs + 1])) ++pairs;
    return 2 * pairs >= fewest_clauses ? 2 * pairs : 0;
  }
  return clauses >= fewest_clauses && lines.size() >= 2 ? lines.size() : 0;
}

std::size_t song(std::span<const Block> blocks) {
  std::size_t size = 0;
  while (size < blocks.size() && is_story_line(blocks[size]) &&
         (blocks[size].text.starts_with("♪") || blocks[size].text.starts_with("♫") ||
          blocks[size].text.starts_with("〽")))
    ++size;
  return size >= 2 ? size : 0;
}

}  // namespace

std::size_t verse_size(std::span<const Block> blocks) {
  if (const std::size_t size = regulated_verse(blocks); size > 0) return size;
  return song(blocks);
}

}  // namespace novel2epub::parse
