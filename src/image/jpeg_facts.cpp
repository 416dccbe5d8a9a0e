#include <optional>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

std::uint8_t byte_at(std::string_view s, std::size_t i) { return static_cast<std::uint8_t>(s[i]); }

// Where the next marker stands behind entropy-coded data, in which FF is followed by 00 or by a restart
// marker.
std::size_t after_scan(std::string_view s, std::size_t i) {
  for (; (i = s.find('\xFF', i)) != s.npos && i + 1 < s.size(); ++i) {
    const std::uint8_t next = byte_at(s, i + 1);
    if (next != 0x00 && (next < 0xD0 || next > 0xD7)) return i;
  }
  return s.size();
}

bool is_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// ITU T.81, B.2.2: the frame header. Readers decode baseline, extended and progressive Huffman frames of 8
// bits. Arithmetic coding can be read here, and only here.
Outcome<Facts> frame_facts(std::uint8_t marker, std::string_view header) {
  if (header.size() < 6) return truncated();
  if (marker > 0xC2 && marker != 0xC9 && marker != 0xCA)
    return std::unexpected("this kind of JPEG (lossless or hierarchical) cannot be read");
  if (byte_at(header, 0) != 8) return std::unexpected("its samples have more than 8 bits");
  Facts facts{.format = Format::jpeg, .width = number_at(header, 3, 2), .height = number_at(header, 1, 2)};
  const std::uint8_t components = byte_at(header, 5);
  if (components != 1 && components != 3 && components != 4)
    return std::unexpected("its colours are neither grey nor RGB nor CMYK");
  if (marker > 0xC2) facts.kind = "arithmetic coding";
  if (components == 4) facts.kind = "CMYK";
  facts.plain = facts.kind.empty();
  return facts;
}

struct Segments {
  std::optional<Facts> frame;
  int orientation = 1;
  bool has_scan = false;
};

// One marker segment; an error where the file shows to be no image.
std::optional<std::string> take(std::uint8_t marker, std::string_view data, Segments& segments) {
  constexpr std::string_view exif{"Exif\0\0", 6};
  if (marker == 0xE1 && data.starts_with(exif) && segments.orientation == 1)
    segments.orientation = exif_orientation(data.substr(exif.size()));
  if (is_frame(marker) && !segments.frame) {
    Outcome<Facts> frame = frame_facts(marker, data);
    if (!frame) return frame.error();
    segments.frame = *frame;
  }
  segments.has_scan = segments.has_scan || marker == 0xDA;
  return {};
}

bool stands_alone(std::uint8_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7); }

}  // namespace

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

Outcome<Facts> jpeg_facts(std::string_view s) {
  Segments segments;
  for (std::size_t i = 2;;) {
    if (s.size() - i < 2) return truncated();
    const std::uint8_t marker = byte_at(s, i + 1);
    if (byte_at(s, i) != 0xFF) return std::unexpected("its structure is damaged");
    if (marker == 0xD9) break;
    if (marker == 0xFF || stands_alone(marker)) {
      i += marker == 0xFF ? 1 : 2;  // a fill byte, or a marker without data
      continue;
    }
    if (s.size() - i < 4) return truncated();
    const std::size_t length = number_at(s, i + 2, 2);
    if (length < 2) return std::unexpected("its structure is damaged");
    if (length > s.size() - i - 2) return truncated();
    if (auto refused = take(marker, s.substr(i + 4, length - 2), segments))
      return std::unexpected(std::move(*refused));
    i += 2 + length;
    if (marker == 0xDA) i = after_scan(s, i);
  }
  if (!segments.frame || !segments.has_scan) return truncated();
  segments.frame->orientation = segments.orientation;
  return *segments.frame;
}

}  // namespace novel2epub::image
