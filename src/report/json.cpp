#include "report/json.hpp"

#include <array>
#include <cstdio>

#include "report/values.hpp"

namespace novel2epub::report {
namespace {

void write_book(Writer& w, const Metadata& book, const std::string& output) {
  w.open('{');
  w.member("title", book.title);
  w.member("author", book.author);
  w.member("language", book.language);
  w.member("identifier", book.identifier);
  w.member("series", book.series);
  w.member("series_index", book.series_index);
  w.member("description", book.description);
  w.member("publisher", book.publisher);
  w.member("source", book.source);
  w.member("date", book.date);
  write_subjects(w, book.subjects);
  w.member("output", output);
  w.close('}');
}

void write_source(Writer& w, const SourceRange& source) {
  w.open('{');
  w.member("file", source.file);
  w.member("charset", source.charset);
  std::array<char, 16> confidence{};
  const auto thousandths =
      static_cast<unsigned>(source.confidence * 1000 + 0.5);  // no locale's decimal comma
  std::snprintf(confidence.data(), confidence.size(), "%u.%03u", thousandths / 1000, thousandths % 1000);
  w.member_raw("confidence", confidence.data());
  w.member("first_line", source.first_line);
  w.member("last_line", source.last_line);
  w.close('}');
}

void write_chapter(Writer& w, const ChapterReport& chapter) {
  w.open('{');
  w.member("number", chapter.number);
  w.member("volume", chapter.volume);
  w.member("title", chapter.title);
  w.member("letters", chapter.letters);
  write_list(w, "sources", chapter.sources, write_source);
  w.close('}');
}

void write_removal(Writer& w, const Removal& removal) {
  w.open('{');
  w.member("file", removal.file);
  w.member("line", removal.line);
  w.member("column", removal.column);
  w.member("text", removal.text);
  w.member("rule", removal.rule);
  w.close('}');
}

void write_written(Writer& w, const BookReport& book) {
  w.open('{');
  w.member("title", book.metadata.full_title());
  w.member("identifier", book.metadata.identifier);
  w.member("series", book.metadata.series);
  w.member("series_index", book.metadata.series_index);
  w.member("first_chapter", book.first_chapter);
  w.member("chapters", book.chapters);
  w.member("output", book.output);
  w.close('}');
}

}  // namespace

std::string to_json(const Report& report) {
  Writer w;
  w.open('{');
  w.member("schema", "novel2epub/report/1");
  w.key("book");
  write_book(w, report.book, report.output);
  write_list(w, "books", report.books, write_written);
  write_list(w, "chapters", report.chapters, write_chapter);
  write_list(w, "removed", report.removed, write_removal);
  w.key("changed");
  w.open('{');
  for (const auto& [rule, count] : report.changed) w.member(rule, count);
  w.close('}');
  write_list(w, "diagnostics", report.diagnostics, write_diagnostic);
  w.close('}');
  return w.out + "\n";
}

}  // namespace novel2epub::report
