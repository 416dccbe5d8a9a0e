// The inline pass over one line, to its fix point.
#pragma once

#include <string>
#include <string_view>

#include "normalize/line.hpp"

namespace novel2epub::normalize {

// False: no rule can change `utf8`, which was found out without decoding it.
bool may_change(std::string_view utf8, const Plan& plan);

// Mends line.text as start() left it. N(N(x)) = N(x): what is not stable after three passes stays as it was.
void mend(Line& line);

}  // namespace novel2epub::normalize
