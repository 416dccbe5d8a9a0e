// A 64-bit hash of bytes that is the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace novel2epub::text {

// FNV-1a with a final mix.
constexpr std::uint64_t hash(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char byte : bytes) h = (h ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93U;
  return h ^ (h >> 32);
}

}  // namespace novel2epub::text
