#include "ledger.hpp"

#include <algorithm>
#include <tuple>

namespace novel2epub {
namespace {

// In the order of the input, each letter once. A tag inside a stretch that went as a whole is part of that
// stretch.
void put_in_order(std::vector<parse::Cut>& cuts) {
  std::ranges::stable_sort(cuts, [](const parse::Cut& a, const parse::Cut& b) {
    return std::tuple(a.text, a.begin, b.end) < std::tuple(b.text, b.begin, a.end);
  });
  std::vector<parse::Cut> outer;
  for (parse::Cut& cut : cuts) {
    const bool follows = !outer.empty() && outer.back().text == cut.text;
    if (follows) cut.begin = std::max(cut.begin, outer.back().end);
    if (cut.begin < cut.end) outer.push_back(std::move(cut));
  }
  cuts = std::move(outer);
}

}  // namespace

Ledger::Ledger(const Dump& dump) : dump_(dump), cuts_(dump.cuts) {
  for (const parse::Text& text : dump.texts) lines_.emplace_back(text.source);
}

void Ledger::add(const std::vector<parse::Cut>& cuts) { cuts_.insert(cuts_.end(), cuts.begin(), cuts.end()); }

void Ledger::drop(const parse::Draft::Drop& drop) {
  const parse::Piece& piece = drop.piece;
  cuts_.push_back(parse::cut(dump_.texts[piece.text], piece.text, piece.begin, piece.end, drop.rule));
}

void Ledger::drop_heading(parse::Draft& draft) {
  for (const parse::Piece& piece : draft.lifted) drop({piece, "chapter.empty"});
  draft.lifted.clear();
}

void Ledger::add(std::span<const normalize::Unshown> commands) {
  for (const normalize::Unshown& command : commands)
    cuts_.push_back(parse::cut(dump_.texts[command.text], command.text, command.begin, command.end, "J-5"));
}

std::vector<SourceRange> Ledger::sources(const parse::Draft& draft) const {
  std::vector<SourceRange> ranges;
  for (const parse::Piece& piece : draft.pieces) {
    const parse::Text& text = dump_.texts[piece.text];
    const auto span = text.clean.source(piece.begin, std::max(piece.end, piece.begin + 1) - 1);
    ranges.push_back({text.name, text.charset, text.confidence, lines_[piece.text].line(span.begin),
                      lines_[piece.text].line(span.end)});
  }
  return ranges;
}

std::vector<Removal> Ledger::removals() {
  put_in_order(cuts_);
  std::vector<Removal> removed;
  removed.reserve(cuts_.size());
  for (const parse::Cut& cut : cuts_)
    removed.push_back(parse::removal(cut, dump_.texts[cut.text], lines_[cut.text]));
  return removed;
}

}  // namespace novel2epub
