// The <metadata> element of the package document.
#pragma once

#include <pugixml.hpp>

#include "epub/publication.hpp"

namespace novel2epub::epub {

void append_metadata(pugi::xml_node package, const Publication& publication);

}  // namespace novel2epub::epub
