// Images made on the spot, so that no file of them needs to be kept.
#pragma once

#include <libdeflate.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace novel2epub::tests {

inline void append_big_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

inline std::string png_chunk(const std::string& type, const std::string& data) {
  std::string out;
  append_big_endian(out, static_cast<std::uint32_t>(data.size()), 4);
  const std::string body = type + data;
  out += body;
  append_big_endian(out, libdeflate_crc32(0, body.data(), body.size()), 4);
  return out;
}

inline std::string zlib_compressed(const std::string& raw) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(6), libdeflate_free_compressor);
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), raw.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), raw.data(), raw.size(), out.data(), out.size()));
  return out;
}

// A drawing in RGB: a dusk over water with a frame around it.
inline std::string draw_sample_png(std::uint32_t width, std::uint32_t height) {
  std::string raw;
  for (std::uint32_t y = 0; y < height; ++y) {
    raw += '\0';  // filter: none
    for (std::uint32_t x = 0; x < width; ++x) {
      const bool frame = (x > 60 && x < 66) || (y > 60 && y < 66) || (x + 66 > width && x + 60 < width) ||
                         (y + 66 > height && y + 60 < height);
      const std::uint32_t shade = y * 90 / height;
      const std::uint32_t wave = y > height * 2 / 3 && (y / 8 + x / 160) % 3 == 0 ? 30 : 0;
      raw += static_cast<char>(frame ? 214 : 24 + shade + wave);
      raw += static_cast<char>(frame ? 200 : 40 + shade / 2 + wave);
      raw += static_cast<char>(frame ? 160 : 78 + wave);
    }
  }
  std::string header;
  append_big_endian(header, width, 4);
  append_big_endian(header, height, 4);
  header += std::string("\x08\x02\x00\x00\x00", 5);
  return std::string("\x89PNG\r\n\x1A\n", 8) + png_chunk("IHDR", header) +
         png_chunk("IDAT", zlib_compressed(raw)) + png_chunk("IEND", "");
}

// Drawn once for each size: the tests' lists of books ask for it again and again.
inline const std::string& sample_png(std::uint32_t width, std::uint32_t height) {
  static std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> drawn;
  const auto [found, fresh] = drawn.try_emplace({width, height});
  if (fresh) found->second = draw_sample_png(width, height);
  return found->second;
}

}  // namespace novel2epub::tests
