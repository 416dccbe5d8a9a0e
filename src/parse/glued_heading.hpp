// Headings that share their line with something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parse/headings.hpp"

namespace novel2epub::parse {

// A heading glued to the first paragraph: "书名正文卷第六章石桥夜里，船停在…". `name` (of the file) says
// where the title ends; `prefix` is what the book's other chapters have before the number. The spans of
// `kept` begin behind the prefix; the story goes on behind the last of them.
struct GluedHeading {
  HeadingMatch match;
  std::string prefix;
};
std::optional<GluedHeading> match_glued(std::string_view line, const HeadingMatch& name,
                                        std::string_view prefix);

// The heading at the end of a breadcrumb: "站名 > 书名 > 第12章 夜雨". `title` is the title known from
// elsewhere.
std::optional<HeadingMatch> match_breadcrumb(std::string_view line, std::string_view title);

// Where the heading ends that a wide gap parts from the first paragraph on its line: "第一章 灯塔
// 他推开门，…". npos when the line is no such one.
std::size_t end_of_glued(std::string_view line);

}  // namespace novel2epub::parse
