// Verse, as far as its lines prove it.
#pragma once

#include <cstddef>
#include <span>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// How many of the first paragraphs are surely verse; 0 if none is: Chinese lines of five or seven characters
// to the clause, four clauses or more; two lines or more of a song behind ♪.
std::size_t verse_size(std::span<const Block> blocks);

}  // namespace novel2epub::parse
