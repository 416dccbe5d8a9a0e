#include "epub/lines.hpp"

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::epub {

std::string one_line(std::string_view s) {
  std::string out;
  bool pending = false;
  for (const char c : s) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space && pending) out += ' ';
    if (!space) out += c;
    pending = space;
  }
  return std::string(text::trim(out));
}

std::vector<std::string> lines_of(std::string_view s) {
  std::vector<std::string> lines;
  while (!s.empty()) {
    const std::size_t end = std::min(s.find('\n'), s.size());
    if (std::string line = one_line(s.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  return lines;
}

bool is_blank(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next(s, i);
    if (c != '\n' && !text::is_blank(c)) return false;
  }
  return true;
}

}  // namespace novel2epub::epub
