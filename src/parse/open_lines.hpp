// P-5 before the lines are judged: chapters whose paragraphs stand in one line.
#pragma once

#include <span>

#include "novel2epub/book.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// Finds the wide blanks behind sentences that part the paragraphs of long lines: Draft::breaks. A site's
// sentence at such a place is then judged as the line that it was. Breaks in shorter lines wait for their
// layout. Only Chinese and Japanese part paragraphs so.
void open_long_lines(std::span<const Text> texts, std::span<Draft> drafts, Language language);

}  // namespace novel2epub::parse
