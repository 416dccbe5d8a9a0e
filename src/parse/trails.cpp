#include "parse/trails.hpp"

#include <optional>
#include <string_view>

#include "parse/divide_lines.hpp"
#include "parse/glued_heading.hpp"
#include "parse/headings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// Whether `line` holds the heading `label`, parted by a site's signs from other names. One such line may be
// anything; above most headings of a book it is the site's.
bool is_trail_to(std::string_view line, std::string_view label) {
  constexpr std::size_t longest = 300;  // bytes
  constexpr std::u32string_view separators = U"_|>»›→/-–—＞｜／＿", stops = U"。！？”」";
  if (line.size() > longest) return false;
  bool parted = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::next(line, at);
    if (stops.contains(c)) return false;
    parted = parted || separators.contains(c);
  }
  if (!parted) return false;
  const std::string wanted = title_key(label), said = title_key(line);
  constexpr std::size_t shortest = 3;  // bytes: one letter of most scripts
  return wanted.size() >= shortest && said.size() > wanted.size() && said.contains(wanted);
}

// The last line of a draft that is not blank.
Piece last_filled_line(std::span<const Text> texts, const Draft& draft) {
  const Piece& piece = draft.pieces.back();
  const std::string_view text = texts[piece.text].clean.text();
  std::size_t end = piece.end;
  while (end > piece.begin) {
    const std::size_t begin = std::max(text.rfind('\n', end - 1) + 1, piece.begin);
    if (!text::trim(text.substr(begin, end - begin)).empty()) return {piece.text, begin, end};
    end = std::max(begin, piece.begin + 1) - 1;
  }
  return {piece.text, piece.begin, piece.begin};
}

std::string_view text_of(std::span<const Text> texts, const Piece& piece) {
  return std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
}

// The line directly above the heading of `below`, where there is one that no other reader has taken.
std::optional<Piece> line_above(std::span<const Text> texts, const Draft& above, const Draft& below) {
  if (above.pieces.empty() || below.pieces.empty()) return {};
  const Piece line = last_filled_line(texts, above);
  const Piece& first = below.pieces.front();
  if (first.text != line.text || first.begin != above.pieces.back().end || is_taken(above, line)) return {};
  return line;
}

// Whether most headings have a line above them that names them among other names.
bool has_trails(std::span<const Text> texts, std::span<Draft* const> drafts) {
  constexpr std::size_t fewest = 3;
  std::size_t trails = 0;
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Draft& below = *drafts[i];
    const auto line = line_above(texts, *drafts[i - 1], below);
    if (line && is_trail_to(text_of(texts, *line), below.heading.label())) ++trails;
  }
  return trails >= fewest && trails * 2 > drafts.size();
}

}  // namespace

void move_trails(std::span<const Text> texts, std::span<Draft* const> drafts) {
  constexpr int most = 3;  // lines
  const bool trails = has_trails(texts, drafts);
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    Draft& above = *drafts[i - 1];
    Draft& below = *drafts[i];
    const std::string label = below.heading.label();
    for (int moved = 0; moved < most; ++moved) {
      const auto line = line_above(texts, above, below);
      if (!line) break;
      const auto crumb = match_breadcrumb(text_of(texts, *line), label);
      const bool repeats = crumb && title_key(crumb->heading.label()) == title_key(label);
      if (!repeats && !(trails && is_trail_to(text_of(texts, *line), label))) break;
      above.pieces.back().end = below.pieces.front().begin = line->begin;
      below.dropped.push_back({*line, "boilerplate.breadcrumb"});
    }
  }
}

}  // namespace novel2epub::parse
