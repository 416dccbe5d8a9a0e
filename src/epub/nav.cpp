#include <algorithm>

#include "epub/labels.hpp"
#include "epub/package.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

// More lines than this are folded into their volumes on the page; the reader's own table shows them all.
constexpr std::size_t longest_unfolded = 300;

pugi::xml_node open_list(pugi::xml_node parent, bool folded) {
  line_end(parent);
  auto list = element(parent, "ol");
  // Older engines do not know `hidden`; the style sheet knows the class.
  if (folded) list.append_attribute("hidden").set_value("hidden");
  if (folded) list.append_attribute("class").set_value("fold");
  line_end(parent);
  line_end(list);
  return list;
}

pugi::xml_node append_item(pugi::xml_node list, std::string_view href, std::string_view label) {
  auto item = element(list, "li");
  element(item, "a", {{"href", href}}, label);
  line_end(list);
  return item;
}

void append_entries(pugi::xml_node nav, const std::vector<Page>& pages) {
  const auto listed = std::ranges::count_if(pages, [](const Page& page) { return page.depth > 0; });
  const bool folded = static_cast<std::size_t>(listed) > longest_unfolded;
  auto list = open_list(nav, false);
  pugi::xml_node item, below;  // the last item of the first level, and the list in it
  for (const Page& page : pages) {
    if (!page.group.empty()) {
      item = append_item(list, page.path, page.group);
      below = {};
    }
    if (page.depth == 1) {
      item = append_item(list, page.path, page.label);
      below = {};
    } else if (page.depth == 2) {
      if (!below) below = open_list(item, folded);
      append_item(below, page.path, page.label);
    }
  }
}

void append_contents(pugi::xml_node body, const Publication& publication) {
  auto nav = element(
      body, "nav", {{"epub:type", "toc"}, {"role", "doc-toc"}, {"id", "toc"}, {"aria-labelledby", "toc-h"}});
  line_end(nav);
  element(nav, "h1", {{"id", "toc-h"}}, labels(publication.language).contents);
  append_entries(nav, publication.pages);
  line_end(body);
}

void landmark(pugi::xml_node list, std::string_view type, std::string_view href, std::string_view label) {
  auto link = append_item(list, href, label).first_child();
  link.prepend_attribute("epub:type").set_value(type.data(), type.size());
}

void append_landmarks(pugi::xml_node body, const Publication& publication) {
  const Labels& words = labels(publication.language);
  const Page* start = first_of_body(publication);
  const bool toc = contents_is_page(publication);
  if (!publication.cover && !toc && start == nullptr) return;  // a list must not be empty
  auto nav = element(body, "nav",
                     {{"epub:type", "landmarks"},
                      {"id", "landmarks"},
                      {"hidden", "hidden"},
                      {"aria-label", words.landmarks}});
  auto list = open_list(nav, false);
  for (const Page& page : publication.pages) {
    if (page.kind == Page::Kind::cover) landmark(list, "cover", page.path, words.cover);
  }
  if (toc) landmark(list, "toc", "nav.xhtml#toc", words.contents);
  if (start != nullptr) landmark(list, "bodymatter", start->path, words.start);
  line_end(body);
}

}  // namespace

std::string nav_document(const Publication& publication) {
  pugi::xml_document document;
  auto body = open_xhtml(document, publication, labels(publication.language).contents, "");
  append_contents(body, publication);
  append_landmarks(body, publication);
  return save_xhtml(document, publication);
}

}  // namespace novel2epub::epub
