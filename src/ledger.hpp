// The ledger of one run, as it is written: every stretch of the input that is not in the book.
#pragma once

#include <span>
#include <vector>

#include "dump.hpp"
#include "normalize/normalize.hpp"
#include "novel2epub/report.hpp"
#include "parse/draft.hpp"
#include "parse/ledger.hpp"

namespace novel2epub {

class Ledger {
 public:
  // Begins with what was cut as markup. The dump must outlive the ledger.
  explicit Ledger(const Dump& dump);

  void add(const std::vector<parse::Cut>& cuts);
  void drop(const parse::Draft::Drop& drop);

  // What was lifted into the heading of a chapter that is not in the book after all.
  void drop_heading(parse::Draft& draft);

  // Editors' commands ([#...]) that became markup, or nothing.
  void add(std::span<const normalize::Unshown> commands);

  // The lines of the input that a draft was made from.
  std::vector<SourceRange> sources(const parse::Draft& draft) const;

  // The line, from 1, in which a text's source has `offset`.
  std::size_t line(std::size_t text, std::size_t offset) const { return lines_[text].line(offset); }

  // In the order of the input.
  std::vector<Removal> removals();

 private:
  const Dump& dump_;
  std::vector<parse::Lines> lines_;
  std::vector<parse::Cut> cuts_;
};

}  // namespace novel2epub
