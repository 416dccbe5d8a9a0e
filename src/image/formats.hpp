// The formats one by one, for this room only. Each pair is a file: what it says of itself, and its pixels as
// they are stored.
#pragma once

#include "image/image.hpp"

namespace novel2epub::image {

bool is_png(std::string_view bytes);
bool is_jpeg(std::string_view bytes);
bool is_webp(std::string_view bytes);
bool is_gif(std::string_view bytes);
bool is_bmp(std::string_view bytes);

Outcome<Facts> png_facts(std::string_view bytes);   // PNG 3rd edition, 5: a chain of chunks from IHDR to IEND
Outcome<Facts> jpeg_facts(std::string_view bytes);  // ITU T.81, B.1: marker segments from SOI to EOI
Outcome<Facts> webp_facts(std::string_view bytes);
Outcome<Facts> gif_facts(std::string_view bytes);
Outcome<Facts> bmp_facts(std::string_view bytes);

Outcome<Pixels> decode_png(std::string_view bytes, const Facts& facts);
Outcome<Pixels> decode_jpeg(std::string_view bytes, const Facts& facts, std::uint64_t enough);
Outcome<Pixels> decode_webp(std::string_view bytes, const Facts& facts);
Outcome<Pixels> decode_gif(std::string_view bytes, const Facts& facts);
Outcome<Pixels> decode_bmp(std::string_view bytes, const Facts& facts);

// Orientation (1 to 8) in a TIFF block as EXIF has it; 1 where it says none.
int exif_orientation(std::string_view tiff);

Pixels turned(Pixels pixels, int orientation);
Pixels laid_on_white(Pixels pixels);

// `width` bytes at `at` as a number; the caller knows that they are there.
std::uint32_t number_at(std::string_view s, std::size_t at, std::size_t width, bool little = false);

inline std::unexpected<std::string> truncated() {
  return std::unexpected(std::string("the file ends before the image does"));
}
inline std::unexpected<std::string> damaged() { return std::unexpected(std::string("its data are damaged")); }

}  // namespace novel2epub::image
