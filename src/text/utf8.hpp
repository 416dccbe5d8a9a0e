// UTF-8 as the program uses it: decode() has made every text valid, so these never fail.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace novel2epub::text {

// next() for all but ASCII and three well-formed bytes.
char32_t next_of_any_length(std::string_view s, std::size_t& offset);

// The code point at `offset`, which is moved behind it. Ill-formed input gives U+FFFD and moves one byte.
// Inline for what CJK texts consist of: every stage walks over every character.
inline char32_t next(std::string_view s, std::size_t& offset) {
  const auto at = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  const char32_t lead = at(offset);
  if (lead < 0x80) return ++offset, lead;
  if ((lead & 0xF0U) == 0xE0 && s.size() - offset >= 3) {
    const char32_t second = at(offset + 1), third = at(offset + 2);
    const char32_t c = ((lead & 0x0FU) << 12) | ((second & 0x3FU) << 6) | (third & 0x3FU);
    const bool tails = (second & 0xC0U) == 0x80 && (third & 0xC0U) == 0x80;
    if (tails && c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return offset += 3, c;
  }
  return next_of_any_length(s, offset);
}

// The code point that ends before `offset`, which is moved onto it. offset must not be 0.
char32_t previous(std::string_view s, std::size_t& offset);

void append(std::string& out, char32_t c);

std::u32string to_u32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

// Number of code points.
std::size_t length(std::string_view utf8);

// At most `size` bytes from the beginning or the end of `s`, whole code points.
std::string_view first_bytes(std::string_view s, std::size_t size);
std::string_view last_bytes(std::string_view s, std::size_t size);

bool is_valid_utf8(std::string_view bytes);

}  // namespace novel2epub::text
