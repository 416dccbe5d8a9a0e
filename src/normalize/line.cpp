#include "normalize/line.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "normalize/characters.hpp"
#include "normalize/tokens.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {

void Line::start(std::string_view utf8) {
  text.resize(utf8.size());
  std::size_t length = 0;
  for (std::size_t i = 0; i < utf8.size();) text[length++] = text::next(utf8, i);
  text.resize(length);
  edits_.clear();
  forget();
  if (!traced_) return;
  columns_.resize(text.size() + 1);
  std::iota(columns_.begin(), columns_.end(), 1);
}

void Line::edit(Rule rule, std::size_t begin, std::size_t end, char32_t with, std::size_t count) {
  edits_.push_back({begin, end, with, count, rule});
}

void Line::explain(const Edit& e) {
  changes_->push_back({columns_[e.begin], std::string(name_of(e.rule)),
                       text::to_utf8(std::u32string_view(text).substr(e.begin, e.end - e.begin)),
                       text::to_utf8(std::u32string(e.count, e.with))});
}

void Line::commit() {
  if (edits_.empty()) return;
  bool same_length = true;
  for (const Edit& e : edits_) {
    ++counts_[static_cast<std::size_t>(e.rule)];
    if (e.end - e.begin != e.count) same_length = false;
    if (changes_ != nullptr) explain(e);
  }
  if (same_length) {
    for (const Edit& e : edits_)
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(e.begin), e.count, e.with);
  } else {
    std::u32string out;
    std::vector<std::size_t> columns;
    out.reserve(text.size() + edits_.size());
    std::size_t done = 0;
    const auto keep = [&](std::size_t end) {
      out.append(text, done, end - done);
      if (traced_)
        for (std::size_t i = done; i < end; ++i) columns.push_back(columns_[i]);
    };
    for (const Edit& e : edits_) {
      keep(e.begin);
      out.append(e.count, e.with);
      if (traced_) columns.insert(columns.end(), e.count, columns_[e.begin]);
      done = e.end;
    }
    keep(text.size());
    if (traced_) columns.push_back(columns_.back());
    text = std::move(out);
    columns_ = std::move(columns);
  }
  edits_.clear();
  forget();
}

void Line::keep_mark() {
  mark_.text = text;
  if (traced_) mark_.columns = columns_;
  mark_.counts = counts_;
  mark_.changes = changes_ == nullptr ? 0 : changes_->size();
}

void Line::restore() {
  text = mark_.text;
  if (traced_) columns_ = mark_.columns;
  counts_ = mark_.counts;
  if (changes_ != nullptr) changes_->resize(mark_.changes);
  forget();
}

Features Line::features() {
  if (!features_known_) {
    features_ = features_of(text);
    features_known_ = true;
  }
  return features_;
}

const std::vector<Shield>& Line::shields() {
  if (!shields_known_) {
    mark_tokens(text, plan, shields_);
    shields_known_ = true;
  }
  return shields_;
}

const std::vector<Kind>& Line::kinds() {
  if (kinds_known_) return kinds_;
  const std::vector<Shield>& shield = shields();
  kinds_.resize(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_unified_ideograph(text[i]) && shield[i] == Shield::none) {
      kinds_[i] = Kind::cjk;
      continue;
    }
    switch (shield[i]) {
      case Shield::latin:
        kinds_[i] = Kind::latin;
        break;
      case Shield::face:
      case Shield::command:
        kinds_[i] = Kind::symbol;
        break;
      case Shield::glyph:
        kinds_[i] = Kind::cjk;
        break;
      default:
        kinds_[i] = kind_of(text[i]);
    }
    // The apostrophe of "don’t" closes nothing.
    if (text[i] == U'’' && is_ascii_alnum(before(i)) && is_ascii_alnum(at(i + 1)))
      kinds_[i] = Kind::ascii_symbol;
  }
  kinds_known_ = true;
  return kinds_;
}

const std::vector<Around>& Line::around() {
  if (!around_known_) {
    kinds();
    look_around();
    around_known_ = true;
  }
  return around_;
}

void Line::flush(Counts& counts) {
  for (std::size_t i = 0; i < rule_count; ++i) {
    if (counts_[i] == 0) continue;
    counts[std::string(name_of(static_cast<Rule>(i)))] += counts_[i];
    counts_[i] = 0;
  }
}

}  // namespace novel2epub::normalize
