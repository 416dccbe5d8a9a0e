#include <algorithm>
#include <utility>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

constexpr std::string_view arrow = " → ";

std::string size_text(std::uint32_t width, std::uint32_t height) {
  return std::to_string(width) + " × " + std::to_string(height);
}

std::string bytes_text(std::size_t bytes) {
  return bytes >= 1'000'000 ? std::to_string(bytes / 1'000'000) + " MB"
                            : std::to_string(bytes / 1000) + " KB";
}

bool is_too_large(std::uint64_t width, std::uint64_t height, const Limits& limits) {
  return (limits.pixels > 0 && width * height > limits.pixels) || (limits.width > 0 && width > limits.width);
}

// The largest size of the same shape within the limits.
Pixels scaled_to(Pixels pixels, const Limits& limits) {
  if (!is_too_large(pixels.width, pixels.height, limits)) return pixels;
  std::uint64_t low = 1, high = pixels.width;  // widths: `low` is small enough, if anything is
  const auto height_at = [&](std::uint64_t width) {
    return std::max<std::uint64_t>(1, width * pixels.height / pixels.width);
  };
  while (low < high) {
    const std::uint64_t middle = (low + high + 1) / 2;
    if (is_too_large(middle, height_at(middle), limits))
      high = middle - 1;
    else
      low = middle;
  }
  return scale(pixels, static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(height_at(low)));
}

struct Encoded {
  std::string bytes;
  Format format = Format::jpeg;
};

// Drawings stay exact as PNG unless that costs much more; photographs were never meant to be PNG.
Encoded encode(const Pixels& pixels, bool lossless, std::size_t most) {
  constexpr int qualities[] = {92, 84, 75};
  Encoded out{encode_jpeg(pixels, qualities[0])};
  if (lossless) {
    std::string png = encode_png(pixels);
    if (!png.empty() && png.size() <= 2 * out.bytes.size()) out = {std::move(png), Format::png};
  }
  for (const int quality : qualities) {
    if (most == 0 || out.bytes.size() <= most) break;
    out = {encode_jpeg(pixels, quality)};
  }
  return out;
}

Encoded encode_within(Pixels& pixels, bool lossless, std::size_t most) {
  for (;;) {
    Encoded out = encode(pixels, lossless, most);
    if (most == 0 || out.bytes.size() <= most || pixels.width < 16 || pixels.height < 16) return out;
    pixels = scale(pixels, pixels.width * 3 / 4, pixels.height * 3 / 4);
  }
}

Fitted as_it_is(std::string bytes, const Facts& facts) {
  return {.bytes = std::move(bytes),
          .media_type = facts.format == Format::png ? "image/png" : "image/jpeg",
          .width = facts.width,
          .height = facts.height,
          .changes = {}};
}

// What was done, told from what went in and what came out.
std::vector<Change> changes_between(const Facts& before, std::size_t size, const Fitted& after,
                                    bool flattened) {
  std::vector<Change> out;
  const Format now = after.media_type == "image/png" ? Format::png : Format::jpeg;
  std::string was(name_of(before.format));
  if (!before.kind.empty()) was.append(" (").append(before.kind).append(")");
  if (!before.plain || now != before.format)
    out.push_back({"converted", was + std::string(arrow) + std::string(name_of(now))});
  if (before.orientation != 1) out.push_back({"turned upright", ""});
  if (flattened) out.push_back({"laid on white", ""});
  const bool lying = before.orientation >= 5;
  const std::uint32_t width = lying ? before.height : before.width,
                      height = lying ? before.width : before.height;
  if (width != after.width || height != after.height)
    out.push_back(
        {"scaled down", size_text(width, height).append(arrow) + size_text(after.width, after.height)});
  if (out.empty())
    out.push_back({"compressed", bytes_text(size).append(arrow) + bytes_text(after.bytes.size())});
  return out;
}

}  // namespace

Outcome<Fitted> fit(std::string bytes, const Limits& limits) {
  const Outcome<Facts> facts = probe(bytes);
  if (!facts) return std::unexpected(facts.error());
  // Four times as many as will be left, so that the last step of scaling is a fine one.
  Outcome<Pixels> pixels = decode(bytes, limits.pixels * 4);
  if (!pixels) return std::unexpected(pixels.error());
  const bool lying = facts->orientation >= 5;
  const bool too_large =
      is_too_large(lying ? facts->height : facts->width, lying ? facts->width : facts->height, limits);
  const bool too_long = limits.bytes > 0 && bytes.size() > limits.bytes;
  if (facts->plain && facts->orientation == 1 && !pixels->flattened && !too_large && !too_long)
    return as_it_is(std::move(bytes), *facts);
  *pixels = scaled_to(std::move(*pixels), limits);
  Encoded encoded = encode_within(*pixels, facts->format != Format::jpeg, limits.bytes);
  if (encoded.bytes.empty()) return std::unexpected("it cannot be written as JPEG");
  Fitted out{.bytes = std::move(encoded.bytes),
             .media_type = encoded.format == Format::png ? "image/png" : "image/jpeg",
             .width = pixels->width,
             .height = pixels->height,
             .changes = {}};
  out.changes = changes_between(*facts, bytes.size(), out, pixels->flattened);
  return out;
}

}  // namespace novel2epub::image
