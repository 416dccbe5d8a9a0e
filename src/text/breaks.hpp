// Where a title may be broken into lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::text {

struct Break {
  std::size_t offset = 0;         // bytes before it
  bool inside_word = false;       // allowed, but a word of the language's dictionary goes on behind it
  bool after_short_word = false;  // the word before it is a single ideograph or kana
};

// The places inside `utf8`, first to last, by the strict rules of UAX 14. Korean breaks at spaces only.
std::vector<Break> line_breaks(std::string_view utf8, Language language);

}  // namespace novel2epub::text
