// Volumes that nothing names: numbers that begin again.
#pragma once

#include <span>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// Counts the volumes of a book in which no volume is named and the numbers of the chapters run up from one
// several times: Draft::nth_volume. What stands between two runs belongs to the one before it, a prologue to
// the one behind it; extras behind the last run belong to none. Nothing is counted where a run has holes or
// is short, or repeats the titles of another: that is a dump in disorder, which order.* tells of.
void count_volumes(std::span<Draft> drafts, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::parse
