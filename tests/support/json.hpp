// Just enough of a JSON reader to look into reports.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::test {

struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string;
  std::vector<Json> items;
  std::map<std::string, Json> members;

  const Json& operator[](const std::string& name) const;  // null when there is none
  const Json& operator[](std::size_t index) const;
};

// Nothing for what is not JSON by RFC 8259, trailing characters included.
std::optional<Json> parse_json(std::string_view text);

}  // namespace novel2epub::test
