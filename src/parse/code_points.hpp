// Code points that dumps carry and no text needs (normalization.md 4).
#pragma once

#include <cstddef>
#include <string_view>

namespace novel2epub::parse {

// What a code point may need before it can stay.
enum class CodePointKind {
  plain,     // stays
  c1,        // CP-9: meant in windows-1252
  noise,     // CP-3: never part of a text
  space,     // CP-3: zero-width space, a line-break hint of scripts without spaces
  joiner,    // CP-3b: U+200C, U+200D
  selector,  // CP-6: variation selector
  bidi,      // CP-10
  compose,   // stays, but the line may need NFC (CP-12)
};
CodePointKind kind_of(char32_t c);

// The first offset from `from` on at which kind_of() is not plain, or `<` or `&` stands; s.size() if none.
// May stop at a plain code point, never passes another.
std::size_t next_suspect(std::string_view s, std::size_t from);

// CP-3, CP-3b: whether U+200B, U+200C, U+200D has work to do between two code points (0: the text's ends).
bool keeps_space(char32_t before, char32_t after);
bool keeps_joiner(char32_t before, char32_t after);

// CP-10: whether `line` has a letter written from right to left.
bool has_right_to_left(std::string_view line);

}  // namespace novel2epub::parse
