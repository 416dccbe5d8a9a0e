// One file of a folder as a chapter: its heading by its text and by its name.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/book_heads.hpp"
#include "parse/draft.hpp"
#include "parse/headings.hpp"
#include "parse/page_head.hpp"
#include "parse/shared_name.hpp"

namespace novel2epub::parse {

struct FileChapter {
  std::size_t text = 0;
  std::string stem;                     // the file's name without folder and suffix
  std::optional<HeadingMatch> name;     // what the name says
  std::optional<HeadingMatch> heading;  // what the text says
  std::string glued_prefix;             // what stood before a heading glued to its paragraph
  bool glued = false;
  Draft draft;
};

// The name of a file without folder and suffix.
std::string stem_of(const std::string& name);

// What the files of a folder do alike.
struct FolderHabits {
  SharedName names;          // around the headings in the files' names
  SharedName heads;          // around the headings in their first lines
  PageHead page;             // what stands above the headings of a page
  std::string bracket;       // the book's name in labelled headings: "제목 : [등대] 1. 비"
  bool name_pairs = false;   // the files' names count in pairs, part and chapter: "1-2 雪"
  bool head_pairs = false;   // the headings do
  std::string repeated;      // the first line of nearly all: the book's name and its author's, no heading
  BookHeads book;            // the lines about the book in all heads
  std::string glued_prefix;  // before a heading that is glued to the first paragraph; empty when unknown
  bool numbered = false;     // most heads hold "12. Name" with the number of the file
};

FolderHabits learn_folder_habits(std::span<const Text> texts);

// Finds the heading among the first lines.
FileChapter read_file_chapter(const Text& text, std::size_t index, const FolderHabits& habits);

// Agrees the heading of the text with the one of the name and fills the draft. Notes heading.disagrees.
void settle_heading(FileChapter& chapter, const Text& text, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::parse
