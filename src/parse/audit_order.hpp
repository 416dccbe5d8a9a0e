// The numbers of chapters in reading order.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// order.gap, order.duplicate and order.reset.
void audit_order(std::span<const Text> texts, std::span<const Draft> drafts, std::vector<Diagnostic>& notes);

// The lines of offsets, counted on from the one asked for last: cheap where they are asked for in order.
class LineCounter {
 public:
  std::size_t line(const std::string& source, std::size_t offset);  // 1-based

 private:
  const std::string* source_ = nullptr;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
};

// File and line where a draft begins, as a diagnostic without id and message.
Diagnostic place_of(std::span<const Text> texts, const Draft& draft, Severity severity, LineCounter& lines);

// The heading as people would quote it.
std::string label_of(const Draft& draft);
std::string quoted(const Draft& draft);

}  // namespace novel2epub::parse
