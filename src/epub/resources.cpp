#include "epub/package.hpp"
#include "epub/publication.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {

std::string container_document() {
  pugi::xml_document document;
  declare(document);
  auto container =
      element(document, "container",
              {{"version", "1.0"}, {"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}});
  element(element(container, "rootfiles"), "rootfile",
          {{"full-path", "EPUB/package.opf"}, {"media-type", "application/oebps-package+xml"}});
  return save_indented(document);
}

std::string font_path(const Publication& publication) {
  return publication.font_type == "font/otf" ? "fonts/book.otf" : "fonts/book.ttf";
}

std::string display_options_document() {
  pugi::xml_document document;
  declare(document);
  auto platform = element(element(document, "display_options"), "platform", {{"name", "*"}});
  element(platform, "option", {{"name", "specified-fonts"}}, "true");
  return save_indented(document);
}

std::vector<Resource> front_resources(const Publication& publication) {
  std::vector<Resource> out;
  out.push_back({"package.opf", package_document(publication)});
  out.push_back({"nav.xhtml", nav_document(publication)});
  out.push_back({"toc.ncx", ncx_document(publication)});
  out.push_back({"css/book.css", style_sheet(publication)});
  if (!publication.user_css.empty()) out.push_back({"css/user.css", publication.user_css});
  if (publication.cover) out.push_back({cover_path(publication), publication.cover->bytes});
  return out;
}

}  // namespace novel2epub::epub
