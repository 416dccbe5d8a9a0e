// Images as bytes and as pixels: what a file is, whether every reader shows it, and what makes it so.
// Nothing here reads files or prints; the same bytes give the same image on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::image {

// An error is a phrase that says what is wrong with the image: "the file ends before the image does".
template <class T>
using Outcome = std::expected<T, std::string>;

enum class Format { jpeg, png, webp, gif, bmp };

std::string_view name_of(Format format);  // "JPEG"

// What a file says of itself. Nothing is decoded to find it out.
struct Facts {
  Format format = Format::jpeg;
  std::uint32_t width = 0;  // as stored, before it is turned
  std::uint32_t height = 0;
  int orientation = 1;       // EXIF 2.3, 4.6.4 A: 1 is upright, 2 to 8 are mirrored or turned
  bool plain = true;         // a JPEG or PNG of a kind that every reader shows: RGB or grey, not moving
  bool transparent = false;  // may be: it has an alpha channel or a transparent colour
  std::string_view kind{};   // what it is when it is not plain: "CMYK", "animated"; else empty
};

// By the bytes, whatever the file is called. Refused are other formats, files that end early, and
// images so large (above most_pixels) that a small file could fill the memory.
Outcome<Facts> probe(std::string_view bytes);

constexpr std::uint64_t most_pixels = 64'000'000;

// Pixels in rows from the top, 8 bits a sample, no padding.
struct Pixels {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t channels = 3;  // 1: grey; 3: red, green, blue; 4: with alpha, not premultiplied
  std::vector<std::uint8_t> samples{};
  std::string profile{};   // ICC profile of the colours; empty: sRGB
  bool flattened = false;  // some of it was transparent and is laid on white
};

// Upright and opaque: turned as EXIF asks, laid on white, the first picture of an animation, 1 or 3 channels.
// A JPEG may come at a half, a quarter or an eighth of its size as long as `enough` pixels are left;
// 0: always whole. A file that ends early or is damaged is an error.
Outcome<Pixels> decode(std::string_view bytes, std::uint64_t enough = 0);

// Smaller, each pixel the mean of the area it covers. 1 ≤ width ≤ pixels.width, and so for the height.
Pixels scale(const Pixels& pixels, std::uint32_t width, std::uint32_t height);

std::string encode_jpeg(const Pixels& pixels, int quality);  // baseline, quality 1 to 100
std::string encode_png(const Pixels& pixels);  // with a palette where there are up to 256 colours

// What an image in a book may be at most. 0: any.
struct Limits {
  std::uint64_t pixels = 4'000'000;
  std::size_t bytes = 5'000'000;
  std::uint32_t width = 0;
};

// What was done to an image: {"scaled down", "5000 × 4000 → 2236 × 1789"}; the second may be empty.
struct Change {
  std::string what;
  std::string detail;
};

// An image as it goes into a book.
struct Fitted {
  std::string bytes;
  std::string media_type;  // "image/jpeg" or "image/png"
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<Change> changes;  // none: the bytes are those of the file
};

// The file's own bytes when it is a plain, upright, opaque JPEG or PNG within the limits; else remade as one.
// It is decoded in any case, so what comes back can be shown.
Outcome<Fitted> fit(std::string bytes, const Limits& limits);

}  // namespace novel2epub::image
