// Finished chapters as the plan of the book sees them.
#pragma once

#include <vector>

#include "epub/publication.hpp"
#include "novel2epub/book.hpp"

namespace novel2epub {

std::vector<epub::Outline> outlines(const std::vector<Chapter>& chapters);

}  // namespace novel2epub
