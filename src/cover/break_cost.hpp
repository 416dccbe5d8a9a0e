// Where a person would break a title, and where not.
#pragma once

#include <string_view>

#include "text/breaks.hpp"
#include "text/language.hpp"

namespace novel2epub::cover {

// How bad it is to break the title there, in hundredths of the size that it may cost.
int cost_of_break(const text::Break& place, std::string_view title, Language language);

}  // namespace novel2epub::cover
