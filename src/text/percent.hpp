// Percent-encoding (RFC 3986 2.1).
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::text {

// `s` with "%E9" turned into the byte it stands for; what is no such triplet stays.
std::string percent_decoded(std::string_view s);

}  // namespace novel2epub::text
