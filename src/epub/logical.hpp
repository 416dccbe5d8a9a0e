// Style sheets for engines that know only left and right.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::epub {

// `sheet`, one of data/styles, with its logical properties (margin-block-start, inline-size, text-align ...)
// as the physical ones that they mean in horizontal lines, or in vertical ones from right to left (CSS
// Logical Properties 1, 2 and 4). Old reading systems do not know the logical names. A declaration is a line
// of its own.
std::string physical_sheet(std::string_view sheet, bool vertical);

}  // namespace novel2epub::epub
