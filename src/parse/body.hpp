// What is left of a draft when its heading is taken off.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/draft.hpp"

namespace novel2epub::parse {

// The pieces of a draft that are neither lifted nor dropped, in reading order.
std::vector<Piece> body_of(const Draft& draft);

std::string_view view_of(std::span<const Text> texts, const Piece& piece);

// How long a body is, and a hash of it that white space does not change.
struct BodySize {
  std::size_t characters = 0;  // without ASCII blanks
  bool lettered = false;       // whether there is a letter or digit in it
  std::uint64_t hash = 0;
};
BodySize measure_body(std::span<const Text> texts, const Draft& draft);

}  // namespace novel2epub::parse
