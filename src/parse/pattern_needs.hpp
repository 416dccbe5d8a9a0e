// The strings that a pattern cannot do without, read off the pattern itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

// Strings of which at least one stands in every text that the pattern hits.
using Need = std::vector<std::string>;

// The needs of a pattern in RE2's syntax, each of them to be met. None where nothing can be said: of a
// pattern without fixed letters, and of one that uses what the rules do not (flags, \Q...\E).
std::vector<Need> needs_of(std::string_view pattern);

}  // namespace novel2epub::parse
