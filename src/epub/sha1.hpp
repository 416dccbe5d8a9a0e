// SHA-1 (RFC 3174), which UUIDs of version 5 are made of. Not for anything that must resist an attacker.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace novel2epub::epub {

std::array<std::uint8_t, 20> sha1(std::string_view message);

}  // namespace novel2epub::epub
