#include "epub/xhtml.hpp"

#include "epub/kobo.hpp"
#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/upright.hpp"
#include "epub/xml.hpp"
#include "text/language.hpp"

namespace novel2epub::epub {
namespace {

void link_style(pugi::xml_node head, std::string_view root, std::string_view path) {
  line_end(head);
  element(head, "link",
          {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", std::string(root).append(path)}});
}

std::string or_else(std::string value, std::string_view otherwise) {
  return value.empty() ? std::string(otherwise) : value;
}

}  // namespace

pugi::xml_node open_xhtml(pugi::xml_document& document, const Publication& publication,
                          std::string_view title, std::string_view root) {
  const std::string tag = language_tag(publication);
  declare(document);
  line_end(document);
  document.append_child(pugi::node_doctype).set_value("html");
  line_end(document);
  auto html = element(document, "html",
                      {{"xmlns", "http://www.w3.org/1999/xhtml"},
                       {"xmlns:epub", "http://www.idpf.org/2007/ops"},
                       {"lang", tag},
                       {"xml:lang", tag}});
  line_end(html);
  auto head = element(html, "head");
  line_end(head);
  element(head, "meta", {{"charset", "UTF-8"}});
  line_end(head);
  element(head, "title", {}, title);
  link_style(head, root, "css/book.css");
  if (!publication.user_css.empty()) link_style(head, root, "css/user.css");
  line_end(head);
  line_end(html);
  auto body = element(html, "body");
  line_end(html);
  line_end(document);
  line_end(body);
  return body;
}

std::string save_xhtml(pugi::xml_document& document, const Publication& publication) {
  const pugi::xml_node body = document.child("html").child("body");
  // The nav document is also data, which readers make their own menus of.
  if (publication.kobo && !body.child("nav")) add_kobo_spans(body, publication.language);
  if (publication.vertical) set_upright(body, publication.design.upright_digits);
  return save(document);
}

void line_end(pugi::xml_node parent) { text(parent, "\n"); }

std::string shown_title(const Publication& publication) {
  return or_else(one_line(publication.metadata.full_title()), labels(publication.language).untitled);
}

std::string shown_author(const Publication& publication) {
  const std::string author = one_line(publication.metadata.author);
  return publication.metadata.no_author ? author : or_else(author, labels(publication.language).anonymous);
}

bool is_author(const Contributor& one) { return one.creator && one.role == "aut"; }

std::string authors(const Metadata& metadata, Language language) {
  std::string out = one_line(metadata.author);
  for (const Contributor& one : metadata.contributors)
    if (is_author(one) && !is_blank(one.name))
      out.append(out.empty() ? "" : text::is_cjk_language(language) ? "、" : ", ") += one_line(one.name);
  return out;
}

std::string language_tag(const Publication& publication) {
  // Readers choose fonts and writing mode by script, so bare "zh" is not enough.
  const std::string& given = publication.metadata.language;
  return given.empty() || given == "zh" ? std::string(labels(publication.language).tag) : given;
}

}  // namespace novel2epub::epub
