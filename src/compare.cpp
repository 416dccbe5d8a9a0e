// What books have against what their dump makes now, letter by letter.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "book_file.hpp"
#include "epub/publication.hpp"
#include "manuscript.hpp"
#include "novel2epub/inspect.hpp"
#include "outlines.hpp"
#include "text/letters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

// A chapter's text as a reader shows it, in the dump's edition or in the books.
struct ChapterText {
  std::string label;
  std::string text;
};

// The chapters as they would be written now. They go through the same rendering and the same reading as the
// books', so that what both add (headings of notes, readings of ruby) cancels out.
std::vector<ChapterText> texts_of(const Manuscript& manuscript, const Options& options) {
  const std::vector<Chapter>& chapters = manuscript.made.chapters;
  epub::Publication publication;
  publication.metadata = manuscript.made.metadata;
  publication.language = manuscript.made.language;
  publication.pages = epub::plan_pages(outlines(chapters), publication.metadata, publication.language, false);
  std::vector<ChapterText> parts(publication.pages.size());
  for_each_index(parts.size(), options.jobs, [&](std::size_t i) {
    const epub::Page& page = publication.pages[i];
    if (page.kind != epub::Page::Kind::chapter) return;
    const std::string document = epub::content_document(chapters[page.chapter], page, publication);
    parts[i] = {page.label, epub::read_document(document, "EPUB/" + page.path).text};
  });
  std::vector<ChapterText> out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const epub::Page& page = publication.pages[i];
    if (page.kind != epub::Page::Kind::chapter) continue;
    if (page.part == 1)
      out.push_back(std::move(parts[i]));
    else
      out.back().text += parts[i].text;
  }
  return out;
}

// Of the file "EPUB/text/c00001-2.xhtml" the chapter's own, "EPUB/text/c00001.xhtml"; the path itself
// otherwise.
std::string chapter_file(const std::string& path) {
  const std::size_t dot = path.rfind('.'), dash = path.rfind('-');
  if (dash == std::string::npos || dot == std::string::npos || dash > dot) return path;
  if (path.find_first_not_of("0123456789", dash + 1) != dot) return path;
  return path.substr(0, dash) + path.substr(dot);
}

bool is_chapter_file(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.size() > 6 && (name[0] == 'c' || name[0] == 'x') && name[1] >= '0' && name[1] <= '9';
}

std::vector<ChapterText> texts_of_book(const std::string& path, std::vector<Diagnostic>& notes) {
  std::vector<std::pair<std::string, ChapterText>> found;  // by file
  const BookFile file = read_book_file(path, [&](const std::string& name, const epub::Document& document) {
    if (!is_chapter_file(name)) return;
    const std::string own = chapter_file(name);
    if (own != name && !found.empty() && found.back().first == own)
      found.back().second.text += document.text;
    else
      found.push_back({name, {document.title, document.text}});
  });
  for (const Diagnostic& note : file.notes)
    if (note.severity == Severity::error) notes.push_back(note);
  std::map<std::string, std::string> labels;
  for (const epub::TocEntry& entry : file.book.nav)
    labels.insert_or_assign(entry.path, entry.label);  // a group's label goes before its first chapter's
  std::vector<ChapterText> out;
  for (auto& [name, chapter] : found) {
    if (const auto label = labels.find(name); label != labels.end()) chapter.label = label->second;
    out.push_back(std::move(chapter));
  }
  return out;
}

// Letters that are in `some` beyond those in `others`, in their order.
std::u32string beyond(std::string_view some, std::string_view others) {
  std::map<char32_t, std::size_t> left;
  for (std::size_t i = 0; i < others.size();) ++left[text::next(others, i)];
  std::u32string out;
  for (std::size_t i = 0; i < some.size();) {
    const char32_t c = text::next(some, i);
    if (!text::is_letter_or_number(c)) continue;
    if (const auto found = left.find(c); found != left.end() && found->second > 0)
      --found->second;
    else
      out += c;
  }
  return out;
}

std::string shown(const std::u32string& letters) {
  constexpr std::size_t most = 30;
  std::string out;
  for (const char32_t c : letters.substr(0, most)) text::append(out, c);
  return out + (letters.size() > most ? "…" : "");
}

std::string letters_only(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();)
    if (const char32_t c = text::next(s, i); text::is_letter_or_number(c)) text::append(out, c);
  return out;
}

void tell(std::vector<Diagnostic>& notes, std::string id, const std::string& label, const std::string& what,
          std::vector<std::string> facts = {}) {
  facts.insert(facts.begin(), label);
  notes.push_back({Severity::error, std::move(id), "", 0, label + ": " + what, std::move(facts)});
}

void compare_chapter(const ChapterText& dump, const ChapterText& book, std::vector<Diagnostic>& notes) {
  if (dump.text == book.text) return;
  const std::u32string lacking = beyond(dump.text, book.text), excess = beyond(book.text, dump.text);
  if (!lacking.empty())
    tell(notes, "balance.lacking", dump.label,
         "the book lacks " + std::to_string(lacking.size()) + " letters: " + shown(lacking),
         {std::to_string(lacking.size()), shown(lacking)});
  if (!excess.empty())
    tell(notes, "balance.excess", dump.label,
         "the book has " + std::to_string(excess.size()) + " letters too much: " + shown(excess),
         {std::to_string(excess.size()), shown(excess)});
  if (lacking.empty() && excess.empty() && letters_only(dump.text) != letters_only(book.text))
    tell(notes, "balance.order", dump.label, "the letters stand in another order");
}

// The chapters of the books that go with those of the dump: the first of the same label that is still free.
std::vector<std::size_t> partners(const std::vector<ChapterText>& dump,
                                  const std::vector<ChapterText>& book) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = book.size(); i-- > 0;) places[book[i].label].push_back(i);
  std::vector<std::size_t> out;
  for (const ChapterText& chapter : dump) {
    std::vector<std::size_t>& free = places[chapter.label];
    out.push_back(free.empty() ? book.size() : free.back());
    if (!free.empty()) free.pop_back();
  }
  return out;
}

}  // namespace

std::vector<Diagnostic> compare(std::span<const std::string> books, const Options& options) {
  Report report;
  std::vector<Diagnostic> notes;
  const std::optional<Manuscript> manuscript = make_manuscript(options, report);
  std::ranges::copy_if(report.diagnostics, std::back_inserter(notes),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
  if (!manuscript) return notes;
  const std::vector<ChapterText> dump = texts_of(*manuscript, options);
  std::vector<ChapterText> book;
  for (const std::string& path : books)
    std::ranges::move(texts_of_book(path, notes), std::back_inserter(book));
  const std::vector<std::size_t> partner = partners(dump, book);
  std::vector<bool> known(book.size(), false);
  for (std::size_t i = 0; i < dump.size(); ++i) {
    if (partner[i] == book.size()) {
      const std::string letters = std::to_string(text::letters_of_text(dump[i].text).count);
      tell(notes, "balance.missing", dump[i].label, "the book has no such chapter (" + letters + " letters)",
           {letters});
      continue;
    }
    known[partner[i]] = true;
    compare_chapter(dump[i], book[partner[i]], notes);
  }
  for (std::size_t i = 0; i < book.size(); ++i)
    if (!known[i]) tell(notes, "balance.unknown", book[i].label, "the input has no such chapter");
  return notes;
}

}  // namespace novel2epub
