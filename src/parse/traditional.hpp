// Patterns for texts in traditional characters.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::parse {

// A pattern in RE2's syntax that hits what `pattern` does, written in simplified or in traditional characters
// or in both: "下载" becomes "下[载載]". Ranges of a class stay as they are.
std::string with_traditional(std::string_view pattern);

}  // namespace novel2epub::parse
