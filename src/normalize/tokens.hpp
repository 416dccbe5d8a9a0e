// Stretches that are copied verbatim (normalization.md 7): addresses, emoticons, kaomoji, Japanese notation.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/line.hpp"

namespace novel2epub::normalize {

// One shield for each character of `text`.
void mark_tokens(std::u32string_view text, const Plan& plan, std::vector<Shield>& shields);

}  // namespace novel2epub::normalize
