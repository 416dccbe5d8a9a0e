// A first look at bytes that are no UTF-8, without converting them.
#pragma once

#include <optional>
#include <string_view>

#include "read/decode.hpp"

namespace novel2epub::read {

// The charset whose frequent characters stand plainly in the bytes, if there is one: most chapters are long
// enough to be known at a glance, for a fiftieth of what converting them in every charset costs. Whether all
// of the file can be read in it, decode() will tell.
std::optional<Candidate> quick_guess(std::string_view bytes);

}  // namespace novel2epub::read
