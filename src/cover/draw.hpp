// A cover drawn for a book that has none: title, author and series on a ground whose design and colours
// follow from the book's identifier (epub.md 4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "image/image.hpp"
#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub::cover {

struct Order {
  std::string title, author, series;
  std::string identifier;  // the same one gives the same cover
  Language language = Language::zh_hans;
  bool vertical = false;  // the words run down
  std::string_view font;  // bytes of a font to set the words in; empty, or without a letter: the one built in
  int design = -1;        // 0 to design_count() - 1; -1: by the identifier
};

// Words with a letter that no font has are left out, with a warning (cover.letters) that names them; a sign
// that none has goes alone (cover.signs). A title that fits in no size ends early (cover.shortened).
image::Pixels draw(const Order& order, std::vector<Diagnostic>& notes);

// The same as it goes into the book: PNG, 1200 × 1600, the same bytes for the same order.
Cover draw_cover(const Order& order, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::cover
