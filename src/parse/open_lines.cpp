#include "parse/open_lines.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string_view>

#include "parse/layout_joins.hpp"

namespace novel2epub::parse {
namespace {

// Where gaps part the paragraphs of a line, they part those as well that end in a colon, a dash or a bracket;
// but not what stands before the first sentence ends, which may be a heading and its parts.
void add_breaks(std::string_view line, std::size_t text, std::size_t offset, std::vector<Piece>& breaks) {
  constexpr std::size_t shortest = 600;  // bytes
  constexpr std::ptrdiff_t fewest = 3;   // gaps behind sentences
  if (line.size() < shortest) return;
  const std::vector<WideGap> gaps = wide_gaps(line);
  const auto sure = std::ranges::count(gaps, true, &WideGap::after_sentence);
  if (sure < fewest || sure * 10 < std::ssize(gaps) * 6) return;
  const auto first = std::ranges::find(gaps, true, &WideGap::after_sentence);
  for (const WideGap& gap : std::ranges::subrange(first, gaps.end()))
    if (!gap.after_comma) breaks.push_back({text, offset + gap.begin, offset + gap.end});
}

}  // namespace

void open_long_lines(std::span<const Text> texts, std::span<Draft> drafts) {
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
