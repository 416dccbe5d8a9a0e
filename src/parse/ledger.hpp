// The ledger: where in the input each stretch stands that is not in the book.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "novel2epub/report.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// Lines and columns of one source text.
class Lines {
 public:
  explicit Lines(const std::string& source);

  std::size_t line(std::size_t offset) const;  // 1-based
  // 1-based, in code points. Linear over a whole line when asked in ascending order.
  std::size_t column(std::size_t offset);
  std::size_t offset(std::size_t line, std::size_t column) const;

 private:
  const std::string* source_;
  std::vector<std::size_t> starts_;
  std::size_t known_ = 0;         // offset last asked for
  std::size_t known_column_ = 0;  // and what was before it in its line
};

// The cut of text.clean.text()[begin, end).
Cut cut(const Text& text, std::size_t text_index, std::size_t begin, std::size_t end, std::string rule);

Removal removal(const Cut& cut, const Text& text, Lines& lines);

}  // namespace novel2epub::parse
