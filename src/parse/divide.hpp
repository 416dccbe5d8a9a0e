// Texts to drafts of chapters, in reading order.
#pragma once

#include <span>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"
#include "parse/front_matter.hpp"
#include "parse/page_head.hpp"

namespace novel2epub::parse {

struct Division {
  std::vector<Draft> drafts = {};  // in reading order; volumes are named in the drafts
  // What stands in no draft: contents.list, chapter.duplicate, heading.empty.
  std::vector<Draft::Drop> dropped = {};
  NamedBook named = {};                // by the first lines of nearly all files
  PageHead page = {};                  // what else nearly all of them begin with
  std::vector<Diagnostic> notes = {};  // order.*, heading.*, chapter.foreign
};

struct DivideSettings {
  bool whole = false;              // the texts are whole novels to be divided, not one chapter a file
  const Text* contents = nullptr;  // a contents file: its order and titles win
};

// In a folder the file is the chapter; its heading only names it. A whole novel is divided by the family of
// headings that the sequence of numbers proves.
Division divide(std::span<const Text> texts, const DivideSettings& settings);

}  // namespace novel2epub::parse
