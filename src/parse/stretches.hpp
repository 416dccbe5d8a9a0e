// The chapters of a whole novel on their way: stretches of its texts between headings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parse/body.hpp"
#include "parse/candidates.hpp"
#include "parse/divide.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// A chapter as it stands in the texts, before copies are left out.
struct Stretch {
  Draft draft;
  std::optional<std::int64_t> page;
  bool opens_volume = false;
  bool learnt = false;  // its heading has no number and was known by its surroundings
  BodySize body;
  Piece heading;  // the line that opens it; empty when nothing does
};

// Cuts the texts where candidates are headings.
std::vector<Stretch> cut_stretches(std::span<const Text> texts, std::span<const Row> rows,
                                   std::span<const Candidate> candidates);

// Joins what is one chapter, leaves out copies and empty ones, and puts the rest in reading order. Bodies
// must have been measured.
void settle_stretches(std::span<const Text> texts, std::vector<Stretch>& stretches, Division& division);

}  // namespace novel2epub::parse
