// Lines in which a game or a system speaks.
#pragma once

#include <cstddef>
#include <span>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// How many of the first paragraphs are surely one panel; 0 if none is. Sure are, where a word of games or
// systems stands in them: two lines or more that are each wholly in brackets of one kind, and a bracket that
// is opened in one line and closed in another. And a sheet, four "name: value" lines or more of which two
// have a name known from such sheets (three below a line in brackets).
std::size_t panel_size(std::span<const Block> blocks);

}  // namespace novel2epub::parse
