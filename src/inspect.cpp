#include "novel2epub/inspect.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "book_file.hpp"

namespace novel2epub {
namespace {

// What a chapter's own file and those that continue it have: "c00001.xhtml", "c00001-2.xhtml".
std::size_t letters_of(const epub::ReadBook& book, const std::string& path) {
  const auto own = book.letters.find(path);
  std::size_t letters = own == book.letters.end() ? 0 : own->second;
  const std::string stem = path.substr(0, path.rfind('.')) + "-";
  for (auto next = book.letters.lower_bound(stem);
       next != book.letters.end() && next->first.starts_with(stem); ++next)
    letters += next->second;
  return letters;
}

}  // namespace

Inspection inspect(const std::string& path) {
  Inspection out;
  out.path = path;
  BookFile file = read_book_file(path, [](const std::string&, const epub::Document&) {});
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  out.size = error ? 0 : size;
  out.diagnostics = std::move(file.notes);
  out.files = std::move(file.files);
  if (file.book.package.manifest.empty()) {
    if (out.diagnostics.empty())
      out.diagnostics.push_back({Severity::error,
                                 "book.package",
                                 path,
                                 0,
                                 "there is no package document",
                                 {"there is no package document", ""}});
    return out;
  }
  std::ranges::move(epub::check_promises(file.book), std::back_inserter(out.diagnostics));
  out.metadata = file.book.package.metadata;
  out.generator = file.book.package.generator;
  for (const epub::TocEntry& entry : file.book.nav)
    out.contents.push_back({entry.label, entry.path, entry.depth, letters_of(file.book, entry.path)});
  for (const auto& [name, letters] : file.book.letters) out.letters += letters;
  return out;
}

}  // namespace novel2epub
