#include <initializer_list>
#include <string>

#include "epub/facts.hpp"
#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/package.hpp"
#include "epub/publication.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

void paragraph(pugi::xml_node parent, const char* style, std::string_view content) {
  if (content.empty()) return;
  element(parent, "p", {{"class", style}}, content);
  line_end(parent);
}

void heading(pugi::xml_node section, std::string_view content) {
  line_end(section);
  element(section, "h1", {{"id", "h"}}, content);
  line_end(section);
}

// Nothing but the image: readers recognise a cover by there being nothing else.
void cover(pugi::xml_node body, const Publication& publication) {
  const Labels& words = labels(publication.language);
  auto section =
      element(body, "section", {{"epub:type", "cover"}, {"class", "cover"}, {"aria-label", words.cover}});
  line_end(section);
  std::string alt = shown_title(publication);
  if (const std::string author = authors(publication.metadata, publication.language); !author.empty()) {
    alt.append(words.separator).append(author);
  }
  const std::string source = "../" + cover_path(publication);
  element(section, "img", {{"src", source}, {"role", "doc-cover"}, {"alt", alt}});
  line_end(section);
}

// "某某　译", "Translated by …": as title pages of the language say it; a role without words of its own is
// left to the package document.
std::string with_role(const std::string& name, std::string_view role, Language language) {
  const Labels& words = labels(language);
  const std::string_view word = role == "trl"   ? words.translator
                                : role == "ill" ? words.illustrator
                                : role == "edt" ? words.editor
                                                : std::string_view();
  if (name.empty() || word.empty()) return name;
  const std::size_t gap = word.find('*');
  return std::string(word.substr(0, gap)).append(name).append(word.substr(gap + 1));
}

void title(pugi::xml_node body, const Publication& publication) {
  const Metadata& metadata = publication.metadata;
  auto section = element(body, "section",
                         {{"epub:type", "titlepage"}, {"class", "titlepage"}, {"aria-labelledby", "h"}});
  heading(section, metadata.volume.empty() ? shown_title(publication) : one_line(metadata.title));
  paragraph(section, "volume-title", one_line(metadata.volume));
  paragraph(section, "subtitle", one_line(metadata.subtitle));
  paragraph(section, "author", one_line(metadata.author));
  for (const Contributor& one : metadata.contributors)
    paragraph(section, is_author(one) ? "author" : "contributor",
              with_role(one_line(one.name), one.role, publication.language));
  const std::string index = one_line(metadata.series_index);
  // A volume of the book itself says so already.
  if (metadata.volume.empty() || metadata.series != metadata.title) {
    paragraph(section, "series",
              one_line(metadata.series) + (index.empty() || metadata.series.empty() ? "" : " " + index));
  }
  paragraph(section, "publisher", one_line(metadata.publisher));
}

void introduction(pugi::xml_node body, const Publication& publication) {
  auto section = element(body, "section",
                         {{"epub:type", "abstract"},
                          {"role", "doc-abstract"},
                          {"class", "introduction"},
                          {"aria-labelledby", "h"}});
  heading(section, labels(publication.language).introduction);
  for (const std::string& line : lines_of(publication.metadata.description)) {
    element(section, "p", {}, line);
    line_end(section);
  }
  append_facts(section, publication);
}

// "{1}" and "{2}" in a sentence of the labels.
std::string filled(std::string_view sentence, std::initializer_list<std::string> values) {
  std::string out(sentence);
  std::size_t nth = 0;
  for (const std::string& value : values) {
    const std::string slot = "{" + std::to_string(++nth) + "}";
    if (const std::size_t at = out.find(slot); at != std::string::npos) out.replace(at, slot.size(), value);
  }
  return out;
}

// How the book was made; only where it was asked for, and never at the front.
void colophon(pugi::xml_node body, const Publication& publication) {
  const Labels& words = labels(publication.language);
  auto section = element(
      body, "section",
      {{"epub:type", "colophon"}, {"role", "doc-colophon"}, {"class", "colophon"}, {"aria-labelledby", "h"}});
  heading(section, words.colophon);
  paragraph(section, "work", shown_title(publication));
  paragraph(section, "author", one_line(publication.metadata.author));
  paragraph(section, "facts", filled(words.made_by, {"novel2epub " NOVEL2EPUB_VERSION}));
  paragraph(
      section, "facts",
      filled(words.made_from, {std::to_string(publication.chapters), std::to_string(publication.letters)}));
  append_fact(section, words.source, one_line(publication.metadata.source), publication.language);
}

void volume(pugi::xml_node body, const Page& page) {
  auto section =
      element(body, "section",
              {{"epub:type", "part"}, {"role", "doc-part"}, {"class", "volume"}, {"aria-labelledby", "h"}});
  heading(section, page.label);
}

}  // namespace

std::string page_document(const Page& page, const Publication& publication) {
  pugi::xml_document document;
  auto body = open_xhtml(document, publication, page.title, "../");
  switch (page.kind) {
    case Page::Kind::cover:
      cover(body, publication);
      break;
    case Page::Kind::title:
      title(body, publication);
      break;
    case Page::Kind::introduction:
      introduction(body, publication);
      break;
    case Page::Kind::volume:
      volume(body, page);
      break;
    case Page::Kind::colophon:
      colophon(body, publication);
      break;
    case Page::Kind::contents:  // made by front_resources()
    case Page::Kind::chapter:
      break;  // made by content_document()
  }
  line_end(body);
  return save_xhtml(document, publication);
}

}  // namespace novel2epub::epub
