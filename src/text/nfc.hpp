// Unicode Normalization Form C (UAX #15).
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::text {

std::string to_nfc(std::string_view utf8);

}  // namespace novel2epub::text
