// A book opened again: its files read, judged and parsed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "epub/promises.hpp"
#include "novel2epub/diagnostic.hpp"
#include "novel2epub/inspect.hpp"

namespace novel2epub {

struct BookFile {
  epub::ReadBook book;
  std::vector<FileInBook> files;
  std::vector<Diagnostic> notes;  // why it is not whole
};

// Reads everything, one file after the other; each document goes to `see` with its text, and is kept without.
using SeeDocument = std::function<void(const std::string& path, const epub::Document&)>;
BookFile read_book_file(const std::string& path, const SeeDocument& see);

}  // namespace novel2epub
