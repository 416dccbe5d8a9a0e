// What stands within a paragraph's lines: its runs, and the pictures among their words.
#pragma once

#include <pugixml.hpp>
#include <set>

#include "epub/blocks.hpp"

namespace novel2epub::epub {

using LinkedNotes = std::set<std::size_t>;  // the footnotes that are links, by their numbers

pugi::xml_node append_picture(pugi::xml_node parent, const PictureUse& use, const BlockStyle& style);

// The content of a paragraph.
void append_content(pugi::xml_node paragraph, const Block& block, const BlockStyle& style,
                    const LinkedNotes& linked);

}  // namespace novel2epub::epub
