// NFC that spares CJK compatibility ideographs (normalization.md 4, CP-12).
#pragma once

#include <cstddef>
#include <string_view>

#include "text/traced.hpp"

namespace novel2epub::text {

// Whether UTF-8 text is what compose() would leave as it is.
bool is_composed(std::string_view line);

// `text` with every line composed from the one that holds `from` on; what changes is traced cluster by
// cluster, and `changed` grows by their number.
Traced compose(const Traced& text, std::size_t from, std::size_t& changed);

}  // namespace novel2epub::text
