// To a legacy charset and back, strictly: nothing unless every character has its place in it. ICU's names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::text {

std::optional<std::string> to_charset(std::string_view utf8, const char* converter);
std::optional<std::string> from_charset(std::string_view bytes, const char* converter);

}  // namespace novel2epub::text
