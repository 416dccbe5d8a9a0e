// What every book of ours keeps to, checked on a book that was read back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "epub/reading.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub::epub {

// A book as it was read. Documents carry no text here, but for a sign that there was some; how much is in
// `letters`.
struct ReadBook {
  std::string package_path;
  PackageFile package;
  std::vector<std::string> names;  // of every file, in the order of the container
  std::vector<TocEntry> nav, ncx;
  std::string ncx_identifier;
  std::map<std::string, Document> documents;  // by path
  std::map<std::string, std::size_t> letters;
  std::map<std::string, std::string> image_types;  // by path, as the bytes say; empty: they say nothing
  std::map<std::string, std::string> styles;       // by path: the bytes of style sheets
};

// Errors book.package, book.manifest, book.contents, book.order, book.link, book.blank, book.identifier,
// book.remote, book.markup, book.image, book.style, book.accessibility.
std::vector<Diagnostic> check_promises(const ReadBook& book);

}  // namespace novel2epub::epub
