// The letters and digits of ASCII, for what is written in no others: addresses, tags, numbers.
#pragma once

namespace novel2epub::text {

constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool is_ascii_alnum(char32_t c) { return is_ascii_digit(c) || is_ascii_letter(c); }

// The same of a byte of UTF-8.
constexpr bool is_ascii_digit(char c) {
  return is_ascii_digit(static_cast<char32_t>(static_cast<unsigned char>(c)));
}
constexpr bool is_ascii_letter(char c) {
  return is_ascii_letter(static_cast<char32_t>(static_cast<unsigned char>(c)));
}
constexpr bool is_ascii_alnum(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }

// The value of 0-9, a-f, A-F; a negative number for other signs.
constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace novel2epub::text
