// Text of one line, as labels and metadata are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::epub {

// `s` without blanks at its ends, every run of spaces, tabs and line ends inside as one space.
std::string one_line(std::string_view s);

// The lines of `s` that are not blank, each as one_line().
std::vector<std::string> lines_of(std::string_view s);

// Whether there is nothing to see in `s`.
bool is_blank(std::string_view s);

}  // namespace novel2epub::epub
