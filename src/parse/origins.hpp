// Where the stretches of a line or paragraph were read, kept while lines are cut and joined.
#pragma once

#include <cstddef>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

using Origins = std::vector<Origin>;

// Those of the bytes [begin, end) alone, counted from `begin`.
Origins slice(const Origins& origins, std::size_t begin, std::size_t end);

// Appends `more`, the origins of a text that was put at `at`.
void append(Origins& origins, const Origins& more, std::size_t at);

}  // namespace novel2epub::parse
