// The files of the publication that are about the others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "epub/publication.hpp"

namespace novel2epub::epub {

std::string package_document(const Publication& publication);  // EPUB 3.3, 5
std::string nav_document(const Publication& publication);      // EPUB 3.3, 7
std::string ncx_document(const Publication& publication);  // OPF 2.0.1, 2.4.1: for readers older than EPUB 3
std::string style_sheet(const Publication& publication);

// "images/cover.jpg", by the cover's media type.
std::string cover_path(const Publication& publication);

// Where the story starts: the first volume or chapter. Null in a book that has none.
const Page* first_of_body(const Publication& publication);

// Whether the nav document is one of the pages.
bool contents_is_page(const Publication& publication);

}  // namespace novel2epub::epub
