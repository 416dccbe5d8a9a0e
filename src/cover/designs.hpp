// What a drawn cover looks like apart from its words: a handful of designs, each with room for the words.
#pragma once

#include "cover/canvas.hpp"
#include "cover/chance.hpp"
#include "cover/font.hpp"

namespace novel2epub::cover {

enum class Side { left, centre, right };

// Where the words go. Vertical words run down from the top right of `title`; the author's end at author.y.
struct Composition {
  Box title;
  Side side = Side::left;
  bool high = true;       // the title hangs from the top of its room, or stands in its middle
  Point series;           // baseline, or the top of its column
  Point author;           // baseline, or the end of its column
  bool rule = true;       // a short accent below the title
  int author_room = 620;  // length of the author's column, at most
};

// The first letter of the title, for designs that play with it; empty where there is none.
struct Motif {
  Path letter;  // in units of an em
  bool vertical = false;
};

Composition draw_design(Canvas& canvas, Chance& chance, const Motif& motif);

// By number, for tests and for looking at them; below design_count().
Composition draw_design(std::size_t number, Canvas& canvas, Chance& chance, const Motif& motif);
std::size_t design_count();

}  // namespace novel2epub::cover
