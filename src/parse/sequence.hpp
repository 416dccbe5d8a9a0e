// Which lines of a whole novel are its headings: what the sequence of their numbers proves.
#pragma once

#include <span>
#include <vector>

#include "parse/candidates.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// Gives every candidate its role. Contents lists come first, then the family that counts, then what fills its
// gaps.
void judge_candidates(std::span<const Row> rows, std::vector<Candidate>& candidates);

// Headings without a number, known by the line that stands above or below every proven heading; in order,
// merged into `candidates`.
void learn_unnumbered(std::span<const Text> texts, std::span<const Row> rows,
                      std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
