#include "parse/panels.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parse/settings.hpp"
#include "text/data.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Pair {
  std::string_view open, close;
};
constexpr Pair brackets[] = {{"【", "】"}, {"〖", "〗"}, {"[", "]"}, {"［", "］"}};

const Pair* bracket_of(std::string_view line) {
  const auto* found =
      std::ranges::find_if(brackets, [&](const Pair& pair) { return line.starts_with(pair.open); });
  return found == std::end(brackets) ? nullptr : found;
}

std::size_t count_letters(std::string_view s) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < s.size();) count += text::is_letter(text::next(s, i)) ? 1 : 0;
  return count;
}

// How many brackets of the pair are open behind each point; where they all close first, or npos.
std::size_t close_of(std::string_view line, const Pair& pair) {
  int depth = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with(pair.open)) ++depth;
    if (rest.starts_with(pair.close) && --depth == 0) return at;
    text::next(line, at);
  }
  return npos;
}

// Nothing but bracketed stretches of one kind: 【生命：100】【法力：50】. `[1]` and `[…]` say nothing.
bool is_bracketed(std::string_view line, const Pair& pair) {
  constexpr std::size_t fewest_letters = 2;
  if (count_letters(line) < fewest_letters) return false;
  while (!line.empty()) {
    if (!line.starts_with(pair.open)) return false;
    const std::size_t close = close_of(line, pair);
    if (close == npos) return false;
    line = text::trim(line.substr(close + pair.close.size()));
  }
  return true;
}

// The paragraphs at the front that are each wholly in brackets of the first one's kind.
std::size_t bracketed_run(std::span<const Block> blocks) {
  const Pair* const pair = bracket_of(blocks.front().text);
  if (pair == nullptr) return 0;
  std::size_t size = 0;
  while (size < blocks.size() && is_story_line(blocks[size]) && is_bracketed(blocks[size].text, *pair))
    ++size;
  return size;
}

// A bracket that is opened in the first paragraph and closed at the end of a later one, short lines between.
std::size_t open_bracket(std::span<const Block> blocks) {
  constexpr std::size_t most_lines = 40, longest_line = 60;
  const Pair* const pair = bracket_of(blocks.front().text);
  if (pair == nullptr || pair->open == "[" || pair->open == "［") return 0;
  if (close_of(blocks.front().text, *pair) != npos) return 0;
  for (std::size_t i = 0; i < std::min(blocks.size(), most_lines); ++i) {
    const std::string_view line = blocks[i].text;
    if (!is_story_line(blocks[i]) || text::length(line) > longest_line) return 0;
    if (i > 0 && line.find(pair->open) != npos) return 0;
    const std::size_t close = line.find(pair->close);
    if (close != npos) return i > 0 && close + pair->close.size() == line.size() ? i + 1 : 0;
  }
  return 0;
}

std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

using Words = std::vector<std::string_view>;

// Whether a game or a system speaks: thoughts, posts and diaries stand in brackets as well.
bool speaks_system(std::span<const Block> blocks) {
  static const Words words = text::data_words("settings/panel-words.txt");
  return std::ranges::any_of(blocks, [](const Block& block) {
    std::string line = block.text;
    for (char& c : line)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return std::ranges::any_of(words, [&](std::string_view word) { return line.find(word) != npos; });
  });
}

// The name in "name: value", where the value is one of a sheet: short, and no sentence.
std::optional<std::string> sheet_key(std::string_view line) {
  constexpr std::size_t longest_key = 24, longest_value = 40;  // code points
  const std::size_t colon = std::min(line.find("："), line.find(':'));
  if (colon == npos || colon == 0) return {};
  const std::string_view key = text::trim(line.substr(0, colon));
  const std::string_view value = text::trim(line.substr(colon + (line[colon] == ':' ? 1 : 3)));
  if (value.empty() || text::length(key) > longest_key || text::length(value) > longest_value) return {};
  for (const std::string_view mark : {"，", "。", ",", ".", "“", "「", "\"", "？", "！", "?", "!"})
    if (key.find(mark) != npos) return {};
  for (const std::string_view mark : {"。", "！", "？", "!", "?", "…", "”", "」", "\"", "“", "「"})
    if (value.ends_with(mark) || value.starts_with(mark)) return {};
  return folded(key);
}

// "name: value" lines at the front, each name once, two of them known.
std::size_t sheet_run(std::span<const Block> blocks, std::size_t least) {
  static const Words keys = text::data_words("settings/sheet-keys.txt");
  std::set<std::string> seen;
  std::size_t size = 0, known = 0;
  while (size < blocks.size() && is_story_line(blocks[size])) {
    const auto key = sheet_key(blocks[size].text);
    if (!key || !seen.insert(*key).second) break;
    known += std::ranges::binary_search(keys, std::string_view(*key)) ? 1 : 0;
    ++size;
  }
  return size >= least && known >= 2 ? size : 0;
}

}  // namespace

std::size_t panel_size(std::span<const Block> blocks) {
  if (blocks.empty() || !is_story_line(blocks.front())) return 0;
  constexpr std::size_t least_sheet = 4, least_headed_sheet = 3;
  const std::size_t bracketed = bracketed_run(blocks);
  const std::size_t headed = bracketed > 0 ? sheet_run(blocks.subspan(bracketed), least_headed_sheet) : 0;
  const std::size_t run = bracketed + headed;
  if (run >= 2 && (headed > 0 || speaks_system(blocks.first(run)))) return run;
  const std::size_t open = open_bracket(blocks);
  if (open > 0 && speaks_system(blocks.first(open))) return open;
  return sheet_run(blocks, least_sheet);
}

}  // namespace novel2epub::parse
