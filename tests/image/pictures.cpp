#include "image/pictures.hpp"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>  // needs those above

#include <gif_lib.h>
#include <webp/encode.h>

#include <cstdlib>
#include <map>
#include <vector>

namespace novel2epub::tests {
namespace {

std::uint8_t shade(std::uint32_t part, std::uint32_t whole) {
  return static_cast<std::uint8_t>(255 * part / (whole > 1 ? whole - 1 : 1));
}

using Setup = void (*)(jpeg_compress_struct&);

std::string compress(const std::uint8_t* samples, std::uint32_t width, std::uint32_t height, int channels,
                     Setup setup) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = channels;
  jpeg.in_color_space = channels == 4 ? JCS_CMYK : channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  setup(jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < height) {
    auto* row = const_cast<JSAMPROW>(samples + std::size_t{jpeg.next_scanline} * width *
                                                   static_cast<std::size_t>(channels));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string out(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return out;
}

std::string compress(const image::Pixels& pixels, Setup setup) {
  return compress(pixels.samples.data(), pixels.width, pixels.height, static_cast<int>(pixels.channels),
                  setup);
}

void little(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

int append_bytes(GifFileType* gif, const GifByteType* bytes, int size) {
  static_cast<std::string*>(gif->UserData)
      ->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return size;
}

std::string taken(std::uint8_t* bytes, std::size_t size) {
  std::string out(reinterpret_cast<const char*>(bytes), size);
  WebPFree(bytes);
  return out;
}

struct Indexed {
  std::vector<GifColorType> colours;
  std::vector<GifByteType> indices;
};

Indexed indexed(const image::Pixels& pixels) {
  Indexed out;
  std::map<std::uint32_t, std::size_t> known;
  for (std::size_t i = 0; i < pixels.samples.size(); i += 3) {
    const std::uint8_t* const s = &pixels.samples[i];
    const std::uint32_t key = std::uint32_t{s[0]} << 16 | std::uint32_t{s[1]} << 8 | s[2];
    const auto [found, fresh] = known.try_emplace(key, known.size());
    if (fresh) out.colours.push_back({s[0], s[1], s[2]});
    out.indices.push_back(static_cast<GifByteType>(found->second));
  }
  out.colours.resize(256);
  return out;
}

void put_frame(GifFileType* gif, const Indexed& image, bool interlaced) {
  const int width = gif->SWidth, height = gif->SHeight;
  EGifPutImageDesc(gif, 0, 0, width, height, interlaced, nullptr);
  constexpr int first[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};
  for (int pass = 0; pass < (interlaced ? 4 : 1); ++pass) {
    for (int y = interlaced ? first[pass] : 0; y < height; y += interlaced ? step[pass] : 1)
      EGifPutLine(gif, const_cast<GifByteType*>(&image.indices[static_cast<std::size_t>(y * width)]), width);
  }
}

}  // namespace

image::Pixels picture(std::uint32_t width, std::uint32_t height) {
  image::Pixels out{.width = width, .height = height, .channels = 3};
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      out.samples.push_back(shade(x, width));
      out.samples.push_back(shade(y, height));
      out.samples.push_back(shade((x + y) / 2, width + height));
    }
  }
  return out;
}

image::Pixels drawing(std::uint32_t width, std::uint32_t height) {
  image::Pixels out{.width = width, .height = height, .channels = 3};
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      out.samples.push_back(x < width / 2 ? 200 : 20);
      out.samples.push_back(y < height / 2 ? 180 : 40);
      out.samples.push_back(90);
    }
  }
  return out;
}

std::string jpeg_of(const image::Pixels& pixels) { return image::encode_jpeg(pixels, 95); }

std::string cmyk_jpeg(std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint8_t> inks;
  for (std::size_t i = 0; i < std::size_t{width} * height; ++i) inks.insert(inks.end(), {255, 40, 40, 230});
  return compress(inks.data(), width, height, 4, [](jpeg_compress_struct&) {});
}

std::string arithmetic_jpeg(const image::Pixels& pixels) {
  return compress(pixels, [](jpeg_compress_struct& jpeg) { jpeg.arith_code = TRUE; });
}

std::string progressive_jpeg(const image::Pixels& pixels) {
  return compress(pixels, [](jpeg_compress_struct& jpeg) { jpeg_simple_progression(&jpeg); });
}

std::string webp_of(const image::Pixels& pixels, bool lossless) {
  std::uint8_t* bytes = nullptr;
  const int width = static_cast<int>(pixels.width), height = static_cast<int>(pixels.height);
  const std::size_t size =
      lossless ? WebPEncodeLosslessRGB(pixels.samples.data(), width, height, width * 3, &bytes)
               : WebPEncodeRGB(pixels.samples.data(), width, height, width * 3, 90, &bytes);
  return taken(bytes, size);
}

std::string webp_with_alpha(std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint8_t> samples;
  for (std::uint32_t i = 0; i < width * height; ++i)
    samples.insert(samples.end(), {200, 0, 0, static_cast<std::uint8_t>(i % width < width / 2 ? 0 : 255)});
  std::uint8_t* bytes = nullptr;
  const std::size_t size = WebPEncodeLosslessRGBA(
      samples.data(), static_cast<int>(width), static_cast<int>(height), static_cast<int>(width * 4), &bytes);
  return taken(bytes, size);
}

std::string gif_of(const image::Pixels& pixels, bool interlaced, int frames) {
  std::string out;
  int error = 0;
  const Indexed image = indexed(pixels);
  GifFileType* const gif = EGifOpen(&out, append_bytes, &error);
  ColorMapObject* const map = GifMakeMapObject(256, image.colours.data());
  EGifPutScreenDesc(gif, static_cast<int>(pixels.width), static_cast<int>(pixels.height), 8, 0, map);
  for (int i = 0; i < frames; ++i) put_frame(gif, image, interlaced);
  EGifCloseFile(gif, &error);
  GifFreeMapObject(map);
  return out;
}

std::string bmp_of(const image::Pixels& pixels) {
  const std::uint32_t stride = (pixels.width * 3 + 3) / 4 * 4;
  std::string out = "BM";
  little(out, 54 + stride * pixels.height, 4);
  little(out, 0, 4);
  for (const std::uint32_t value : {54U, 40U, pixels.width, pixels.height}) little(out, value, 4);
  little(out, 1, 2);
  little(out, 24, 2);
  for (int i = 0; i < 6; ++i) little(out, 0, 4);
  for (std::uint32_t y = pixels.height; y-- > 0;) {  // from the bottom, blue first
    for (std::uint32_t x = 0; x < pixels.width; ++x) {
      const std::uint8_t* const s = &pixels.samples[(std::size_t{y} * pixels.width + x) * 3];
      for (const int k : {2, 1, 0}) out += static_cast<char>(s[k]);
    }
    out.append(stride - pixels.width * 3, '\0');
  }
  return out;
}

std::string with_orientation(const std::string& jpeg, char orientation) {
  const std::string exif = std::string("Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) +
                           orientation + std::string(7, '\0');
  const std::string segment = std::string("\xFF\xE1\0", 3) + static_cast<char>(exif.size() + 2) + exif;
  return jpeg.substr(0, 2) + segment + jpeg.substr(2);
}

std::string patched(std::string image, std::size_t offset, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    image[offset + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (bytes - 1 - i)) & 0xFF);
  return image;
}

std::size_t frame_of(const std::string& jpeg) {
  for (std::size_t i = 0; i + 1 < jpeg.size(); ++i) {
    const auto marker = static_cast<unsigned char>(jpeg[i + 1]);
    if (jpeg[i] == '\xFF' && marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xCC) return i;
  }
  return jpeg.size();
}

}  // namespace novel2epub::tests
