// Lines of a text, and what becomes of the ones that are headings.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/draft.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// A line without its end: bytes [begin, end) of a text's clean.text().
struct TextLine {
  std::size_t begin = 0, end = 0;
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

std::vector<TextLine> lines_of(std::string_view text);

// The next line at or behind `at` that is not blank; begin == end == text.size() when there is none.
TextLine next_filled_line(std::string_view text, std::size_t at);

// Letters and digits of a stretch, counted without decoding more than needed.
std::size_t count_letters(std::string_view s);

// Whether some of `piece` is lifted or dropped already.
bool is_taken(const Draft& draft, const Piece& piece);

// Puts a heading's line into the draft: what the heading shows is lifted, what decorates it dropped.
void lift_heading(Draft& draft, std::size_t text_index, std::string_view text, const TextLine& line,
                  const HeadingMatch& match);

// The title of the volume that a heading calls `said`, where `known` is open: "第一卷 雾港" and "第一卷" are
// one.
std::string fuller_volume(const std::string& known, const std::string& said);

// What was lifted but shows neither in the heading nor in the volume's title repeats them (P-10): a volume's
// line above a heading that names the volume again.
void drop_unshown(Draft& draft, std::span<const Text> texts);

// Whether `line` says the same as the heading, in another spelling or in part (P-10). A name without a number
// may as well be the story's own word: it counts only on the `first` line below the heading, with nothing
// added.
bool repeats_heading(std::string_view line, const Heading& heading, const std::optional<std::int64_t>& number,
                     bool first);

}  // namespace novel2epub::parse
