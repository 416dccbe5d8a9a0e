// What a run did, so that every letter of the input can be accounted for.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub {

// A span of the input that is not in the book. Line and column are 1-based, the column in code points of the
// decoded line; `text` is exactly what stood there; `rule` is the name of the rule that left it out.
struct Removal {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string text;
  std::string rule;
};

struct ChapterReport {
  std::string number;  // as the heading writes it, "第1457章"
  std::string volume;
  std::string title;  // the label in the table of contents
  std::size_t letters = 0;
  std::vector<SourceRange> sources;
};

// One of the books that were written: the only one, or one of those that the text was split into.
struct BookReport {
  Metadata metadata;
  std::string output;             // path; empty on a dry run
  std::size_t first_chapter = 0;  // index into Report::chapters
  std::size_t chapters = 0;
};

struct Report {
  Metadata book;  // the whole text
  std::string
      output;  // path of the book written, of the first one where there are several; empty on a dry run
  std::vector<BookReport> books;
  std::vector<ChapterReport> chapters;
  std::vector<Removal> removed;
  std::map<std::string, std::size_t> changed;  // normalizer rule -> number of places
  std::vector<Diagnostic> diagnostics;
};

}  // namespace novel2epub
