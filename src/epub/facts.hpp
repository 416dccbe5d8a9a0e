// What a book's source says of it beside the blurb: tags, status, length.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "epub/publication.hpp"

namespace novel2epub::epub {

// "状态：已完结", "Status: ongoing"; nothing for an empty value.
void append_fact(pugi::xml_node section, std::string_view name, std::string_view value, Language language);

void append_facts(pugi::xml_node section, const Publication& publication);

}  // namespace novel2epub::epub
