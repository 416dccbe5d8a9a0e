// XML as the files of the publication need it. Everything is written through pugixml, never by hand.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace novel2epub::epub {

using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

// Appends <name attributes…/>, or <name attributes…>content</name> when there is content.
pugi::xml_node element(pugi::xml_node parent, const char* name, Attributes attributes = {},
                       std::string_view content = {});
void text(pugi::xml_node parent, std::string_view content);

// The declaration every file of ours begins with.
void declare(pugi::xml_document& document);

// White space is written as it stands in the tree: an indenting writer would put visible spaces into Chinese
// text.
std::string save(const pugi::xml_document& document);

// The same for elements that are no document.
std::string save_fragment(const pugi::xml_document& document);

// For files that are data: indented, a line an element.
std::string save_indented(const pugi::xml_document& document);

}  // namespace novel2epub::epub
