// The words of a cover as they can be set: what of them is to be read, and in which font.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cover/font.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub::cover {

// The fonts there are, the user's first.
struct Fonts {
  std::vector<Font> fonts;

  // The first that has every letter; null where none has, and then `missing` is what the last lacks.
  const Font* of(std::string_view words, std::u32string& missing) const;
};

// The bytes of the user's font, which may be empty, and the built-in one.
Fonts open_fonts(std::string_view users);

// What is there to be read, without what has no shape of its own.
std::string readable(std::string_view words);

// Words, and a font that has all their letters; null where none has.
struct Settable {
  const Font* font = nullptr;
  std::string words;
};

// An emoji that no font has is left out and the rest set: a title without its ornament is still the title.
// One without a letter is not.
// Warnings cover.letters, cover.signs.
Settable settable(const Fonts& fonts, const std::string& words, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::cover
