// The words of a text as numbers, for counting what texts share.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

// Hashes of the pairs of neighbouring wide letters and of the words of other letters; sorted, each once.
std::vector<std::uint64_t> grams_of(std::string_view text);

}  // namespace novel2epub::parse
