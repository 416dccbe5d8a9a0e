#include <algorithm>
#include <utility>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

// The columns or rows that one column or row of the smaller image is made of, weighed by how much of each it
// covers; in units of 1/to of one of them, so that all is exact.
struct Cover {
  std::uint32_t first = 0;
  std::vector<std::uint32_t> weights;
};

std::vector<Cover> covers(std::uint32_t from, std::uint32_t to) {
  std::vector<Cover> out(to);
  for (std::uint32_t i = 0; i < to; ++i) {
    const std::uint64_t begin = std::uint64_t{i} * from, end = begin + from;
    out[i].first = static_cast<std::uint32_t>(begin / to);
    for (std::uint64_t k = out[i].first; k * to < end; ++k)
      out[i].weights.push_back(
          static_cast<std::uint32_t>(std::min(end, (k + 1) * to) - std::max(begin, k * to)));
  }
  return out;
}

using Sums = std::vector<std::uint32_t>;

// The rows of one Cover, weighed and added up.
Sums sum_rows(const Pixels& from, const Cover& rows) {
  const std::size_t stride = std::size_t{from.width} * from.channels;
  Sums out(stride);
  for (std::size_t k = 0; k < rows.weights.size(); ++k) {
    const std::uint8_t* const row = from.samples.data() + (rows.first + k) * stride;
    for (std::size_t x = 0; x < stride; ++x) out[x] += row[x] * rows.weights[k];
  }
  return out;
}

std::uint8_t mean(const Sums& row, const Cover& columns, std::size_t channel, const Pixels& from) {
  std::uint64_t sum = 0;
  for (std::size_t k = 0; k < columns.weights.size(); ++k)
    sum += std::uint64_t{row[(columns.first + k) * from.channels + channel]} * columns.weights[k];
  const std::uint64_t whole = std::uint64_t{from.width} * from.height;  // the sum of all weights
  return static_cast<std::uint8_t>((sum + whole / 2) / whole);
}

// Where the pixel at x, y of the upright image is stored (EXIF 2.3, 4.6.4 A). Width and height are those
// stored.
std::size_t stored_at(std::uint32_t x, std::uint32_t y, const Pixels& stored, int orientation) {
  if (orientation >= 5) std::swap(x, y);
  const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  if (from_right) x = stored.width - 1 - x;
  if (from_below) y = stored.height - 1 - y;
  return (std::size_t{y} * stored.width + x) * stored.channels;
}

}  // namespace

Pixels scale(const Pixels& pixels, std::uint32_t width, std::uint32_t height) {
  Pixels out{.width = width, .height = height, .channels = pixels.channels};
  out.profile = pixels.profile;
  out.flattened = pixels.flattened;
  out.samples.reserve(std::size_t{width} * height * pixels.channels);
  const std::vector<Cover> columns = covers(pixels.width, width);
  for (const Cover& rows : covers(pixels.height, height)) {
    const Sums row = sum_rows(pixels, rows);
    for (const Cover& column : columns)
      for (std::size_t channel = 0; channel < pixels.channels; ++channel)
        out.samples.push_back(mean(row, column, channel, pixels));
  }
  return out;
}

Pixels turned(Pixels pixels, int orientation) {
  if (orientation == 1) return pixels;
  Pixels out{.width = pixels.width, .height = pixels.height, .channels = pixels.channels};
  if (orientation >= 5) std::swap(out.width, out.height);
  out.profile = std::move(pixels.profile);
  out.flattened = pixels.flattened;
  out.samples.reserve(pixels.samples.size());
  for (std::uint32_t y = 0; y < out.height; ++y) {
    for (std::uint32_t x = 0; x < out.width; ++x) {
      const std::uint8_t* const from = &pixels.samples[stored_at(x, y, pixels, orientation)];
      out.samples.insert(out.samples.end(), from, from + pixels.channels);
    }
  }
  return out;
}

Pixels laid_on_white(Pixels pixels) {
  if (pixels.channels != 4) return pixels;
  std::vector<std::uint8_t>& s = pixels.samples;
  std::size_t to = 0;
  for (std::size_t i = 0; i + 3 < s.size(); i += 4) {
    const unsigned alpha = s[i + 3];
    pixels.flattened = pixels.flattened || alpha < 255;
    for (std::size_t k = 0; k < 3; ++k)
      s[to++] = static_cast<std::uint8_t>((s[i + k] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  s.resize(to);
  pixels.channels = 3;
  return pixels;
}

}  // namespace novel2epub::image
