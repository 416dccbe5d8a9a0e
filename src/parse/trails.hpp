// Lines in which a site says where a chapter stands: "某某小说_第三章 夜雨_某某书屋".
#pragma once

#include <span>
#include <string_view>

#include "parse/draft.hpp"

namespace novel2epub::parse {

// "Site > Book > Chapter 1" above "Chapter 1" is that chapter's own and repeats its heading: such lines, a
// few above each other, leave the end of one draft and are dropped from the next. `drafts`: neighbours in the
// text, in its order.
void move_trails(std::span<const Text> texts, std::span<Draft* const> drafts);

// Drops them from the first lines below the headings.
void drop_trails(std::span<const Text> texts, std::span<Draft> drafts);

// Whether a heading's name is that of the page, "火起_铁牌传_某屋", where the name `next` stands below.
bool is_page_title(std::string_view name, std::string_view next);

}  // namespace novel2epub::parse
