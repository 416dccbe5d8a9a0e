// Rows of hyphens or asterisks that set the author's words apart from the story.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// A row such as sites put between preface, story and afterword: nothing but one sign, sixteen times or more.
bool is_site_row(std::string_view line);

// One line of a chapter as far as it is known.
struct VoicedLine {
  std::string_view text;
  Block::Voice voice = Block::Voice::story;
};

// Which of the lines are the author's, given the rows between them. `rows_are_habit`: rows stand in so many
// of the dump's chapters that the site puts them there; then what is short above the first and below the last
// is the author's. Elsewhere a row may be a scene break, and proves that only where the line directly below
// it is known to be the author's: then all below is. A bare label of the author's at the top owns the few
// lines down to a row near it.
std::vector<Block::Voice> voices_by_rows(const std::vector<VoicedLine>& lines, bool rows_are_habit);

}  // namespace novel2epub::parse
