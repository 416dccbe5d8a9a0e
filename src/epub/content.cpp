#include <algorithm>

#include "epub/blocks.hpp"
#include "epub/facts.hpp"
#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/publication.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

// EPUB 3 Structural Semantics, and the ARIA role that goes with each.
struct Semantics {
  std::string_view type;
  std::string_view role;
};

Semantics semantics(ChapterKind kind) {
  switch (kind) {
    case ChapterKind::introduction:
      return {"introduction", "doc-introduction"};
    case ChapterKind::prologue:
      return {"prologue", "doc-prologue"};
    case ChapterKind::epilogue:
      return {"epilogue", "doc-epilogue"};
    case ChapterKind::afterword:
      return {"afterword", "doc-afterword"};
    case ChapterKind::chapter:
    case ChapterKind::extra:
    case ChapterKind::notice:
      break;
  }
  return {"chapter", "doc-chapter"};
}

// Number and name in one heading with a real space between, so that the text reads as in the table of
// contents.
void append_heading(pugi::xml_node section, const Chapter& chapter, const Page& page) {
  auto heading = element(section, page.heading >= 2 ? "h2" : "h1", {{"id", "h"}});
  const std::string number = one_line(chapter.heading.number);
  const std::string name = one_line(chapter.heading.name);
  if (number.empty() && name.empty()) {
    text(heading, page.label);
  } else if (number.empty() || name.empty()) {
    text(heading, number + name);
  } else {
    element(heading, "span", {{"class", "num"}}, number);
    text(heading, " " + name);
  }
  line_end(section);
}

bool has_page_of_blurb(const Publication& publication) {
  return std::ranges::find(publication.pages, Page::Kind::introduction, &Page::kind) !=
         publication.pages.end();
}

}  // namespace

std::string content_document(const Chapter& chapter, const Page& page, const Publication& publication) {
  const Labels& words = labels(publication.language);
  const auto [type, role] = semantics(page.chapter_kind);
  pugi::xml_document document;
  auto body = open_xhtml(document, publication, page.title, "../");
  auto section = element(body, "section", {{"epub:type", type}, {"role", role}});
  // The later documents of a long chapter go on without a heading.
  const bool headed = page.part == 1;
  section.append_attribute(headed ? "aria-labelledby" : "aria-label")
      .set_value(headed ? "h" : page.label.c_str());
  line_end(section);
  if (headed) append_heading(section, chapter, page);
  const BlockStyle style{.author_note = words.author_note,
                         .keeps_indents = publication.language == Language::ja,
                         .shows_ornaments = true,
                         .panel = words.panel,
                         .picture = words.picture,
                         .images = publication.images};
  if (!append_blocks(section, part_of(chapter.blocks, page.part, page.parts), style)) {
    element(section, "p", {}, words.no_text);
    line_end(section);
  }
  // The text's own introduction stands where the book's page for it would.
  if (page.nameless_introduction && page.part == page.parts && !has_page_of_blurb(publication))
    append_facts(section, publication);
  line_end(body);
  return save_xhtml(document, publication);
}

}  // namespace novel2epub::epub
