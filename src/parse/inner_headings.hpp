// Files that hold the next chapters as well.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "parse/draft.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// The chapters in a file of one text: its own, and those behind it whose headings look like its own and count
// on from it, with text between them, under numbers that no other file of the folder has (`taken`). Lines
// that merely name a chapter open none.
std::vector<Draft> split_inner(Draft draft, const HeadingMatch& heading, std::span<const Text> texts,
                               const std::set<std::int64_t>& taken);

}  // namespace novel2epub::parse
