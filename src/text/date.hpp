// Dates as W3CDTF writes them, the format of dc:date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::text {

// The date if it is one that W3CDTF allows ("2024", "2024-02", "2024-02-29", with or without a time), without
// the blanks around it; else empty.
std::string w3c_date(std::string_view s);

// Seconds since 1970-01-01T00:00:00Z; of a date without a time its beginning in UTC. Nothing for what is no
// date.
std::optional<std::int64_t> seconds_of(std::string_view s);

}  // namespace novel2epub::text
