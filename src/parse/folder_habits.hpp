// What the files of a folder do alike in their names and their first lines.
#pragma once

#include <span>
#include <string>

#include "parse/book_heads.hpp"
#include "parse/draft.hpp"
#include "parse/headings.hpp"
#include "parse/page_counter.hpp"
#include "parse/page_head.hpp"
#include "parse/shared_name.hpp"

namespace novel2epub::parse {

inline constexpr int head_pair_lines = 3;  // "1-2 雪" stands among these
inline constexpr int shared_lines = 3;     // "书名 第十章" stands among these

// The name of a file without folder and suffix.
std::string stem_of(const std::string& name);

struct FolderHabits {
  SharedName names;          // around the headings in the files' names
  SharedName heads;          // around the headings in their first lines
  PageHead page;             // what stands above the headings of a page
  PageCounter counter;       // "12/340" there
  std::string bracket;       // the book's name in labelled headings: "제목 : [등대] 1. 비"
  bool name_pairs = false;   // the files' names count in pairs, part and chapter: "1-2 雪"
  bool head_pairs = false;   // the headings do
  std::string repeated;      // the first line of nearly all: the book's name and its author's, no heading
  BookHeads book;            // the lines about the book in all heads
  std::string glued_prefix;  // before a heading that is glued to the first paragraph; empty when unknown
  bool numbered = false;     // most heads hold "12. Name" or "12" with the number of the file
};

// A number with a name or none behind it, which is no heading by itself.
bool is_bare_number(const HeadingMatch& match);

FolderHabits learn_folder_habits(std::span<const Text> texts);

}  // namespace novel2epub::parse
