// The head that static sites write above a page: keys and values between two lines of "---" (YAML).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "parse/divide_lines.hpp"

namespace novel2epub::parse {

struct YamlHead {
  std::size_t end = 0;  // behind its last line
  TextLine title;       // the title's words without quotes; empty when it has none
};

// The head at the beginning of `text`, if every line of it is one of YAML's simple kinds.
std::optional<YamlHead> read_yaml_head(std::string_view text);

}  // namespace novel2epub::parse
