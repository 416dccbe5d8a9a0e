#include "parse/trails.hpp"

#include "parse/headings.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {

bool is_trail_to(std::string_view line, std::string_view label) {
  constexpr std::size_t longest = 300;  // bytes
  constexpr std::u32string_view separators = U"_|>»›→/-–—＞｜／＿", stops = U"。！？”」";
  if (line.size() > longest) return false;
  bool parted = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::next(line, at);
    if (stops.contains(c)) return false;
    parted = parted || separators.contains(c);
  }
  if (!parted) return false;
  const std::string wanted = title_key(label), said = title_key(line);
  constexpr std::size_t shortest = 3;  // bytes: one letter of most scripts
  return wanted.size() >= shortest && said.size() > wanted.size() && said.contains(wanted);
}

}  // namespace novel2epub::parse
