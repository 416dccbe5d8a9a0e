// One file of a folder as a chapter: its heading by its text and by its name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"
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

// The name of a file without folder and suffix.
std::string stem_of(const std::string& name);

// Finds the heading among the first lines. `glued_prefix`: what other files of the folder have before a
// heading that is glued to the first paragraph; empty when unknown.
FileChapter read_file_chapter(const Text& text, std::size_t index, const std::string& glued_prefix);

// Agrees the heading of the text with the one of the name and fills the draft. Notes heading.disagrees.
void settle_heading(FileChapter& chapter, const Text& text, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::parse
