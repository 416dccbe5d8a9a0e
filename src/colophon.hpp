// The colophon of Aozora Bunko texts: which edition a text was typed from, and by whom.
#pragma once

#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub {

// From "底本：" on, what stands at the end of the last chapter becomes an afterword of its own.
void part_colophon(std::vector<Chapter>& chapters);

}  // namespace novel2epub
