#include "cover/palette.hpp"

#include "text/data.hpp"

namespace novel2epub::cover {
namespace {

std::uint8_t digit(char c) { return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'A' + 10); }

// "#1B2A41" at `at`, which is moved behind it and the space that follows.
Rgb read_colour(std::string_view line, std::size_t& at) {
  Rgb out{};
  for (std::size_t k = 0; k < 3; ++k)
    out[k] = static_cast<std::uint8_t>(digit(line[at + 1 + 2 * k]) * 16 + digit(line[at + 2 + 2 * k]));
  at += 8;
  return out;
}

}  // namespace

std::vector<Palette> palettes() {
  const std::string_view bytes = text::data_file("cover/palettes.txt");
  std::vector<Palette> out;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::size_t at = begin;
    begin = end + 1;
    if (bytes[at] != '#' || end - at < 31 || bytes[at + 1] == ' ') continue;  // a comment
    Palette one;
    for (Rgb* colour : {&one.ground, &one.shade, &one.accent, &one.ink}) *colour = read_colour(bytes, at);
    out.push_back(one);
  }
  return out;
}

Rgb mix(const Rgb& a, const Rgb& b, int part, int whole) {
  Rgb out{};
  for (std::size_t k = 0; k < 3; ++k)
    out[k] = static_cast<std::uint8_t>((a[k] * (whole - part) + b[k] * part + whole / 2) / whole);
  return out;
}

}  // namespace novel2epub::cover
