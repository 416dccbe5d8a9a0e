// Pictures drawn and encoded on the spot, in every format that there may be, so that no file of them is kept.
#pragma once

#include <cstdint>
#include <string>

#include "image/image.hpp"

namespace novel2epub::tests {

// Every corner in another colour, shades between them: nothing that turning or mirroring leaves alike.
image::Pixels picture(std::uint32_t width, std::uint32_t height);

// Few colours and sharp edges, one quarter of it each.
image::Pixels drawing(std::uint32_t width, std::uint32_t height);

std::string jpeg_of(const image::Pixels& pixels);                  // quality 95
std::string cmyk_jpeg(std::uint32_t width, std::uint32_t height);  // as Adobe writes it, one even red
std::string arithmetic_jpeg(const image::Pixels& pixels);
std::string progressive_jpeg(const image::Pixels& pixels);
std::string webp_of(const image::Pixels& pixels, bool lossless = true);
std::string webp_with_alpha(std::uint32_t width, std::uint32_t height);
std::string gif_of(const image::Pixels& pixels, bool interlaced = false,
                   int frames = 1);               // up to 256 colours
std::string bmp_of(const image::Pixels& pixels);  // 24 bits

// The JPEG with an EXIF segment that says so.
std::string with_orientation(const std::string& jpeg, char orientation);

// The number of `bytes` bytes at `offset` replaced, most significant byte first.
std::string patched(std::string image, std::size_t offset, std::uint32_t value, int bytes);

// Where the frame header (FFC0 to FFC2, FFC9) of a JPEG stands.
std::size_t frame_of(const std::string& jpeg);

}  // namespace novel2epub::tests
