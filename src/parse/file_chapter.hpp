// One file of a folder as a chapter: its heading by its text and by its name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"
#include "parse/folder_habits.hpp"
#include "parse/headings.hpp"

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

// Finds the heading among the first lines.
FileChapter read_file_chapter(const Text& text, std::size_t index, const FolderHabits& habits);

// Agrees the heading of the text with the one of the name and fills the draft. Notes heading.disagrees.
void settle_heading(FileChapter& chapter, const Text& text, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::parse
