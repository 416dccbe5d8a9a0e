#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace novel2epub::text {
namespace {

constexpr bool is_tail(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Length of the well-formed sequence at the start of `s` (Unicode 3.9, table 3-7), 0 if there is none.
std::size_t sequence_length(std::string_view s) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (s.size() < size) return 0;
  const unsigned char second = at(1);
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if (!is_tail(at(i))) return 0;
  return size;
}

}  // namespace

char32_t next_of_any_length(std::string_view s, std::size_t& offset) {
  const auto at = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  const char32_t lead = at(offset);
  if (lead < 0x80) return ++offset, lead;
  const std::size_t size = sequence_length(s.substr(offset));
  if (size == 0) return ++offset, U'\uFFFD';
  char32_t c = size == 2 ? lead & 0x1F : size == 3 ? lead & 0x0F : lead & 0x07;
  for (std::size_t i = 1; i < size; ++i) c = (c << 6) | (at(offset + i) & 0x3F);
  offset += size;
  return c;
}

char32_t previous(std::string_view s, std::size_t& offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && is_tail(static_cast<unsigned char>(s[start]))) --start;
  std::size_t end = start;
  const char32_t c = next(s, end);
  if (end != offset) return --offset, U'\uFFFD';
  offset = start;
  return c;
}

void append(std::string& out, char32_t c) {
  const auto push = [&](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (c < 0x80) return push(c);
  if (c < 0x800) return push(0xC0 | (c >> 6)), push(0x80 | (c & 0x3F));
  if (c < 0x10000) return push(0xE0 | (c >> 12)), push(0x80 | ((c >> 6) & 0x3F)), push(0x80 | (c & 0x3F));
  push(0xF0 | (c >> 18)), push(0x80 | ((c >> 12) & 0x3F)), push(0x80 | ((c >> 6) & 0x3F)),
      push(0x80 | (c & 0x3F));
}

std::u32string to_u32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  for (std::size_t i = 0; i < utf8.size();) out.push_back(next(utf8, i));
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append(out, c);
  return out;
}

std::size_t length(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char byte) { return !is_tail(static_cast<unsigned char>(byte)); }));
}

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::string_view first_bytes(std::string_view s, std::size_t size) {
  if (size >= s.size()) return s;
  while (size > 0 && continues(s[size])) --size;
  return s.substr(0, size);
}

std::string_view last_bytes(std::string_view s, std::size_t size) {
  std::size_t begin = s.size() - std::min(s.size(), size);
  while (begin < s.size() && continues(s[begin])) ++begin;
  return s.substr(begin);
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    std::uint64_t eight = 0;  // most of a Latin text is ASCII: eight bytes at a time
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const std::size_t size = sequence_length(bytes.substr(i));
    if (size == 0) return false;
    i += size;
  }
  return true;
}

}  // namespace novel2epub::text
