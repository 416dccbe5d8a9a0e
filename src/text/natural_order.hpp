// The order people expect of names: 1, 2, 10. Independent of locale and of the order on disk.
#pragma once

#include <string_view>

namespace novel2epub::text {

// Less-than: digit runs (also full-width and Chinese numerals) by value, the rest by code point after case
// folding; ties by bytes, so that the order is total.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace novel2epub::text
