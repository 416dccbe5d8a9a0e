// Lines about the book with which the files of a folder begin alike: "书名：T", "X 著", "T by X".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/draft.hpp"
#include "parse/front_matter.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

struct BookHeads {
  // Trimmed; they stand in nearly all files.
  std::vector<std::string> names;   // say whose book it is
  std::vector<std::string> labels;  // "正文", "内容：": what follows is the text
  NamedBook named;

  // Blanks around `line` do not count.
  bool names_book(std::string_view line) const;
  bool holds(std::string_view line) const;
};

// Nothing for few files, and for lines that do not name the book or its author by their shape: what begins
// every chapter may as well be its motto.
BookHeads learn_book_heads(std::span<const Text> texts);

// The heading of "章节：第三章 归舟", "Chapter: Chapter 3"; its spans count in `line`.
std::optional<HeadingMatch> match_labelled_heading(std::string_view line);

}  // namespace novel2epub::parse
