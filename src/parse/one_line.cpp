#include "parse/one_line.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t shortest_line = 600;  // bytes
constexpr std::size_t least_columns = 4;

struct Gap {
  std::size_t begin = 0, end = 0;  // bytes of the text
  bool after_sentence = false;
};

std::size_t columns_of(char32_t c) {
  if (c == 0x3000 || c == 0x2003) return 2;
  return c == ' ' || c == 0xA0 || c == 0x2002 ? 1 : 0;
}

bool ends_sentence_at(char32_t c) {
  constexpr std::u32string_view ends = U"。！？…”’」』】!?.\"";
  return ends.contains(c);
}

// The wide gaps between the letters of line[0, size), which begins at `offset` of the text.
std::vector<Gap> gaps_of(std::string_view line, std::size_t offset) {
  std::vector<Gap> gaps;
  std::size_t columns = 0, begin = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    const char32_t c = text::next(line, at);
    if (const std::size_t width = columns_of(c); width > 0) {
      if (columns == 0) begin = here;
      columns += width;
      continue;
    }
    if (columns >= least_columns && before != 0)
      gaps.push_back({offset + begin, offset + here, ends_sentence_at(before)});
    columns = 0;
    before = c;
  }
  return gaps;
}

// The gaps of one line that part paragraphs.
void add_breaks(std::string_view line, std::size_t offset, std::vector<Gap>& breaks) {
  constexpr std::size_t fewest = 3;
  if (line.size() < shortest_line) return;
  const std::vector<Gap> gaps = gaps_of(line, offset);
  std::size_t sure = 0;
  for (const Gap& gap : gaps) sure += gap.after_sentence ? 1 : 0;
  if (sure < fewest || sure * 10 < gaps.size() * 6) return;
  bool in_story = false;
  for (const Gap& gap : gaps) {
    in_story = in_story || gap.after_sentence;
    if (in_story) breaks.push_back(gap);
  }
}

}  // namespace

text::Traced open_long_lines(text::Traced text) {
  const std::string_view all = text.text();
  std::vector<Gap> breaks;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    add_breaks(all.substr(begin, end - begin), begin, breaks);
    begin = end + 1;
  }
  if (breaks.empty()) return text;
  text::Traced out;
  std::size_t at = 0;
  for (const Gap& gap : breaks) {
    out.append(text, at, gap.begin);
    const text::Traced::Span blanks = text.source(gap.begin, gap.end);
    out.replace("\n", blanks.begin, blanks.end);
    at = gap.end;
  }
  out.append(text, at, all.size());
  return out;
}

}  // namespace novel2epub::parse
