// A font to embed: what its maker allows, and only the glyphs that a book needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"

namespace novel2epub::font {

// An OpenType font as it was found in a file (ISO/IEC 14496-22).
struct Font {
  std::string name;        // of the file, for messages
  std::string bytes;       // the whole file; of a collection the first font counts
  std::string media_type;  // "font/otf" or "font/ttf", by its outlines
  bool may_subset = true;  // OS/2 fsType bit 8 is not set
};

// Judges `bytes` by their content. Errors: font.unusable for what is no font, has no outlines or is packed
// (WOFF), font.restricted where OS/2 fsType forbids embedding. Warnings and notes go to `notes`:
// font.permission-unknown, font.whole, font.collection.
Result<Font> read_font(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes);

// The font with the glyphs of `characters`, of ASCII and of CJK punctuation, their vertical and kerning
// forms, and no hinting; the whole font where its maker forbids subsets. The same bytes for the same release
// of HarfBuzz. Error: font.unusable, where the tables contradict each other.
Result<std::string> subset_font(const Font& font, std::u32string_view characters);

// Those of `characters` that the font has no glyph for.
std::u32string missing_characters(const Font& font, std::u32string_view characters);

}  // namespace novel2epub::font
