// The frame that all XHTML content documents share (EPUB 3.3, 6.1).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "epub/publication.hpp"

namespace novel2epub::epub {

// Fills `document` up to an empty <body>, which is returned. `root` leads from the document's folder to
// EPUB/.
pugi::xml_node open_xhtml(pugi::xml_document& document, const Publication& publication,
                          std::string_view title, std::string_view root);

// The finished document as bytes, its text set as the publication's lines run.
std::string save_xhtml(pugi::xml_document& document, const Publication& publication);

// A line end between block elements, where it cannot be seen.
void line_end(pugi::xml_node parent);

// The publication's title, language tag and creator as they are shown: never empty, but for the creator of a
// book that is to have none.
std::string shown_title(const Publication& publication);
std::string shown_author(const Publication& publication);
std::string language_tag(const Publication& publication);

}  // namespace novel2epub::epub
