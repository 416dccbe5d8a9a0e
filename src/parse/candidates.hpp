// Lines of a whole novel that may be its headings.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "parse/divide_lines.hpp"
#include "parse/draft.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// A line that is not blank.
struct Row {
  std::size_t text = 0;
  TextLine line;
};

// A line that may be a heading.
struct Candidate {
  enum class Role { open, heading, contents, body };
  std::size_t row = 0;
  HeadingMatch match;
  Role role = Role::open;
  std::size_t above = 0;  // rows above it that belong to what it begins
};

std::vector<Row> rows_of(std::span<const Text> texts);
std::string_view text_of(std::span<const Text> texts, const Row& row);

// Whether it counts a chapter, and whether nothing has been said of it yet.
bool is_chapter(const Candidate& c);
bool is_open_chapter(const Candidate& c);

// Every row that reads like a heading, in order.
std::vector<Candidate> find_candidates(std::span<const Text> texts, std::span<const Row> rows);

// In a book without headings that the grammar is sure of: lines alike up to a number that counts upwards.
void add_counted_lines(std::span<const Text> texts, std::span<const Row> rows,
                       std::vector<Candidate>& candidates);

// In such a book as well: headings that count the parts of one story after another.
void add_counted_arcs(std::span<const Text> texts, std::span<const Row> rows,
                      std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
