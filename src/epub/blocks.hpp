// A chapter's blocks as XHTML elements.
#pragma once

#include <pugixml.hpp>
#include <span>
#include <string_view>

#include "epub/publication.hpp"
#include "novel2epub/book.hpp"

namespace novel2epub::epub {

// How the elements are put together.
struct BlockStyle {
  std::string_view author_note;  // heading of an author's note; empty: notes are paragraphs with a class
  bool keeps_indents = false;    // whether a line that was not indented stays so
  bool shows_ornaments = false;  // a scene break of the author's own signs is text, not a rule
  std::string_view panel;        // name of a system's panel, for those who hear the book
  std::string_view picture;      // what is said of a picture of which the source says nothing
  std::span<const Illustration> images;
};

// Appends `blocks` to `parent`, one element of the outermost level a line. False if there was nothing to
// show.
bool append_blocks(pugi::xml_node parent, std::span<const Block> blocks, const BlockStyle& style);

// The part-th of `parts` stretches of about the same size; never empty as long as there are that many blocks.
std::span<const Block> part_of(const std::vector<Block>& blocks, std::size_t part, std::size_t parts);

}  // namespace novel2epub::epub
