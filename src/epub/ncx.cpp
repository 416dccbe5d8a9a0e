#include <algorithm>

#include "epub/identifier.hpp"
#include "epub/package.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

void append_head(pugi::xml_node ncx, const Publication& publication) {
  std::size_t depth = 1;
  for (const Page& page : publication.pages) depth = std::max(depth, page.depth);
  auto head = element(ncx, "head");
  const auto meta = [&](std::string_view name, std::string_view content) {
    element(head, "meta", {{"name", name}, {"content", content}});
  };
  meta("dtb:uid", identifier(publication.metadata));  // must be the package document's
  meta("dtb:depth", std::to_string(depth));
  meta("dtb:totalPageCount", "0");
  meta("dtb:maxPageNumber", "0");
}

// One entry a line: indented, a tenth of a huge book's package would be blanks.
void labelled(pugi::xml_node parent, const char* name, std::string_view label) {
  element(element(parent, name), "text", {}, label);
}

void append_map(pugi::xml_node ncx, const std::vector<Page>& pages) {
  auto map = element(ncx, "navMap");
  pugi::xml_node top;
  std::size_t order = 0, points = 0;
  const auto append = [&](pugi::xml_node parent, std::string_view label, const Page& page) {
    const std::string id = "np" + std::to_string(++points);
    line_end(parent);
    auto point = element(parent, "navPoint", {{"id", id}, {"playOrder", std::to_string(order)}});
    labelled(point, "navLabel", label);
    element(point, "content", {{"src", page.path}});
    return point;
  };
  for (const Page& page : pages) {
    if (page.depth == 0) continue;
    ++order;  // one place in the reading order, though a group may lead there as well
    if (!page.group.empty()) top = append(map, page.group, page);
    const auto point = append(page.depth == 1 ? map : top, page.label, page);
    if (page.depth == 1) top = point;
  }
  line_end(map);
}

}  // namespace

std::string ncx_document(const Publication& publication) {
  pugi::xml_document document;
  declare(document);
  line_end(document);
  auto ncx = element(document, "ncx",
                     {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                      {"version", "2005-1"},
                      {"xml:lang", language_tag(publication)}});
  line_end(ncx);
  append_head(ncx, publication);
  line_end(ncx);
  labelled(ncx, "docTitle", shown_title(publication));
  line_end(ncx);
  if (const std::string author = shown_author(publication); !author.empty()) {
    labelled(ncx, "docAuthor", author);
    line_end(ncx);
  }
  append_map(ncx, publication.pages);
  line_end(ncx);
  line_end(document);
  return save(document);
}

}  // namespace novel2epub::epub
