// Lines in which a site says where a chapter stands: "某某小说_第三章 夜雨_某某书屋".
#pragma once

#include <span>

#include "parse/draft.hpp"

namespace novel2epub::parse {

// "Site > Book > Chapter 1" above "Chapter 1" is that chapter's own and repeats its heading: such lines, at
// most three above each other, leave the end of one draft and are dropped from the next. `drafts`: neighbours
// in the text, in its order.
void move_trails(std::span<const Text> texts, std::span<Draft* const> drafts);

}  // namespace novel2epub::parse
