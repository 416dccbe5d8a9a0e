// What the levels of Markdown headings say where the words do not: "# Part", "## Chapter", "### Scene".
#pragma once

#include <vector>

#include "parse/sequence.hpp"

namespace novel2epub::parse {

// Makes volumes of headings that hold others, and story of those that part a chapter. One heading above all
// is the book's title, and stays as it is.
void settle_levels(std::vector<Candidate>& candidates);

// Whether chapters stand below a volume by their levels.
bool holds_by_level(const std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
