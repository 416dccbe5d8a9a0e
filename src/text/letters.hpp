// The account of letters: what goes in must come out, in the book or in the ledger (normalization.md 17).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace novel2epub::text {

// A multiset of the letters and digits of a text after folding (entities decoded, NFC, width folded), as
// a count and a sum of hashes. Equal multisets compare equal; unequal ones differ but for one chance in 2^64.
struct Letters {
  std::uint64_t count = 0;
  std::uint64_t sum = 0;
  Letters& operator+=(const Letters& other) { return count += other.count, sum += other.sum, *this; }
  Letters& operator-=(const Letters& other) { return count -= other.count, sum -= other.sum, *this; }
  bool operator==(const Letters&) const = default;
};

Letters letters_of(std::string_view utf8);

}  // namespace novel2epub::text
