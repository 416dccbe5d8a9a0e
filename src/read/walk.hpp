// All files below one folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "read/discover.hpp"
#include "read/file_names.hpp"

namespace novel2epub::read {

struct FoundFile {
  Source source;
  FilePart part;
};

struct FolderContents {
  std::vector<FoundFile> files;   // folder by folder, in natural order of names
  std::vector<Diagnostic> notes;  // what was passed over: special files, links in a loop
  std::size_t entries = 0;        // that are not hidden
};

// A folder that cannot be read and a link of a text that leads nowhere are errors: they would be holes in the
// book.
Result<FolderContents> walk_folder(const std::string& root);

}  // namespace novel2epub::read
