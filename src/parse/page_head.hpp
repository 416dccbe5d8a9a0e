// The furniture of a site's page above its chapter: menus, buttons, the book's own lines.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "parse/draft.hpp"

namespace novel2epub::parse {

// A line with its runs of digits masked: "조회수 : 12,345" and "조회수 : 9,876" are one. Empty for a
// paragraph.
std::string masked_digits(std::string_view line);

// Lines that stand near the top of nearly all files of a folder, alike but for their digits. They prove
// nothing about what they are: a heading is looked for among and below them.
class PageHead {
 public:
  static PageHead learn(std::span<const Text> texts);
  bool holds(std::string_view line) const;

  // The same for a line without digits: it says no more of one file than of the others.
  bool repeats(std::string_view line) const;

 private:
  std::set<std::string, std::less<>> shapes_;
};

}  // namespace novel2epub::parse
