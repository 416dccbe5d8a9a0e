#include "text/shadow.hpp"

#include <algorithm>

#include "text/fold_table.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

bool is_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Characters of three bytes that fold to themselves whatever their tails say: U+5000-9FFF, U+B000-CFFF.
bool leads_steady_row(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  return (lead >= 0xE5 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC;
}

// How much of `line` from `at` on folds to itself, as far as that can be told without decoding.
std::size_t skip_steady(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    if (static_cast<unsigned char>(line[at]) < 0x80 ? folds_to_itself(line[at]) : false)
      ++at;
    else if (leads_steady_row(line[at]) && at + 2 < line.size() && is_tail(line[at + 1]) &&
             is_tail(line[at + 2]))
      at += 3;
    else
      break;
  }
  return at;
}

// `self`, another letter in `scratch`, or nothing.
std::string_view without_marks(char32_t c, std::string_view self, std::string& scratch) {
  const char32_t bare = bare_letter(c);
  if (bare == c) return self;
  scratch.clear();
  if (bare != 0) append(scratch, bare);
  return scratch;
}

std::string_view spoken(char32_t c, std::string_view self) {
  const std::string_view sound = pinyin(c);
  return sound.empty() ? self : sound;
}

}  // namespace

void Shadow::copy(std::string_view piece, std::size_t begin) {
  if (piece.empty()) return;
  const std::size_t end = begin + piece.size();
  if (!anchors_.empty() && anchors_.back().same && anchors_.back().end == begin)
    anchors_.back().end = end;
  else
    anchors_.push_back({text_.size(), begin, end, true});
  text_.append(piece);
}

void Shadow::replace(std::string_view piece, std::size_t begin, std::size_t end) {
  if (piece.empty()) return;
  anchors_.push_back({text_.size(), begin, end, false});
  text_.append(piece);
}

const Shadow::Anchor& Shadow::anchor_of(std::size_t at) const {
  return *(std::ranges::upper_bound(anchors_, at, {}, &Anchor::at) - 1);
}

Shadow::Span Shadow::original(std::size_t begin, std::size_t end) const {
  if (begin >= end || begin >= text_.size()) return {};
  const Anchor& first = anchor_of(begin);
  const Anchor& last = anchor_of(end - 1);
  while (begin > first.at && is_tail(text_[begin])) --begin;
  while (end < text_.size() && is_tail(text_[end])) ++end;
  return {first.same ? first.begin + (begin - first.at) : first.begin,
          last.same ? last.begin + (end - last.at) : last.end};
}

Shadow fold(std::string_view line) {
  Shadow shadow;
  shadow.text_.reserve(line.size());
  Folded scratch;
  std::size_t copied = 0;
  for (std::size_t i = skip_steady(line, 0); i < line.size(); i = skip_steady(line, i)) {
    const std::size_t begin = i;
    const Folded* const other = folded(next(line, i), scratch);
    if (other == nullptr) continue;
    if (other->change == Change::disguise) ++shadow.disguised_;
    shadow.copy(line.substr(copied, begin - copied), copied);
    shadow.replace(other->text, begin, i);
    copied = i;
  }
  shadow.copy(line.substr(copied), copied);
  return shadow;
}

// The shadow with each character replaced by what piece_of(c, its bytes) gives; those bytes: it stays.
template <class PieceOf>
Shadow rewritten(const Shadow& from, const PieceOf& piece_of) {
  Shadow to;
  to.disguised_ = from.disguised_;
  to.text_.reserve(from.text_.size());
  const std::string_view text = from.text_;
  for (std::size_t k = 0; k < from.anchors_.size(); ++k) {
    const Shadow::Anchor& anchor = from.anchors_[k];
    const std::size_t end = k + 1 < from.anchors_.size() ? from.anchors_[k + 1].at : text.size();
    for (std::size_t i = anchor.at; i < end;) {
      const std::size_t begin = i;
      const char32_t c = next(text, i);
      const std::string_view self = text.substr(begin, i - begin);
      const std::string_view piece = piece_of(c, self);
      if (!anchor.same)
        to.replace(piece, anchor.begin, anchor.end);
      else if (piece.data() == self.data())
        to.copy(self, anchor.begin + (begin - anchor.at));
      else
        to.replace(piece, anchor.begin + (begin - anchor.at), anchor.begin + (i - anchor.at));
    }
  }
  return to;
}

Shadow skeleton(const Shadow& folded) {
  std::string scratch;
  return rewritten(folded,
                   [&](char32_t c, std::string_view self) { return without_marks(c, self, scratch); });
}

Shadow pinyin_skeleton(const Shadow& folded) { return rewritten(skeleton(folded), spoken); }

std::string skeleton_text(const Shadow& folded) {
  const std::string_view from = folded.text();
  std::string to, scratch;
  to.reserve(from.size());
  for (std::size_t i = 0; i < from.size();) {
    const std::size_t begin = i;
    const char32_t c = next(from, i);
    to.append(without_marks(c, from.substr(begin, i - begin), scratch));
  }
  return to;
}

std::string pinyin_skeleton_text(const Shadow& folded) {
  const std::string_view from = folded.text();
  std::string to, scratch;
  to.reserve(from.size() * 2);
  for (std::size_t i = 0; i < from.size();) {
    const std::size_t begin = i;
    const char32_t c = next(from, i);
    const std::string_view bare = without_marks(c, from.substr(begin, i - begin), scratch);
    to.append(bare.empty() ? bare : spoken(c, bare));
  }
  return to;
}

}  // namespace novel2epub::text
