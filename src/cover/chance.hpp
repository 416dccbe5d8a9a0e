// Choices that look random and are the same for the same book.
#pragma once

#include <cstdint>
#include <string_view>

namespace novel2epub::cover {

class Chance {
 public:
  // FNV-1a of the seed, so that books whose identifiers differ in one letter look different.
  explicit Chance(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }

  // A number from `low` to `high`, both included. SplitMix64.
  int between(int low, int high) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27) * 0x94D049BB133111EBU;
    return low + static_cast<int>((z ^ z >> 31) % static_cast<std::uint64_t>(high - low + 1));
  }

  bool one_in(int n) { return between(1, n) == 1; }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace novel2epub::cover
