// The account of letters: what goes in must come out, in the book or in the ledger (normalization.md 17).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace novel2epub::text {

// A multiset of the letters and digits of a text after folding (canonical decomposition, width), as a count
// and a sum of hashes. Equal multisets compare equal; unequal ones differ but for one chance in 2^64. The
// fold looks at one code point at a time: the letters of two texts together are those of their concatenation.
struct Letters {
  std::uint64_t count = 0;
  std::uint64_t sum = 0;
  Letters& operator+=(const Letters& other) { return count += other.count, sum += other.sum, *this; }
  Letters& operator-=(const Letters& other) { return count -= other.count, sum -= other.sum, *this; }
  bool operator==(const Letters&) const = default;
};

// Letters of a text as it was decoded: entities count as what they stand for, exactly as read_markup() takes
// them.
Letters letters_of(std::string_view source);

// How often each letter and digit stands in `text`, unfolded.
std::map<char32_t, int> letter_counts(std::string_view text);

// Letters of a text whose entities are decoded: the clean text, the book. An "&eacute;" in it is six letters.
Letters letters_of_text(std::string_view text);

}  // namespace novel2epub::text
