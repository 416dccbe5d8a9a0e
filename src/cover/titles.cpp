#include "cover/titles.hpp"

#include <utility>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {
namespace {

// "战神殿（生而为王）": what stands in brackets at the end is said in passing.
Titles split_brackets(std::string_view title) {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"（", "）"}, {"(", ")"}, {"[", "]"}, {"【", "】"}};
  for (const auto& [open, close] : pairs) {
    const std::size_t at = title.rfind(open);
    if (at == title.npos || !title.ends_with(close)) continue;
    const std::string_view before = text::trim(title.substr(0, at));
    if (text::length(before) >= 2) return {std::string(before), std::string(title.substr(at))};
  }
  return {std::string(title), ""};
}

}  // namespace

Titles split_title(std::string_view title) {
  for (const std::string_view mark : {"：", ": ", " - ", " — ", "——", " – ", "～", "〜"}) {
    const std::size_t at = title.find(mark);
    if (at == title.npos) continue;
    const std::string_view before = text::trim(title.substr(0, at));
    std::string_view after = text::trim(title.substr(at + mark.size()));
    for (const std::string_view end : {"——", "～", "〜"})  // ～subtitle～
      if (mark == end && after.ends_with(end)) after.remove_suffix(end.size());
    if (text::length(before) >= 2 && text::length(after) >= 2)
      return {std::string(before), std::string(after)};
  }
  return split_brackets(title);
}

}  // namespace novel2epub::cover
