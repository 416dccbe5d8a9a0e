// What the names of all files, or their first lines, have around the heading: the book's name, the site's.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace novel2epub::parse {

// What a whole dump proves: four of five.
constexpr bool is_nearly_all(std::size_t part, std::size_t whole) { return 5 * part >= 4 * whole; }

struct SharedName {
  std::string before, after;

  // `line` without what it shares with the others.
  std::string_view strip(std::string_view line) const;
};

// "铁牌传_第1章 夜雨_笔趣阁" beside its like: "铁牌传_" before, "_笔趣阁" after. Nothing where the lines are
// headings already, or are none without it.
SharedName learn_shared_name(std::span<const std::string_view> lines);

// The line that nearly all of `lines` are; empty when there is none.
std::string_view repeated_line(std::span<const std::string_view> lines);

}  // namespace novel2epub::parse
