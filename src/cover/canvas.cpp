#include "cover/canvas.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>

namespace novel2epub::cover {
namespace {

// What one fill does to a plane, and whether it covers another plane's.
struct Brush {
  std::vector<std::uint8_t>* plane = nullptr;
  std::uint8_t value = 255;
  std::vector<std::uint8_t>* covered = nullptr;  // goes to 0
};

void paint(std::uint8_t* at, std::size_t count, int value, int coverage) {
  if (coverage == 255) {
    std::fill_n(at, count, static_cast<std::uint8_t>(value));
    return;
  }
  for (std::uint8_t* const end = at + count; at < end; ++at)
    *at = static_cast<std::uint8_t>((*at * (255 - coverage) + value * coverage + 127) / 255);
}

void paint_spans(int y, int count, const FT_Span* spans, void* user) {
  if (y < 0 || y >= height) return;
  const Brush& brush = *static_cast<const Brush*>(user);
  for (const FT_Span* span = spans; span < spans + count; ++span) {
    const int begin = std::max<int>(span->x, 0), end = std::min<int>(span->x + span->len, width);
    if (begin >= end) continue;
    const std::size_t at = static_cast<std::size_t>(y) * width + static_cast<std::size_t>(begin);
    const auto length = static_cast<std::size_t>(end - begin);
    paint(brush.plane->data() + at, length, brush.value, span->coverage);
    if (brush.covered != nullptr) paint(brush.covered->data() + at, length, 0, span->coverage);
  }
}

constexpr int coarse = 5, accent_steps = 10, ink_steps = 14;

// Coverage in so many steps, that the colours stay few.
int step_of(int coverage, int steps) { return (coverage * steps + 127) / 255; }

// Every colour that a pixel may have, mixed beforehand.
class Colours {
 public:
  explicit Colours(const Palette& palette) : table_(std::size_t{deepest + 1} * accents * inks) {
    for (int shade = 0; shade <= deepest; ++shade)
      for (int accent = 0; accent < accents; ++accent)
        for (int ink = 0; ink < inks; ++ink)
          table_[index(shade, accent, ink)] = mixed(palette, shade, accent, ink);
  }

  const Rgb& of(int shade, int accent, int ink) const {
    return table_[index(shade, step_of(accent, accent_steps), step_of(ink, ink_steps))];
  }

 private:
  static constexpr int accents = accent_steps + 1, inks = ink_steps + 1;

  static std::size_t index(int shade, int accent, int ink) {
    return static_cast<std::size_t>((shade * accents + accent) * inks + ink);
  }

  // At the edges of the accent and of letters the ground counts in few shades: there nobody sees it.
  static Rgb mixed(const Palette& palette, int shade, int accent, int ink) {
    if (accent != 0 || ink != 0) shade = (shade * coarse + deepest / 2) / deepest * deepest / coarse;
    Rgb colour = mix(palette.ground, palette.shade, shade, deepest);
    if (ink != 0) accent = accent >= accent_steps / 2 ? accent_steps : 0;
    colour = mix(colour, palette.accent, accent, accent_steps);
    return mix(colour, palette.ink, ink, ink_steps);
  }

  std::vector<Rgb> table_;
};

}  // namespace

struct Canvas::Raster {
  FT_Library library = nullptr;
  Raster() { FT_Init_FreeType(&library); }
  Raster(const Raster&) = delete;
  Raster& operator=(const Raster&) = delete;
  ~Raster() { FT_Done_FreeType(library); }

  // Exact coverage by FreeType's smooth rasteriser, which counts in whole numbers.
  void fill(const Path& path, int scale, Brush brush) const {
    if (path.ends.empty() || path.points.size() > 32'000 || library == nullptr) return;
    std::vector<FT_Vector> points;
    for (const Point p : path.points) points.push_back({FT_Pos{p.x} * 64 / scale, FT_Pos{p.y} * 64 / scale});
    std::vector<char> tags(path.kinds);
    std::vector<short> ends;
    for (const std::size_t end : path.ends) ends.push_back(static_cast<short>(end));
    FT_Outline outline{};
    outline.n_contours = static_cast<short>(ends.size());
    outline.n_points = static_cast<short>(points.size());
    outline.points = points.data();
    outline.tags = tags.data();
    outline.contours = ends.data();
    outline.flags = path.even_odd ? FT_OUTLINE_EVEN_ODD_FILL : FT_OUTLINE_NONE;
    FT_Raster_Params params{};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.clip_box = {0, 0, width, height};
    params.gray_spans = paint_spans;
    params.user = &brush;
    FT_Outline_Render(library, &outline, &params);
  }
};

Canvas::Canvas()
    : raster_(std::make_unique<Raster>()),
      shade_(std::size_t{width} * height),
      accent_(shade_.size()),
      ink_(shade_.size()) {}

Canvas::~Canvas() = default;

void Canvas::fill_shade(const Path& path, int shade, int scale) {
  raster_->fill(path, scale, {&shade_, static_cast<std::uint8_t>(std::clamp(shade, 0, deepest)), &accent_});
}

void Canvas::fill_accent(const Path& path) { raster_->fill(path, 1, {&accent_}); }

void Canvas::fill_ink(const Path& path, int scale) { raster_->fill(path, scale, {&ink_}); }

image::Pixels Canvas::painted(const Palette& palette) const {
  const Colours colours(palette);
  image::Pixels out{.width = width, .height = height, .channels = 3};
  out.samples.resize(shade_.size() * 3);
  std::uint8_t* to = out.samples.data();
  for (std::size_t i = 0; i < shade_.size(); ++i, to += 3) {
    const Rgb& colour = colours.of(shade_[i], accent_[i], ink_[i]);
    std::copy(colour.begin(), colour.end(), to);
  }
  return out;
}

}  // namespace novel2epub::cover
