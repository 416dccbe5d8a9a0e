// The two image formats every reader shows, as far as telling their size and whether they are whole.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace novel2epub::epub {

struct ImageSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool turned = false;  // to be turned or mirrored before it is shown
};

bool is_png(std::string_view bytes);
bool is_jpeg(std::string_view bytes);

// The error says what readers would stumble over.
std::expected<ImageSize, std::string> png_size(std::string_view bytes);
std::expected<ImageSize, std::string> jpeg_size(std::string_view bytes);

}  // namespace novel2epub::epub
