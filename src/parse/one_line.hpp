// Chapters whose paragraphs stand in one line, parted by wide blanks only.
#pragma once

#include "text/traced.hpp"

namespace novel2epub::parse {

// The text with a line break in place of the blanks between two paragraphs of one line: four columns or more,
// in long lines whose blanks mostly stand behind the end of a sentence. Behind the first words of a line
// blanks may belong to a heading and stay, unless a sentence ends there.
text::Traced open_long_lines(text::Traced text);

}  // namespace novel2epub::parse
