#include "text/traced.hpp"

#include <algorithm>

namespace novel2epub::text {

void Traced::copy(std::string_view piece, std::size_t begin) {
  if (piece.empty()) return;
  if (!anchors_.empty()) {
    Anchor& last = anchors_.back();
    if (last.same && last.source + last.source_size == begin && last.at + last.source_size == text_.size()) {
      last.source_size += piece.size();
      text_.append(piece);
      return;
    }
  }
  anchors_.push_back({text_.size(), begin, piece.size(), true});
  text_.append(piece);
}

void Traced::replace(std::string_view piece, std::size_t begin, std::size_t end) {
  if (piece.empty()) return;  // what is left out needs no anchor: its neighbours' anchors leave the gap
  anchors_.push_back({text_.size(), begin, end - begin, false});
  text_.append(piece);
}

void Traced::append(const Traced& other, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const std::string_view all = other.text_;
  auto anchor = std::prev(std::ranges::upper_bound(other.anchors_, begin, {}, &Anchor::at));
  while (begin < end) {
    const auto following = std::next(anchor);
    const std::size_t stop = following == other.anchors_.end() ? end : std::min(end, following->at);
    const std::string_view piece = all.substr(begin, stop - begin);
    if (anchor->same)
      copy(piece, anchor->source + (begin - anchor->at));
    else
      replace(piece, anchor->source, anchor->source + anchor->source_size);
    begin = stop;
    anchor = following;
  }
}

Traced::Span Traced::source(std::size_t begin, std::size_t end) const {
  if (anchors_.empty()) return {0, 0};
  const auto holding = [&](std::size_t offset) {
    const auto after = std::ranges::upper_bound(anchors_, offset, {}, &Anchor::at);
    return after == anchors_.begin() ? anchors_.begin() : std::prev(after);
  };
  const auto first = holding(begin);
  Span span;
  span.begin = first->same             ? first->source + std::min(begin - first->at, first->source_size)
               : begin >= text_.size() ? first->source + first->source_size
                                       : first->source;
  if (end <= begin) return {span.begin, span.begin};
  const auto last = holding(end - 1);
  span.end = last->same ? last->source + (end - last->at) : last->source + last->source_size;
  return span;
}

}  // namespace novel2epub::text
