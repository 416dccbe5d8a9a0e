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

// The lines of one text of a draft, which end at breaks as well.
class Lines {
 public:
  Lines(std::string_view text, std::size_t index, const std::vector<Piece>& breaks)
      : text_(text), index_(index) {
    for (const Piece& piece : breaks)
      if (piece.text == index) breaks_.push_back(piece);
  }

  // Adds those of text[begin, end). A line of which a part was taken gives what is left of it.
  void add(std::size_t begin, std::size_t end, std::vector<BodyLine>& out) {
    while (next_ < breaks_.size() && breaks_[next_].begin < begin) ++next_;
    while (begin < end) {
      const std::size_t newline = std::min(text_.find('\n', begin), end);
      for (; next_ < breaks_.size() && breaks_[next_].end <= newline; ++next_) {
        put(begin, breaks_[next_].begin, out);
        begin = breaks_[next_].end;
        opened_ = true;
      }
      put(begin, newline, out);
      begin = newline + 1;
    }
  }

 private:
  void put(std::size_t begin, std::size_t end, std::vector<BodyLine>& out) {
    out.push_back({text_.substr(begin, end - begin), index_, begin, false, opened_});
    opened_ = false;
  }

  std::string_view text_;
  std::size_t index_;
  std::vector<Piece> breaks_;  // ascending
  std::size_t next_ = 0;
  bool opened_ = false;
};

}  // namespace

std::vector<BodyLine> body_lines(std::span<const Text> texts, const Draft& draft) {
  std::vector<BodyLine> lines;
  for (const Piece& piece : draft.pieces) {
    const std::string_view text = texts[piece.text].clean.text();
    Lines part(text, piece.text, draft.breaks);
    std::size_t at = piece.begin;
    for (const Piece& gone : taken(draft, piece.text)) {
      if (gone.begin < at || gone.end > piece.end) continue;
      // A line that was taken from its first letter on leaves no blank line behind.
      part.add(at, gone.begin, lines);
      at = gone.end;
      const bool line_done = at >= piece.end || text[at] == '\n';
      const bool line_fresh = lines.empty() || gone.begin == 0 || text[gone.begin - 1] == '\n';
      if (line_done && line_fresh) ++at;
    }
    part.add(at, piece.end, lines);
    if (!lines.empty()) lines.back().piece_end = true;
  }
  return lines;
}

}  // namespace novel2epub::parse
