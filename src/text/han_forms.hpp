// Simplified characters and their traditional forms, for matching.
#pragma once

#include <string_view>

namespace novel2epub::text {

// "說説" for 说, UTF-8; empty for what is written in one way. Lives as long as the program.
std::string_view traditional_forms(char32_t simplified);

}  // namespace novel2epub::text
