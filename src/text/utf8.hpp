// UTF-8 as the program uses it: decode() has made every text valid, so these never fail.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace novel2epub::text {

// The code point at `offset`, which is moved behind it. Ill-formed input gives U+FFFD and moves one byte.
char32_t next(std::string_view s, std::size_t& offset);

// The code point that ends before `offset`, which is moved onto it. offset must not be 0.
char32_t previous(std::string_view s, std::size_t& offset);

void append(std::string& out, char32_t c);

std::u32string to_u32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

// Number of code points.
std::size_t length(std::string_view utf8);

bool is_valid_utf8(std::string_view bytes);

}  // namespace novel2epub::text
