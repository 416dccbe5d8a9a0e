#include "parse/pixiv.hpp"

#include <algorithm>

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest = 400;  // bytes of one mark
constexpr std::string_view tag = "MK-3", line = "MK-2";

// The end of the mark at `at`, before `close` on the same line; npos if there is none near.
std::size_t find_close(std::string_view s, std::size_t at, std::string_view close) {
  const std::string_view near = s.substr(at, std::min(s.find('\n', at) - at, longest));
  const std::size_t found = near.find(close);
  return found == npos ? npos : at + found;
}

// [[rb:base > reading]], [[jumpuri:words > address]]
std::size_t read_pair(std::string_view s, std::size_t at, std::string_view open, bool ruby,
                      std::vector<MarkUp>& out) {
  const std::size_t begin = at + open.size(), close = find_close(s, begin, "]]");
  if (close == npos) return at + 1;
  std::size_t arrow = s.substr(begin, close - begin).find('>');
  if (arrow == npos || arrow == 0) return at + 1;
  arrow += begin;
  std::size_t left = arrow, right = arrow + 1;
  while (left > begin && s[left - 1] == ' ') --left;
  while (right < close && s[right] == ' ') ++right;
  if (left == begin || right == close) return at + 1;
  out.push_back({at, begin, ruby ? "｜" : "", tag});
  if (ruby) out.push_back({left, right, "《", tag});
  out.push_back({ruby ? close : left, close + 2, ruby ? "》" : "", tag});
  return close + 2;
}

// [chapter:words]: a heading on a line of its own.
std::size_t read_chapter(std::string_view s, std::size_t at, std::string_view open,
                         std::vector<MarkUp>& out) {
  const std::size_t close = find_close(s, at, "]");
  if (close == npos) return at + 1;
  const bool first = at == 0 || s[at - 1] == '\n';
  const bool last = close + 1 == s.size() || s[close + 1] == '\n' || s[close + 1] == '\r';
  out.push_back({at, at + open.size(), first ? "# " : "\n# ", line});
  out.push_back({close, close + 1, last ? "" : "\n", line});
  return close + 1;
}

// [jump:2]: nothing to show.
std::size_t read_jump(std::string_view s, std::size_t at, std::string_view open, std::vector<MarkUp>& out) {
  std::size_t end = at + open.size();
  while (end < s.size() && s[end] >= '0' && s[end] <= '9') ++end;
  if (end == at + open.size() || end >= s.size() || s[end] != ']') return at + 1;
  out.push_back({at, end + 1, "", tag});
  return end + 1;
}

}  // namespace

std::vector<MarkUp> find_pixiv(std::string_view source) {
  constexpr std::string_view page = "[newpage]",
                             ruby = "[[rb:", link = "[[jumpuri:", chapter = "[chapter:", jump = "[jump:";
  std::vector<MarkUp> out;
  for (std::size_t at = source.find('['); at != npos; at = source.find('[', at)) {
    const std::string_view rest = source.substr(at);
    if (rest.starts_with(page)) {
      out.push_back({at, at + page.size(), "\n***\n", line});
      at += page.size();
    } else if (rest.starts_with(ruby)) {
      at = read_pair(source, at, ruby, true, out);
    } else if (rest.starts_with(link)) {
      at = read_pair(source, at, link, false, out);
    } else if (rest.starts_with(chapter)) {
      at = read_chapter(source, at, chapter, out);
    } else if (rest.starts_with(jump)) {
      at = read_jump(source, at, jump, out);
    } else {
      ++at;
    }
  }
  return out;
}

}  // namespace novel2epub::parse
