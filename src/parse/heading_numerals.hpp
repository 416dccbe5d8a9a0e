// Numbers as headings write them: digits, Chinese and Roman numerals, words, ranges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace novel2epub::parse {

struct Numeral {
  std::int64_t value = 0;
  std::size_t end = 0;
  bool arabic = false;
};

// The sign at `at`; 0 behind the end.
char32_t sign_at(std::string_view s, std::size_t at);

std::size_t skip_blanks(std::string_view s, std::size_t at);

// Digits, Chinese numerals, ① or Ⅳ at `at`; no Roman numerals in Latin letters.
std::optional<Numeral> read_numeral(std::string_view s, std::size_t at);

// Those as well, and words: XII, twenty-one, hai mươi ba.
std::optional<Numeral> read_latin_numeral(std::string_view s, std::size_t at);

// "12.5", "12-13", "二十三、二十四": what may extend a numeral before its unit.
void extend_numeral(std::string_view s, Numeral& numeral, std::optional<std::int64_t>& last);

// The end of `word` (lower case) where it stands at `at`, in any case.
std::optional<std::size_t> end_of_word(std::string_view s, std::size_t at, std::string_view word);

}  // namespace novel2epub::parse
