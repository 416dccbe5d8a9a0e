// Lines in which a site says where a chapter stands: "某某小说_第三章 夜雨_某某书屋".
#pragma once

#include <string_view>

namespace novel2epub::parse {

// Whether `line` holds the heading `label`, parted by a site's signs from other names. One such line may be
// anything; above most headings of a book it is the site's.
bool is_trail_to(std::string_view line, std::string_view label);

}  // namespace novel2epub::parse
