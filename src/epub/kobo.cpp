#include "epub/kobo.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "epub/lines.hpp"
#include "text/sentences.hpp"

namespace novel2epub::epub {
namespace {

constexpr std::array<std::string_view, 9> paragraphs = {"p",  "h1", "h2",         "h3",   "h4",
                                                        "li", "td", "figcaption", "table"};

struct Spans {
  Language language;
  std::size_t paragraph = 0, segment = 0;
  bool opens = true;  // the next segment begins a paragraph

  pugi::xml_node insert_before(pugi::xml_node node) {
    if (opens) {
      ++paragraph;
      segment = 0;
    }
    opens = false;
    pugi::xml_node span = node.parent().insert_child_before("span", node);
    span.append_attribute("class").set_value("koboSpan");
    const std::string id = "kobo." + std::to_string(paragraph) + "." + std::to_string(++segment);
    span.append_attribute("id").set_value(id.c_str());
    return span;
  }

  // White space between blocks is no text; between two elements of a line it is.
  void wrap_text(pugi::xml_node node) {
    const std::string content = node.value();
    if (is_blank(content) && std::string_view(node.parent().name()) != "p") return;
    std::size_t begin = 0;
    for (const std::size_t end : text::sentence_ends(content, language)) {
      pugi::xml_node words = insert_before(node).append_child(pugi::node_pcdata);
      words.set_value(content.data() + begin, end - begin);
      begin = end;
    }
    node.parent().remove_child(node);
  }

  void wrap_image(pugi::xml_node node) {
    opens = true;
    insert_before(node).append_move(node);
  }

  void wrap(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (node.type() == pugi::node_pcdata) return wrap_text(node);
    if (name == "img") return wrap_image(node);
    if (std::ranges::find(paragraphs, name) != paragraphs.end()) opens = true;
    for (pugi::xml_node child = node.first_child(), next; child; child = next) {
      next = child.next_sibling();
      wrap(child);
    }
  }
};

// The children of `node` in a new element of theirs.
void put_into_div(pugi::xml_node node, const char* id) {
  pugi::xml_node div = node.prepend_child("div");
  div.append_attribute("class").set_value(id);
  div.append_attribute("id").set_value(id);
  while (pugi::xml_node child = div.next_sibling()) div.append_move(child);
}

}  // namespace

void add_kobo_spans(pugi::xml_node body, Language language) {
  Spans{language}.wrap(body);
  put_into_div(body, "book-inner");
  put_into_div(body, "book-columns");
}

}  // namespace novel2epub::epub
