#include "image/formats.hpp"

namespace novel2epub::image {

// EXIF 2.3, 4.6.4 A: tag 0x0112 of the first directory.
int exif_orientation(std::string_view tiff) {
  if (tiff.size() < 8) return 1;
  const bool little = tiff.starts_with("II");
  const std::size_t directory = number_at(tiff, 4, 4, little);
  if (directory > tiff.size() || tiff.size() - directory < 2) return 1;
  const std::size_t entries = number_at(tiff, directory, 2, little);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (tiff.size() < entry + 12) return 1;
    if (number_at(tiff, entry, 2, little) != 0x0112) continue;
    const std::uint32_t value = number_at(tiff, entry + 8, 2, little);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace novel2epub::image
