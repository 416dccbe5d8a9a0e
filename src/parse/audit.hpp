// What looks wrong in the divided book: gaps, copies, fragments. Nothing is changed here.
#pragma once

#include <span>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// order.gap, order.duplicate, order.reset, chapter.duplicate, chapter.near-duplicate, chapter.truncated,
// chapter.placeholder, chapter.short, chapter.long; one diagnostic each, with its place and evidence. Drafts
// are in reading order.
std::vector<Diagnostic> audit(std::span<const Text> texts, std::span<const Draft> drafts);

}  // namespace novel2epub::parse
