#include <algorithm>

#include "parse/survey.hpp"

namespace novel2epub::parse {
namespace {

// The draft's stretches in one text that are no body, in order.
std::vector<Piece> taken(const Draft& draft, std::size_t text) {
  std::vector<Piece> out;
  for (const Piece& piece : draft.lifted)
    if (piece.text == text) out.push_back(piece);
  for (const Draft::Drop& drop : draft.dropped)
    if (drop.piece.text == text) out.push_back(drop.piece);
  std::ranges::sort(out, {}, &Piece::begin);
  return out;
}

// Adds the lines of text[begin, end). A line of which a part was taken gives what is left of it.
void add_lines(std::string_view text, std::size_t text_index, std::size_t begin, std::size_t end,
               std::vector<BodyLine>& out) {
  while (begin < end) {
    const std::size_t newline = std::min(text.find('\n', begin), end);
    out.push_back({text.substr(begin, newline - begin), text_index, begin, false});
    begin = newline + 1;
  }
}

}  // namespace

std::vector<BodyLine> body_lines(std::span<const Text> texts, const Draft& draft) {
  std::vector<BodyLine> lines;
  for (const Piece& piece : draft.pieces) {
    const std::string_view text = texts[piece.text].clean.text();
    std::size_t at = piece.begin;
    for (const Piece& gone : taken(draft, piece.text)) {
      if (gone.begin < at || gone.end > piece.end) continue;
      // A line that was taken from its first letter on leaves no blank line behind.
      add_lines(text, piece.text, at, gone.begin, lines);
      at = gone.end;
      const bool line_done = at >= piece.end || text[at] == '\n';
      const bool line_fresh = lines.empty() || gone.begin == 0 || text[gone.begin - 1] == '\n';
      if (line_done && line_fresh) ++at;
    }
    add_lines(text, piece.text, at, piece.end, lines);
    if (!lines.empty()) lines.back().piece_end = true;
  }
  return lines;
}

}  // namespace novel2epub::parse
