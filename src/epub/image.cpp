#include "epub/image.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace novel2epub::epub {
namespace {

using Judgement = std::expected<ImageSize, std::string>;

constexpr std::string_view png_signature{"\x89PNG\r\n\x1A\n", 8};

std::unexpected<std::string> truncated() {
  return std::unexpected(std::string("the file ends before the image does"));
}

std::uint8_t byte_at(std::string_view s, std::size_t i) { return static_cast<std::uint8_t>(s[i]); }

std::uint32_t number_at(std::string_view s, std::size_t i, std::size_t width, bool little = false) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < width; ++k) value = value << 8 | byte_at(s, i + (little ? width - 1 - k : k));
  return value;
}

Judgement judged(ImageSize size) {
  if (size.width == 0 || size.height == 0) return std::unexpected("the image has no size");
  return size;
}

// EXIF 2.3, 4.6.4: tag 0x0112 of the first directory. 1 is upright; without the tag an image is upright as
// well.
bool exif_turned(std::string_view app1) {
  if (!app1.starts_with(std::string_view("Exif\0\0", 6))) return false;
  const std::string_view tiff = app1.substr(6);
  if (tiff.size() < 8) return false;
  const bool little = tiff.starts_with("II");
  const std::size_t directory = number_at(tiff, 4, 4, little);
  if (directory > tiff.size() || tiff.size() - directory < 2) return false;
  const std::size_t entries = number_at(tiff, directory, 2, little);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (tiff.size() < entry + 12) return false;
    if (number_at(tiff, entry, 2, little) == 0x0112) return number_at(tiff, entry + 8, 2, little) > 1;
  }
  return false;
}

// Where the next marker stands behind entropy-coded data, in which FF is followed by 00 or by a restart
// marker.
std::size_t after_scan(std::string_view s, std::size_t i) {
  for (; i + 1 < s.size(); ++i) {
    const std::uint8_t next = byte_at(s, i + 1);
    if (byte_at(s, i) == 0xFF && next != 0x00 && (next < 0xD0 || next > 0xD7)) return i;
  }
  return s.size();
}

// ITU T.81, B.2.2: the frame header. Readers decode baseline, extended and progressive Huffman frames of 8
// bits.
Judgement frame_size(std::uint8_t marker, std::string_view header) {
  if (header.size() < 6) return truncated();
  if (marker > 0xC2)
    return std::unexpected("this kind of JPEG (lossless or arithmetic coding) is not shown by readers");
  if (byte_at(header, 0) != 8) return std::unexpected("its samples have more than 8 bits");
  const std::uint8_t components = byte_at(header, 5);
  if (components == 4) return std::unexpected("its colours are CMYK; save it as RGB");
  if (components != 1 && components != 3) return std::unexpected("its colours are neither grey nor RGB");
  return judged({number_at(header, 3, 2), number_at(header, 1, 2)});
}

bool is_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

bool is_png(std::string_view bytes) { return bytes.starts_with(png_signature); }
bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

// PNG 3rd edition, 5: a chain of chunks, length-type-data-checksum, from IHDR to IEND.
Judgement png_size(std::string_view s) {
  constexpr std::size_t frame = 12;  // of a chunk around its data
  ImageSize size;
  bool has_data = false;
  for (std::size_t i = png_signature.size(); s.size() - i >= frame;) {
    const std::size_t length = number_at(s, i, 4);
    const std::string_view type = s.substr(i + 4, 4);
    if (length > s.size() - i - frame) return truncated();
    if (size.width == 0 && (type != "IHDR" || length != 13)) return std::unexpected("its header is damaged");
    if (type == "IHDR") {
      size = {number_at(s, i + 8, 4), number_at(s, i + 12, 4)};
      if (!judged(size)) return judged(size);
    }
    if (type == "IDAT") has_data = true;
    if (type == "IEND") return has_data ? Judgement(size) : truncated();
    i += frame + length;
  }
  return truncated();
}

// ITU T.81, B.1: a chain of marker segments from SOI to EOI, with entropy-coded data behind each scan header.
Judgement jpeg_size(std::string_view s) {
  std::optional<ImageSize> size;
  bool turned = false, has_scan = false;
  for (std::size_t i = 2; i + 1 < s.size();) {
    const std::uint8_t marker = byte_at(s, i + 1);
    if (byte_at(s, i) != 0xFF) return std::unexpected("its structure is damaged");
    if (marker == 0xFF) {
      ++i;
      continue;
    }  // fill byte
    if (marker == 0xD9) break;
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      i += 2;
      continue;
    }
    if (s.size() - i < 4) return truncated();
    const std::size_t length = number_at(s, i + 2, 2);
    if (length < 2) return std::unexpected("its structure is damaged");
    if (length > s.size() - i - 2) return truncated();
    const std::string_view data = s.substr(i + 4, length - 2);
    i += 2 + length;
    if (marker == 0xE1) turned = turned || exif_turned(data);
    if (is_frame(marker) && !size) {
      const Judgement frame = frame_size(marker, data);
      if (!frame) return frame;
      size = *frame;
    }
    if (marker != 0xDA) continue;
    has_scan = true;
    i = after_scan(s, i);
    if (i == s.size()) return truncated();
  }
  if (!size || !has_scan) return truncated();
  size->turned = turned;
  return *size;
}

}  // namespace novel2epub::epub
