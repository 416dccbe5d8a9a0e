// Verse and letters, as far as their lines prove them.
#pragma once

#include <cstddef>
#include <span>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// How many of the first paragraphs are surely verse; 0 if none is: Chinese lines of five or seven characters
// to the clause, four clauses or more; two lines or more of a song behind ♪.
std::size_t verse_size(std::span<const Block> blocks);

// How many of the first paragraphs are surely a letter; 0 if none is: an address ("亲爱的母亲：", "Dear
// Tom,"), what is written, and a closing of letters ("此致", "敬上", "Yours sincerely,") with the name below
// it.
std::size_t letter_size(std::span<const Block> blocks);

}  // namespace novel2epub::parse
