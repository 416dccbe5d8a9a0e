#include "report/inspection.hpp"

#include "report/values.hpp"

namespace novel2epub::report {
namespace {

void write_contributor(Writer& w, const Contributor& one) {
  w.open('{');
  w.member("name", one.name);
  w.member("role", one.role);
  w.member_raw("creator", one.creator ? "true" : "false");
  w.close('}');
}

void write_term(Writer& w, const Term& term) {
  w.open('{');
  w.member("name", term.name);
  w.member("value", term.value);
  w.close('}');
}

void write_file(Writer& w, const FileInBook& file) {
  w.open('{');
  w.member("name", file.name);
  w.member("size", file.size);
  w.member("packed", file.packed);
  w.close('}');
}

void write_entry(Writer& w, const EntryInBook& entry) {
  w.open('{');
  w.member("label", entry.label);
  w.member("path", entry.path);
  w.member("depth", entry.depth);
  w.member("letters", entry.letters);
  w.close('}');
}

void write_metadata(Writer& w, const Metadata& metadata) {
  w.open('{');
  w.member("title", metadata.title);
  w.member("subtitle", metadata.subtitle);
  w.member("author", metadata.author);
  write_list(w, "contributors", metadata.contributors, write_contributor);
  w.member("language", metadata.language);
  w.member("identifier", metadata.identifier);
  w.member("series", metadata.series);
  w.member("series_index", metadata.series_index);
  w.member("description", metadata.description);
  w.member("publisher", metadata.publisher);
  w.member("source", metadata.source);
  w.member("date", metadata.date);
  w.member("modified", static_cast<std::size_t>(metadata.modified));
  write_subjects(w, metadata.subjects);
  write_list(w, "terms", metadata.terms, write_term);
  w.close('}');
}

void write_book(Writer& w, const Inspection& book) {
  w.open('{');
  w.member("path", book.path);
  w.member("size", book.size);
  w.key("metadata");
  write_metadata(w, book.metadata);
  w.member("generator", book.generator);
  w.member("letters", book.letters);
  write_list(w, "contents", book.contents, write_entry);
  write_list(w, "files", book.files, write_file);
  write_list(w, "diagnostics", book.diagnostics, write_diagnostic);
  w.close('}');
}

}  // namespace

std::string to_json(std::span<const Inspection> books, std::span<const Diagnostic> diagnostics) {
  Writer w;
  w.open('{');
  w.member("schema", "novel2epub/info/1");
  write_list(w, "books", books, write_book);
  write_list(w, "diagnostics", diagnostics, write_diagnostic);
  w.close('}');
  return w.out + "\n";
}

}  // namespace novel2epub::report
