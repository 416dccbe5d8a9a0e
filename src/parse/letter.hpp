// Letters in the story, as far as their lines prove them.
#pragma once

#include <cstddef>
#include <span>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// How many of the first paragraphs are surely a letter; 0 if none is: an address ("亲爱的母亲：", "Dear
// Tom,"), what is written, and a closing of letters ("此致", "敬上", "Yours sincerely,") with the name below
// it.
std::size_t letter_size(std::span<const Block> blocks);

}  // namespace novel2epub::parse
