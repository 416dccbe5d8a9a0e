// Files that are no text, whatever their names say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::read {

// What the bytes are by their signature: "a ZIP archive". Nothing for what may be text.
std::optional<std::string> binary_kind(std::string_view bytes);

// Whether every twentieth byte or more is a control character that no text has. NUL does not count: files are
// padded with it. UTF-16 is full of such bytes; this is not to be asked of it.
bool is_mostly_noise(std::string_view bytes);

}  // namespace novel2epub::read
