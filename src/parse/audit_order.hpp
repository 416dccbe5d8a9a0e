// The numbers of chapters in reading order.
#pragma once

#include <span>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// order.gap, order.duplicate and order.reset.
void audit_order(std::span<const Text> texts, std::span<const Draft> drafts, std::vector<Diagnostic>& notes);

// File and line where a draft begins, as a diagnostic without id and message.
Diagnostic place_of(std::span<const Text> texts, const Draft& draft, Severity severity);

// The heading as people would quote it.
std::string label_of(const Draft& draft);
std::string quoted(const Draft& draft);

}  // namespace novel2epub::parse
