#include <png.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

constexpr std::string_view signature{"\x89PNG\r\n\x1A\n", 8};

// No stream of deflate is more than 1032 times shorter than what it stands for, so a small file cannot hold a
// huge image: one that says so lies, and is refused before memory is taken for it.
constexpr std::uint64_t best_ratio = 1032;

std::uint64_t bytes_of_image(std::string_view header) {
  constexpr std::array<std::uint64_t, 7> samples = {1, 0, 3, 1, 2, 0, 4};  // by colour type
  const std::uint32_t type = number_at(header, 9, 1);
  const std::uint64_t bits = number_at(header, 8, 1) * (type < samples.size() ? samples[type] : 0);
  return number_at(header, 4, 4) * ((number_at(header, 0, 4) * bits + 7) / 8 + 1);
}

struct Chunk {
  std::string_view type;
  std::string_view data;
};

// The chunk at `at`, which is moved behind it; nothing where the file ends inside it.
std::optional<Chunk> next_chunk(std::string_view s, std::size_t& at) {
  constexpr std::size_t frame = 12;  // of a chunk around its data
  if (s.size() - at < frame) return {};
  const std::size_t length = number_at(s, at, 4);
  if (length > s.size() - at - frame) return {};
  const Chunk chunk{s.substr(at + 4, 4), s.substr(at + 8, length)};
  at += frame + length;
  return chunk;
}

void note(const Chunk& chunk, Facts& facts) {
  if (chunk.type == "tRNS") facts.transparent = true;
  if (chunk.type == "eXIf") facts.orientation = exif_orientation(chunk.data);
  if (chunk.type != "acTL") return;
  facts.plain = false;
  facts.kind = "animated";
}

// For all its flags the reader gives one format back: 8 bits, grey or colour, with alpha where it may matter.
std::uint32_t wanted_format(const Facts& facts, std::uint32_t stored) {
  const std::uint32_t colour = (stored & PNG_FORMAT_FLAG_COLOR) != 0 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  return facts.transparent ? std::uint32_t{PNG_FORMAT_RGBA} : colour;
}

struct Palette {
  std::vector<std::uint8_t> colours;  // three bytes each, in order of appearance
  std::vector<std::uint8_t> indices;
};

std::optional<Palette> palette_of(const Pixels& pixels) {
  Palette out;
  std::unordered_map<std::uint32_t, std::uint8_t> known;
  std::uint32_t last = ~0U;
  std::uint8_t index = 0;
  out.indices.reserve(std::size_t{pixels.width} * pixels.height);
  for (std::size_t i = 0; i + 2 < pixels.samples.size(); i += 3) {
    const std::uint8_t* const rgb = &pixels.samples[i];
    const std::uint32_t colour = std::uint32_t{rgb[0]} << 16 | std::uint32_t{rgb[1]} << 8 | rgb[2];
    if (colour != last) {
      const auto [found, fresh] = known.try_emplace(colour, static_cast<std::uint8_t>(known.size()));
      if (fresh && known.size() > 256) return {};
      if (fresh) out.colours.insert(out.colours.end(), rgb, rgb + 3);
      index = found->second;
      last = colour;
    }
    out.indices.push_back(index);
  }
  return out;
}

std::string write(png_image& image, const std::uint8_t* samples, const void* colours) {
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, samples, 0, colours) == 0) return {};
  std::string out(size, '\0');
  if (png_image_write_to_memory(&image, out.data(), &size, 0, samples, 0, colours) == 0) return {};
  out.resize(size);
  return out;
}

}  // namespace

bool is_png(std::string_view bytes) { return bytes.starts_with(signature); }

Outcome<Facts> png_facts(std::string_view s) {
  Facts facts{.format = Format::png};
  std::uint64_t image = 0, data = 0;
  for (std::size_t at = signature.size();;) {
    const std::optional<Chunk> chunk = next_chunk(s, at);
    if (!chunk) return truncated();
    if (facts.width == 0) {
      if (chunk->type != "IHDR" || chunk->data.size() != 13) return std::unexpected("its header is damaged");
      facts.width = number_at(chunk->data, 0, 4);
      facts.height = number_at(chunk->data, 4, 4);
      facts.transparent = (number_at(chunk->data, 9, 1) & 4) != 0;
      image = bytes_of_image(chunk->data);
      if (facts.width == 0 || facts.height == 0) return std::unexpected("the image has no size");
    }
    note(*chunk, facts);
    if (chunk->type == "IDAT") data += chunk->data.size();
    if (chunk->type == "IEND") break;
  }
  if (data == 0 || data * best_ratio < image) return truncated();
  return facts;
}

Outcome<Pixels> decode_png(std::string_view bytes, const Facts& facts) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return damaged();
  image.format = wanted_format(facts, image.format);
  Pixels out{
      .width = image.width, .height = image.height, .channels = PNG_IMAGE_SAMPLE_CHANNELS(image.format)};
  out.samples.resize(PNG_IMAGE_SIZE(image));
  const bool read = png_image_finish_read(&image, nullptr, out.samples.data(), 0, nullptr) != 0;
  png_image_free(&image);
  if (!read) return damaged();
  return out;
}

std::string encode_png(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = pixels.width;
  image.height = pixels.height;
  image.format = pixels.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  const std::optional<Palette> palette = pixels.channels == 3 ? palette_of(pixels) : std::nullopt;
  if (!palette) return write(image, pixels.samples.data(), nullptr);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(palette->colours.size() / 3);
  return write(image, palette->indices.data(), palette->colours.data());
}

}  // namespace novel2epub::image
