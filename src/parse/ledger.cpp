#include "parse/ledger.hpp"

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace novel2epub::parse {

Lines::Lines(const std::string& source) : source_(&source), starts_{0} {
  for (std::size_t at = source.find('\n'); at != std::string::npos; at = source.find('\n', at + 1))
    starts_.push_back(at + 1);
}

std::size_t Lines::line(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts_, offset) - starts_.begin());
}

std::size_t Lines::column(std::size_t offset) {
  const std::size_t start = starts_[line(offset) - 1];
  const bool goes_on = known_ >= start && known_ <= offset;
  const std::size_t from = goes_on ? known_ : start;
  known_column_ =
      (goes_on ? known_column_ : 0) + text::length(std::string_view(*source_).substr(from, offset - from));
  known_ = offset;
  return known_column_ + 1;
}

std::size_t Lines::offset(std::size_t line, std::size_t column) const {
  std::size_t at = starts_[line - 1];
  while (--column > 0) text::next(*source_, at);
  return at;
}

Cut cut(const Text& text, std::size_t text_index, std::size_t begin, std::size_t end, std::string rule) {
  const text::Traced::Span span = text.clean.source(begin, end);
  return {text_index, span.begin, span.end, std::move(rule)};
}

Removal removal(const Cut& cut, const Text& text, Lines& lines) {
  return {text.name, lines.line(cut.begin), lines.column(cut.begin),
          text.source.substr(cut.begin, cut.end - cut.begin), cut.rule};
}

}  // namespace novel2epub::parse
