#include "epub/package.hpp"

#include <algorithm>

#include "epub/labels.hpp"
#include "epub/metadata.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

constexpr const char* apple_prefix =
    "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";
constexpr std::string_view xhtml_type = "application/xhtml+xml";

void item(pugi::xml_node manifest, std::string_view id, std::string_view path, std::string_view media_type,
          std::string_view properties = {}) {
  auto node = element(manifest, "item", {{"id", id}, {"href", path}, {"media-type", media_type}});
  if (!properties.empty())
    node.append_attribute("properties").set_value(properties.data(), properties.size());
}

void append_manifest(pugi::xml_node package, const Publication& publication) {
  auto manifest = element(package, "manifest");
  item(manifest, "nav", "nav.xhtml", xhtml_type, "nav");
  item(manifest, "ncx", "toc.ncx", "application/x-dtbncx+xml");
  item(manifest, "css", "css/book.css", "text/css");
  if (!publication.user_css.empty()) item(manifest, "user-css", "css/user.css", "text/css");
  if (publication.cover) {
    item(manifest, "cover-image", cover_path(publication), publication.cover->media_type, "cover-image");
  }
  for (const Page& page : publication.pages) {
    if (page.kind != Page::Kind::contents) item(manifest, page.id, page.path, xhtml_type);
  }
  for (const Illustration& image : publication.images) item(manifest, image.id, image.path, image.media_type);
  if (!publication.font_type.empty()) item(manifest, "font", font_path(publication), publication.font_type);
}

// The direction is said in any case: some readers take Traditional Chinese without one for vertical text.
void append_spine(pugi::xml_node package, const Publication& publication) {
  const std::string_view direction = publication.vertical ? "rtl" : "ltr";
  auto spine = element(package, "spine", {{"toc", "ncx"}, {"page-progression-direction", direction}});
  for (const Page& page : publication.pages) element(spine, "itemref", {{"idref", page.id}});
}

// OPF 2.0.1, 2.6: where readers older than EPUB 3 look for landmarks.
void append_guide(pugi::xml_node package, const Publication& publication) {
  const Labels& words = labels(publication.language);
  auto guide = element(package, "guide");
  for (const Page& page : publication.pages) {
    if (page.kind == Page::Kind::cover) {
      element(guide, "reference", {{"type", "cover"}, {"title", words.cover}, {"href", page.path}});
    } else if (page.kind == Page::Kind::contents) {
      element(guide, "reference", {{"type", "toc"}, {"title", words.contents}, {"href", page.path}});
    }
  }
  if (const Page* first = first_of_body(publication)) {
    element(guide, "reference", {{"type", "text"}, {"title", words.start}, {"href", first->path}});
  }
  if (!guide.first_child()) package.remove_child(guide);
}

}  // namespace

std::string package_document(const Publication& publication) {
  pugi::xml_document document;
  declare(document);
  auto package = element(document, "package",
                         {{"xmlns", "http://www.idpf.org/2007/opf"},
                          {"version", "3.0"},
                          {"unique-identifier", "pub-id"},
                          {"xml:lang", language_tag(publication)},
                          {"dir", "ltr"}});
  if (!publication.font_type.empty()) package.append_attribute("prefix").set_value(apple_prefix);
  append_metadata(package, publication);
  append_manifest(package, publication);
  append_spine(package, publication);
  append_guide(package, publication);
  return save_indented(document);
}

std::string cover_path(const Publication& publication) {
  const bool png = publication.cover && publication.cover->media_type == "image/png";
  return png ? "images/cover.png" : "images/cover.jpg";
}

const Page* first_of_body(const Publication& publication) {
  const auto is_body = [](const Page& page) {
    return page.kind == Page::Kind::volume || page.kind == Page::Kind::chapter;
  };
  // A nameless introduction is the blurb: who opens the book at its start wants the story.
  auto found = std::ranges::find_if(
      publication.pages, [&](const Page& page) { return is_body(page) && !page.nameless_introduction; });
  if (found == publication.pages.end()) found = std::ranges::find_if(publication.pages, is_body);
  return found == publication.pages.end() ? nullptr : &*found;
}

bool contents_is_page(const Publication& publication) {
  return std::ranges::find(publication.pages, Page::Kind::contents, &Page::kind) != publication.pages.end();
}

}  // namespace novel2epub::epub
