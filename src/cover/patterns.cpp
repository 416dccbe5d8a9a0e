#include "cover/patterns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace novel2epub::cover {
namespace {

constexpr int fine = 64;  // parts of a pixel

// A height for each step of a ridge: hills of three sizes added up, eased between their ends.
class Ridge {
 public:
  Ridge(Chance& chance, int height) : height_(height) {
    for (auto& octave : hills_)
      for (int& hill : octave) hill = chance.between(0, 1000);
  }

  // In 1/fine pixels, that slopes are smooth.
  int at(int x) const {
    std::int64_t sum = 0, weight = 600;
    int period = 420;
    for (const auto& octave : hills_) {
      const auto step = static_cast<std::size_t>(x / period);
      const std::int64_t part = std::int64_t{x % period} * 4096 / period;
      const std::int64_t eased = part * part / 4096 * (3 * 4096 - 2 * part) / 4096;  // smoothstep
      sum += (octave[step] * (4096 - eased) + octave[step + 1] * eased) * weight / 1000;
      weight = weight * 45 / 100;
      period = period * 43 / 100;
    }
    return static_cast<int>(sum * height_ / 1000 * fine / 4096);
  }

 private:
  int height_;
  std::array<std::array<int, 20>, 3> hills_{};
};

}  // namespace

void draw_ridges(Canvas& canvas, Chance& chance, int top) {
  constexpr int layers = 5;
  for (int layer = 0; layer < layers; ++layer) {
    const Ridge ridge(chance, 300 - layer * 30);
    const int base = top + layer * (height - top) * 15 / 100 + 120;
    Path path;
    path.add({0, height * fine});
    for (int x = 0; x <= width; x += 6) path.add({x * fine, base * fine - ridge.at(x)});
    path.add({width * fine, height * fine});
    path.close();
    canvas.fill_shade(path, deepest * (layer + 1) / layers, fine);
  }
}

void draw_tiles(Canvas& canvas, Chance& chance, const Box& box, int size) {
  constexpr std::array<int, 4> shades = {10, 22, 34, deepest};
  for (int y = box.top; y < box.bottom; y += size) {
    for (int x = box.left; x < box.right; x += size) {
      Path back, front;
      add_box(back, {x, y, x + size, y + size});
      const auto pick = static_cast<std::size_t>(chance.between(0, 3));
      canvas.fill_shade(back, shades[pick]);
      const int kind = chance.between(0, 6), quadrant = chance.between(0, 3);
      const Point corner{x + (quadrant == 1 || quadrant == 2 ? size : 0), y + (quadrant >= 2 ? size : 0)};
      if (kind <= 3) add_quarter(front, corner, size, quadrant);
      if (kind == 4) add_circle(front, {x + size / 2, y + size / 2}, size * 34 / 100);
      if (kind == 5) add_quarter(front, corner, size / 2, quadrant);
      if (chance.one_in(6))
        canvas.fill_accent(front);
      else
        canvas.fill_shade(front, shades[(pick + 2) % shades.size()]);
    }
  }
}

void draw_strings(Canvas& canvas, Chance& chance, const Box& box) {
  constexpr int step = 24;
  for (int x = box.left + step / 2; x < box.right; x += step) {
    const int end =
        box.top + box.height() * (25 + chance.between(0, 75) * chance.between(50, 100) / 100) / 100;
    Path line;
    const int half = chance.one_in(4) ? 3 : 1;
    add_box(line, {x - half, box.top, x + half + 1, end});
    canvas.fill_shade(line, chance.between(22, deepest));
    if (!chance.one_in(3)) continue;
    Path drop;
    add_circle(drop, {x, end}, chance.between(5, 11));
    if (chance.one_in(4))
      canvas.fill_accent(drop);
    else
      canvas.fill_shade(drop, deepest);
  }
}

void draw_sun(Canvas& canvas, Point centre, int radius) {
  Path disc;
  add_circle(disc, centre, radius);
  canvas.fill_accent(disc);
  Path bars;
  int y = centre.y + radius / 10;
  for (int thick = radius / 36 + 2; y < centre.y + radius; thick += radius / 36 + 1) {
    add_box(bars, {centre.x - radius - 2, y, centre.x + radius + 2, y + thick});
    y += thick + std::max(8, radius / 6 - thick / 2);
  }
  canvas.fill_shade(bars, 0);
}

void draw_scales(Canvas& canvas, const Box& box, int radius) {
  constexpr std::array<int, 4> rings = {100, 74, 48, 22};
  int row = 0;
  for (int y = box.top; y < box.bottom + radius; y += radius / 2, ++row) {
    for (int x = box.left + (row % 2) * radius; x < box.right + radius; x += 2 * radius) {
      for (std::size_t ring = 0; ring < rings.size(); ++ring) {
        Path path;
        add_circle(path, {x, y}, radius * rings[ring] / 100);
        canvas.fill_shade(path, ring % 2 == 0 ? 30 : 8);
      }
    }
  }
}

void draw_lattice(Canvas& canvas, const Box& box, int size) {
  Path path;
  path.even_odd = true;
  const int line = size / 16;
  for (int y = box.top; y < box.bottom; y += size) {
    for (int x = box.left; x < box.right; x += size) {
      add_frame(path, {x + line, y + line, x + size - line, y + size - line}, line);
      add_frame(path, {x + size / 4, y + size / 4, x + size * 3 / 4, y + size * 3 / 4}, line);
      add_box(path, {x + size / 2 - line / 2, y + line * 2, x + size / 2 + line / 2, y + size / 4});
      add_box(path,
              {x + size / 2 - line / 2, y + size * 3 / 4, x + size / 2 + line / 2, y + size - line * 2});
      add_box(path, {x + line * 2, y + size / 2 - line / 2, x + size / 4, y + size / 2 + line / 2});
      add_box(path,
              {x + size * 3 / 4, y + size / 2 - line / 2, x + size - line * 2, y + size / 2 + line / 2});
    }
  }
  canvas.fill_shade(path, 34);
}

void draw_dots(Canvas& canvas, const Box& box, int size) {
  Path path;
  int row = 0;
  for (int y = box.top + size / 2; y < box.bottom; y += size * 7 / 8, ++row) {
    const int radius = size * 46 / 100 * (box.bottom - y) / box.height();
    for (int x = box.left + (row % 2) * size / 2; x < box.right + size; x += size)
      if (radius > 1) add_circle(path, {x, y}, radius);
  }
  canvas.fill_shade(path, deepest);
}

void draw_stars(Canvas& canvas, Chance& chance, const Box& box) {
  Path stars;
  for (int i = 0; i < 70; ++i) {
    const int x = chance.between(box.left, box.right), y = chance.between(box.top, box.bottom);
    add_circle(stars, {x, y}, chance.one_in(9) ? 5 : chance.between(1, 3));
  }
  canvas.fill_shade(stars, deepest);
}

}  // namespace novel2epub::cover
