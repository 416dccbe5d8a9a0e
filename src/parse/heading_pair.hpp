// Headings of two numbers, a part's and its chapter's: "1-2 雪", "1.02". Only a sequence makes headings of
// them: the same marks make scores, dates, versions and items of lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "parse/headings.hpp"

namespace novel2epub::parse {

struct NumberPair {
  std::int64_t part = 0, chapter = 0;
  std::size_t end = 0;  // behind the second number
};

// The two numbers at `at` of `s`, parted by a dash or a dot, when a blank, a separator or the end follows.
std::optional<NumberPair> read_number_pair(std::string_view s, std::size_t at);

// The heading whose numbers are `pair`, with its name behind; `number` is the chapter's, `volume_number` the
// part's. A name must begin as names do.
std::optional<HeadingMatch> read_pair_heading(std::string_view line, std::size_t at, const NumberPair& pair);

// The same for the name of a file in a folder where such names count: "1-2_雪", "1-2-the-long-road".
std::optional<HeadingMatch> match_file_pair(std::string_view stem);

bool is_pair(const HeadingMatch& match);

// Whether `b` is the next heading behind `a`: of the same part, or the first of the next one.
bool follows(const HeadingMatch& b, const HeadingMatch& a);

// Whether the headings, in any order, count on through their parts, nearly all of them.
bool pairs_count(std::vector<HeadingMatch> pairs);

}  // namespace novel2epub::parse
