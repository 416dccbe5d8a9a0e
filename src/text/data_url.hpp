// Addresses that hold what they name: data: URLs (RFC 2397), with the base64 of RFC 4648.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace novel2epub::text {

bool is_data_url(std::string_view s);  // begins like one
bool is_base64_url(
    std::string_view s);  // begins like one in base64, which has no brackets and no blanks in it

// Bytes of the data: URL at the start of `s`; 0 if there is none. In quotes, whose closing one is `quote`, it
// ends there, and base64 may be broken into lines; without (0) it ends in front of what no URL holds.
std::size_t data_url_size(std::string_view s, char quote);

// The bytes that a data: URL holds; none where it is damaged.
std::string data_of_url(std::string_view url);

}  // namespace novel2epub::text
