#include "epub/sha1.hpp"

#include <bit>
#include <string>

namespace novel2epub::epub {
namespace {

using State = std::array<std::uint32_t, 5>;
constexpr std::size_t block_size = 64;

// RFC 3174, 4: a one bit, zeros, and the length in bits fill the last block.
std::string padded(std::string_view message) {
  std::string out(message);
  out += '\x80';
  while (out.size() % block_size != block_size - 8) out += '\0';
  const std::uint64_t bits = std::uint64_t{message.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(bits >> shift & 0xFF);
  return out;
}

std::uint32_t word_at(std::string_view s, std::size_t i) {
  std::uint32_t word = 0;
  for (std::size_t k = 0; k < 4; ++k) word = word << 8 | static_cast<std::uint8_t>(s[i + k]);
  return word;
}

std::uint32_t mix(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  switch (round / 20) {
    case 0:
      return ((b & c) | (~b & d)) + 0x5A827999;
    case 1:
      return (b ^ c ^ d) + 0x6ED9EBA1;
    case 2:
      return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    default:
      return (b ^ c ^ d) + 0xCA62C1D6;
  }
}

// RFC 3174, 6.1.
void add_block(State& state, std::string_view block) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t i = 0; i < 16; ++i) w[i] = word_at(block, i * 4);
  for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < 80; ++i) {
    const std::uint32_t next = std::rotl(a, 5) + mix(i, b, c, d) + e + w[i];
    e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view message) {
  State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  const std::string bytes = padded(message);
  for (std::size_t i = 0; i < bytes.size(); i += block_size) {
    add_block(state, std::string_view(bytes).substr(i, block_size));
  }
  std::array<std::uint8_t, 20> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - i % 4 * 8) & 0xFF);
  }
  return digest;
}

}  // namespace novel2epub::epub
