// What is drawn on. Three planes, one over the other: shades of the ground, the accent, the letters. So the
// picture has fewer than 256 colours, and a book's cover takes some 30 KB.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "cover/palette.hpp"
#include "cover/path.hpp"
#include "image/image.hpp"

namespace novel2epub::cover {

constexpr int width = 1200, height = 1600;  // pixels
constexpr int margin = 60;   // no letter stands nearer to an edge: readers and shelves cut covers
constexpr int deepest = 47;  // shades of the ground: 0 to this one

class Canvas {
 public:
  // Paths are in 1/scale pixels.
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void fill_shade(const Path& path, int shade, int scale = 1);  // covers the accent
  void fill_accent(const Path& path);
  void fill_ink(const Path& path, int scale = 1);

  image::Pixels painted(const Palette& palette) const;
  const std::vector<std::uint8_t>& ink() const { return ink_; }

 private:
  struct Raster;
  std::unique_ptr<Raster> raster_;
  std::vector<std::uint8_t> shade_, accent_, ink_;  // 0 to `deepest`; 0 to 255; 0 to 255
};

}  // namespace novel2epub::cover
