// How two lines become one, and one becomes several (normalization.md 13: join character, P-13, P-5, P-6).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/layout_rows.hpp"

namespace novel2epub::parse {

Words words_of(std::span<const LaidRow> rows);
// Those of `wanted` that stand in `line`.
void add_words(std::string_view line, const Words& wanted, Words& found);
// The word that `line` parts with a hyphen at its end, whole.
std::string whole_word(std::string_view line, std::string_view next);

// Whether `line` ends in a hyphen that may have been set at the line's end.
bool ends_in_hyphen(std::string_view line);

struct Joining {
  Language language = Language::zh_hans;
  const Words& words;   // that the book has without a hyphen
  bool hyphens = true;  // P-13
};
// Appends `next` to `text` with what belongs between them. True: a hyphen parted a word there (P-13).
bool join(std::string& text, std::string_view next, const Joining& joining);

// Blanks between words, of some columns: bytes [begin, end) of a text.
struct WideGap {
  std::size_t begin = 0, end = 0;
  bool after_sentence = false;
  bool after_comma = false;
  bool after_cry = false;  // behind ！ or ？
};
constexpr std::size_t wide_columns = 4;
std::vector<WideGap> wide_gaps(std::string_view text, std::size_t least_columns = wide_columns);

// Offsets in `text` at which new paragraphs begin.
std::vector<std::size_t> lost_breaks(std::string_view text);  // P-5: behind the wide gaps after sentences
std::vector<std::size_t> made_breaks(std::string_view text);  // P-6, --resegment; empty if the text is short

}  // namespace novel2epub::parse
