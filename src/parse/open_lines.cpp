#include "parse/open_lines.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string_view>

#include "parse/layout_joins.hpp"
#include "text/language.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t shortest = 600;  // bytes; in a shorter line a gap may be anything

// Where wide gaps part the paragraphs of a line, they part those as well that end in a colon, a dash or a
// bracket; but not what stands before the first sentence ends, which may be a heading and its parts.
std::vector<WideGap> wide_breaks(std::string_view line) {
  constexpr std::ptrdiff_t fewest = 3;  // gaps behind sentences
  std::vector<WideGap> gaps = wide_gaps(line);
  const auto sure = std::ranges::count(gaps, true, &WideGap::after_sentence);
  if (sure < fewest || sure * 10 < std::ssize(gaps) * 6) return {};
  gaps.erase(gaps.begin(), std::ranges::find(gaps, true, &WideGap::after_sentence));
  std::erase_if(gaps, &WideGap::after_comma);
  return gaps;
}

std::ptrdiff_t count(std::string_view line, std::string_view sign) {
  std::ptrdiff_t times = 0;
  for (std::size_t at = 0; (at = line.find(sign, at)) != line.npos; at += sign.size()) ++times;
  return times;
}

// Two columns, "。　" or "。  ", part paragraphs where nearly all of them stand behind full stops and many
// full stops have none: a blank behind every sentence is a habit. Behind ！ and ？ Japanese wants one anyway.
std::vector<WideGap> narrow_breaks(std::string_view line) {
  constexpr std::size_t least_columns = 2;
  constexpr std::ptrdiff_t fewest = 4;
  constexpr std::string_view stop = "。", blank = "\u3000", blanks = "  ";
  if (!line.contains(blank) && !line.contains(blanks)) return {};
  std::vector<WideGap> gaps = wide_gaps(line, least_columns);
  std::erase_if(gaps, &WideGap::after_cry);
  const auto sure = std::ranges::count(gaps, true, &WideGap::after_sentence);
  const auto behind_stops = std::ranges::count_if(
      gaps, [&](const WideGap& gap) { return line.substr(0, gap.begin).ends_with(stop); });
  const std::ptrdiff_t stops = count(line, stop);
  if (sure < fewest || sure * 10 < std::ssize(gaps) * 9 || (stops - behind_stops) * 4 < stops) return {};
  std::erase_if(gaps, [](const WideGap& gap) { return !gap.after_sentence; });
  return gaps;
}

void add_breaks(std::string_view line, std::size_t text, std::size_t offset, std::vector<Piece>& breaks) {
  if (line.size() < shortest) return;
  std::vector<WideGap> gaps = wide_breaks(line);
  if (gaps.empty()) gaps = narrow_breaks(line);
  for (const WideGap& gap : gaps) breaks.push_back({text, offset + gap.begin, offset + gap.end});
}

}  // namespace

void open_long_lines(std::span<const Text> texts, std::span<Draft> drafts, Language language) {
  if (!text::is_chinese(language) && language != Language::ja) return;
  for (Draft& draft : drafts)
    for (const Piece& piece : draft.pieces) {
      const std::string_view text = texts[piece.text].clean.text();
      for (std::size_t begin = piece.begin; begin < piece.end;) {
        const std::size_t end = std::min(text.find('\n', begin), piece.end);
        add_breaks(text.substr(begin, end - begin), piece.text, begin, draft.breaks);
        begin = end + 1;
      }
    }
}

}  // namespace novel2epub::parse
