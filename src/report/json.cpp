#include "report/json.hpp"

#include <array>
#include <cstdio>
#include <string_view>

namespace novel2epub::report {
namespace {

// Appends JSON as it is built: values, and members and elements with the commas between them.
class Writer {
 public:
  std::string out;

  void key(std::string_view name) {
    separate();
    text(name);
    out += ": ";
    fresh_ = true;
  }
  void member(std::string_view name, std::string_view value) { key(name), text(value), fresh_ = false; }
  void member(std::string_view name, std::size_t value) { member_raw(name, std::to_string(value)); }
  void member_raw(std::string_view name, std::string_view json) { key(name), out += json, fresh_ = false; }
  void element(std::string_view value) { separate(), text(value); }
  void open(char bracket) {
    separate();
    out += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out += bracket;
    fresh_ = false;
  }

 private:
  void separate() {
    if (!fresh_) out += out.back() == '}' ? ",\n" : ", ";
    fresh_ = false;
  }
  void text(std::string_view s) {
    out += '"';
    for (const char c : s) escape(c);
    out += '"';
  }
  void escape(char c) {
    switch (c) {
      case '"':
        out += "\\\"";
        return;
      case '\\':
        out += "\\\\";
        return;
      case '\n':
        out += "\\n";
        return;
      case '\t':
        out += "\\t";
        return;
      case '\r':
        out += "\\r";
        return;
      default:
        break;
    }
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
      return;
    }
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code.data();
  }
  bool fresh_ = true;
};

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
  w.key("subjects");
  w.open('[');
  for (const std::string& subject : book.subjects) w.element(subject);
  w.close(']');
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
  w.key("sources");
  w.open('[');
  for (const SourceRange& source : chapter.sources) write_source(w, source);
  w.close(']');
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

void write_diagnostic(Writer& w, const Diagnostic& diagnostic) {
  constexpr std::array<std::string_view, 3> severities = {"note", "warning", "error"};
  w.open('{');
  w.member("id", diagnostic.id);
  w.member("severity", severities[static_cast<std::size_t>(diagnostic.severity)]);
  w.member("file", diagnostic.file);
  w.member("line", diagnostic.line);
  w.member("message", diagnostic.message);
  w.close('}');
}

template <class Items, class Write>
void write_list(Writer& w, std::string_view name, const Items& items, const Write& write) {
  w.key(name);
  w.open('[');
  for (const auto& item : items) write(w, item);
  w.close(']');
}

}  // namespace

std::string to_json(const Report& report) {
  Writer w;
  w.open('{');
  w.member("schema", "novel2epub/report/1");
  w.key("book");
  write_book(w, report.book, report.output);
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
