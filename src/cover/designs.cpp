#include "cover/designs.hpp"

#include <array>

#include "cover/patterns.hpp"

namespace novel2epub::cover {
namespace {

constexpr int author_line = 1300;  // about four fifths of the height
constexpr int left = 110, right = width - left;
constexpr Box whole{0, 0, width, height};

// The words of vertical books, in every design: the title at the right, the author at the left below.
Composition vertical_words(int from, int author) {
  return {.title = {from, 130, right, 1180},
          .side = Side::right,
          .series = {author, 150},
          .author = {author, 1430}};
}

// Mountains under a sun or a moon.
Composition mountains(Canvas& canvas, Chance& chance, const Motif& motif) {
  const Side side = chance.one_in(2) ? Side::left : Side::centre;
  const int top = motif.vertical ? 1010 : 860;
  if (chance.one_in(2)) draw_stars(canvas, chance, {0, 0, width, top});
  Path sun;
  const int radius = chance.between(95, 135);
  add_circle(sun, {motif.vertical ? 350 : chance.between(320, 900), top - radius / 2}, radius);
  canvas.fill_accent(sun);
  draw_ridges(canvas, chance, top);
  if (motif.vertical) return vertical_words(600, 170);
  return {.title = {left, 200, right, 630},
          .side = side,
          .series = {left, 170},
          .author = {left, author_line},
          .rule = false};
}

// A label on a patterned cloth.
Composition label(Canvas& canvas, Chance& chance, const Motif& motif) {
  switch (chance.between(0, 2)) {
    case 0:
      draw_scales(canvas, whole, 100);
      break;
    case 1:
      draw_lattice(canvas, whole, 150);
      break;
    default:
      draw_scales(canvas, whole, 60);
  }
  const Box box = motif.vertical ? Box{640, 110, 1080, 1490} : Box{150, 210, width - 150, 1390};
  Path panel, frame, inner;
  add_box(panel, box);
  canvas.fill_shade(panel, 0);
  frame.even_odd = inner.even_odd = true;
  add_frame(frame, {box.left + 18, box.top + 18, box.right - 18, box.bottom - 18}, 6);
  add_frame(inner, {box.left + 32, box.top + 32, box.right - 32, box.bottom - 32}, 2);
  canvas.fill_accent(frame);
  canvas.fill_accent(inner);
  const int middle = (box.left + box.right) / 2;
  if (motif.vertical)
    return {.title = {box.left + 70, box.top + 90, box.right - 70, 960},
            .side = Side::centre,
            .series = {box.left + 80, box.top + 90},
            .author = {middle, box.bottom - 80},
            .rule = false,
            .author_room = 340};
  return {.title = {box.left + 80, box.top + 150, box.right - 80, 1060},
          .side = Side::centre,
          .high = false,
          .series = {left, box.top + 120},
          .author = {left, author_line - 20}};
}

// A low sun.
Composition sunset(Canvas& canvas, Chance& chance, const Motif& motif) {
  if (motif.vertical) {
    draw_sun(canvas, {390, 520}, chance.between(225, 250));  // between the words on its two sides
    return vertical_words(700, 100);
  }
  const bool middle = chance.one_in(2);
  draw_sun(canvas, {middle ? width / 2 : chance.between(700, 800), 460}, chance.between(280, 330));
  return {.title = {left, 850, right, 1180},
          .side = middle ? Side::centre : Side::left,
          .series = {left, 130},
          .author = {left, author_line},
          .rule = false};
}

// A band of tiles.
Composition tiles(Canvas& canvas, Chance& chance, const Motif& motif) {
  if (motif.vertical) {
    draw_tiles(canvas, chance, {0, 0, 400, height}, 200);
    return {
        .title = {640, 130, right, 1180}, .side = Side::right, .series = {500, 150}, .author = {500, 1430}};
  }
  const int size = chance.one_in(2) ? 240 : 200;
  draw_tiles(canvas, chance, {0, 0, width, size * 3}, size);
  return {.title = {left, size * 3 + 140, right, 1200},
          .side = Side::left,
          .series = {left, size * 3 + 82},
          .author = {left, author_line + 40}};
}

// The first letter, huge and faint.
Composition letter(Canvas& canvas, Chance& chance, const Motif& motif) {
  const Box box = box_of(motif.letter);
  if (motif.letter.empty() || box.width() == 0) return mountains(canvas, chance, motif);
  const int size = std::min(1280 * em / std::max(box.width(), box.height()), 2600);
  const int x = motif.vertical ? -box.left * size / em - 260 : width + 150 - box.right * size / em;
  canvas.fill_shade(placed(motif.letter, size, em, {x, height + 90 - box.bottom * size / em}), 30);
  if (motif.vertical) return vertical_words(560, 190);
  return {.title = {left, 210, right, 900},
          .side = Side::left,
          .series = {left, 160},
          .author = {left, author_line}};
}

// Rain, or the strings of an instrument.
Composition strings(Canvas& canvas, Chance& chance, const Motif& motif) {
  if (motif.vertical) {
    draw_strings(canvas, chance, {240, 0, 480, 1000});  // their drops may be of the accent
    return vertical_words(640, 190);
  }
  draw_strings(canvas, chance, {0, 0, width, 760});
  return {.title = {left, 850, right, 1180},
          .side = chance.one_in(2) ? Side::left : Side::centre,
          .series = {left, 800},
          .author = {left, author_line},
          .rule = false};
}

// A half-tone that fades.
Composition halftone(Canvas& canvas, Chance& chance, const Motif& motif) {
  if (motif.vertical) {
    draw_dots(canvas, {0, 0, width, 900}, 60);
    return vertical_words(600, 190);
  }
  draw_dots(canvas, {0, 0, width, 900}, chance.one_in(2) ? 60 : 80);
  return {.title = {left, 780, right, 1170},
          .side = Side::centre,
          .series = {left, 716},
          .author = {left, author_line}};
}

using Design = Composition (*)(Canvas&, Chance&, const Motif&);
constexpr std::array<Design, 7> designs = {mountains, label, sunset, tiles, letter, strings, halftone};

}  // namespace

std::size_t design_count() { return designs.size(); }

Composition draw_design(std::size_t number, Canvas& canvas, Chance& chance, const Motif& motif) {
  return designs[number](canvas, chance, motif);
}

Composition draw_design(Canvas& canvas, Chance& chance, const Motif& motif) {
  return draw_design(static_cast<std::size_t>(chance.between(0, static_cast<int>(designs.size()) - 1)),
                     canvas, chance, motif);
}

}  // namespace novel2epub::cover
