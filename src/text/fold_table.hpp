// What single code points become in the shadow of a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace novel2epub::text {

enum class Change : std::uint8_t { none, plain, disguise };
struct Folded {
  std::string text;
  Change change = Change::none;
};

// nullptr: stays as it is. What is not in the Basic Multilingual Plane is folded into `scratch`.
const Folded* folded(char32_t c, Folded& scratch);

// Whether an ASCII character stays as it is.
bool folds_to_itself(char ascii);

// The letter or number without marks, "ế" -> "e", "đ" -> "d"; 0 for what is neither.
char32_t bare_letter(char32_t c);

// The sound of a character that site names are made of; empty for others.
std::string_view pinyin(char32_t c);

}  // namespace novel2epub::text
