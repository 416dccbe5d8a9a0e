// A font's letters as outlines. The home of HarfBuzz and FreeType's fonts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cover/path.hpp"
#include "novel2epub/book.hpp"

namespace novel2epub::cover {

constexpr int em = 1000;  // units of what shape() gives

// A line of text, set along its axis from 0, 0: the baseline's begin, or the top of a vertical line's middle.
struct Line {
  Path path;
  int advance = 0;  // along the axis, spaces at the end included
  Box ink{};        // of the outlines
};

enum class Direction { horizontal, vertical };

class Font {
 public:
  // `bytes` must live as long as the font. Nothing where they are no font that can be read.
  static std::optional<Font> open(std::string_view bytes);
  Font(Font&&) noexcept;
  Font& operator=(Font&&) noexcept;
  ~Font();

  // The code points of `utf8` that the font has no glyph for, each once.
  std::u32string missing(std::string_view utf8) const;

  // With the forms of the language, vertical forms and kerning; `tracking` units between letters.
  Line shape(std::string_view utf8, Language language, Direction direction, int tracking = 0) const;

 private:
  struct Faces;
  explicit Font(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

// The font that the build compiled in; empty where it was built without.
std::string_view built_in_font();

}  // namespace novel2epub::cover
