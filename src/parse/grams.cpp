#include "parse/grams.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {

std::vector<std::uint64_t> grams_of(std::string_view text) {
  constexpr std::uint64_t prime = 0x100000001b3U, word_mark = std::uint64_t{1} << 63U;
  std::vector<std::uint64_t> grams;
  grams.reserve(text.size() / 3);
  char32_t previous = 0;
  std::uint64_t word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next(text, at);
    const bool letter = text::is_letter(c), wide = letter && text::is_cjk(c);
    if (wide && previous != 0) grams.push_back((static_cast<std::uint64_t>(previous) << 32U) | c);
    previous = wide ? c : 0;
    if (letter && !wide) {
      word = ((word + 1) ^ text::lower(c)) * prime;
    } else if (word != 0) {
      grams.push_back(word | word_mark);
      word = 0;
    }
  }
  if (word != 0) grams.push_back(word | word_mark);
  std::ranges::sort(grams);
  grams.erase(std::ranges::unique(grams).begin(), grams.end());
  return grams;
}

}  // namespace novel2epub::parse
