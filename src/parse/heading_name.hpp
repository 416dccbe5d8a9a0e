// The name in a heading: where it begins and ends, and whether it is one at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::parse {

struct HeadingName {
  std::size_t begin = 0, end = 0;    // bytes of the line; empty when there is no name
  std::string separator = " ";       // what stands between the number and the name, tidied
  std::optional<std::int64_t> page;  // of "(2/3)"
};

// The name that follows a number whose end is `at`: without separators before it and without what begs for
// votes, counts pages or decorates behind it.
HeadingName read_name(std::string_view line, std::size_t at);

// Whether a name is a stretch of prose that only begins like a heading. `glued`: no separator before it.
bool is_prose(std::string_view name, bool glued);

}  // namespace novel2epub::parse
