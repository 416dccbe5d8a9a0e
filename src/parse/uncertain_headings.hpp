// Headings that only their sequence proves.
#pragma once

#include <span>
#include <vector>

#include "parse/candidates.hpp"

namespace novel2epub::parse {

// Where no certain family counts, the best uncertain one may: bare numbers, 【01】, 一、…
void prove_uncertain(std::span<const Row> rows, std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
