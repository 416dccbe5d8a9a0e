// Where the sentences of a paragraph end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::text {

// The offset behind each sentence of `paragraph`, with the closing marks and spaces that follow it; in order,
// the last is the paragraph's size. None for an empty paragraph. Chinese and Japanese sentences end in 。！？
// and …, those of other languages where Unicode says (UAX 29).
std::vector<std::size_t> sentence_ends(std::string_view paragraph, Language language);

}  // namespace novel2epub::text
