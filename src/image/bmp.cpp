#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_THREAD_LOCALS
#define STBI_MAX_DIMENSIONS 65535
#include <stb/stb_image.h>

#include <memory>

#include "image/formats.hpp"

namespace novel2epub::image {

bool is_bmp(std::string_view bytes) { return bytes.starts_with("BM") && bytes.size() >= 26; }

// BITMAPFILEHEADER and the header behind it, of 12 bytes (OS/2) or at least 40. The rows are not compressed,
// so that their size is known; stb_image does not tell when they are cut off.
Outcome<Facts> bmp_facts(std::string_view s) {
  const std::uint32_t data = number_at(s, 10, 4, true), header = number_at(s, 14, 4, true);
  Facts facts{.format = Format::bmp, .plain = false};
  std::uint32_t bits = 0;
  if (header == 12) {
    facts.width = number_at(s, 18, 2, true);
    facts.height = number_at(s, 20, 2, true);
    bits = number_at(s, 24, 2, true);
  } else {
    if (header < 40 || s.size() < 54) return std::unexpected("its header is damaged");
    const auto height = static_cast<std::int32_t>(number_at(s, 22, 4, true));  // negative: from the top
    facts.width = number_at(s, 18, 4, true);
    facts.height = height < 0 ? 0U - static_cast<std::uint32_t>(height) : static_cast<std::uint32_t>(height);
    bits = number_at(s, 28, 2, true);
    const std::uint32_t compression = number_at(s, 30, 4, true);
    if (compression != 0 && compression != 3)
      return std::unexpected("this kind of BMP (compressed) cannot be read");
  }
  if (facts.width > 65535 || facts.height > 65535) return std::unexpected("its header is damaged");
  const std::uint64_t rows = (std::uint64_t{facts.width} * bits + 31) / 32 * 4 * facts.height;
  if (data > s.size() || s.size() - data < rows) return truncated();
  facts.transparent = bits == 32;
  return facts;
}

Outcome<Pixels> decode_bmp(std::string_view s, const Facts& facts) {
  int width = 0, height = 0, channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> samples(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(s.data()), static_cast<int>(s.size()), &width,
                            &height, &channels, facts.transparent ? 4 : 3),
      stbi_image_free);
  Pixels out{.width = facts.width, .height = facts.height, .channels = facts.transparent ? 4U : 3U};
  if (!samples || width != static_cast<int>(out.width) || height != static_cast<int>(out.height))
    return damaged();
  out.samples.assign(samples.get(), samples.get() + std::size_t{out.width} * out.height * out.channels);
  return out;
}

}  // namespace novel2epub::image
