// Colours that go together. data/cover/palettes.txt holds them, one palette a line.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace novel2epub::cover {

using Rgb = std::array<std::uint8_t, 3>;

struct Palette {
  Rgb ground{};  // behind everything
  Rgb shade{};   // patterns are shades between ground and this one; ink on any of them has contrast ≥ 7:1
  Rgb accent{};  // a sun, a rule: never behind letters
  Rgb ink{};     // of the letters
};

std::vector<Palette> palettes();

// `part` of `whole` of the way from a to b.
Rgb mix(const Rgb& a, const Rgb& b, int part, int whole);

}  // namespace novel2epub::cover
