// What the name of a file or folder says of its part in the book.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::read {

enum class FilePart {
  chapter,    // .txt, .text
  markdown,   // .md: a chapter where nothing else is, or where its name is numbered
  plain,      // no suffix that means anything: a chapter where there are no others
  contents,   // 目录.txt, toc.txt
  cover,      // cover.jpg
  rules,      // `rules`
  hidden,     // .git, __MACOSX
  not_story,  // README, LICENSE, requirements.txt
  picture,    // .jpg, .png, .webp: an illustration if a text names it
  not_text,   // .json, .epub
};

// `name` is the last component, in UTF-8.
FilePart part_of_file(std::string_view name);

// Hidden folders, and those that archivers and network drives leave behind.
bool is_hidden_folder(std::string_view name);

// Without ".txt" and the like. A dot inside a title ("3.5 亿") is no suffix.
std::string_view stem_of(std::string_view name);

}  // namespace novel2epub::read
