// Footnotes that stand in the text: a mark behind a word, and the same mark before its note.
#pragma once

#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::normalize {

// FN-1. Links marks and notes of one chapter where each has exactly one partner, in the same order, counting
// from one, the notes together at the chapter's end or each right below what it explains. Anything else stays
// as it is. Notes get Block::footnote; both get runs of Kind::notelink. No letter changes.
void link_footnotes(std::vector<Block>& blocks);

}  // namespace novel2epub::normalize
