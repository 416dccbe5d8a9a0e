// Addresses that are written so that no filter finds them.
#pragma once

#include <string_view>

#include "text/shadow.hpp"

namespace novel2epub::parse {

// Whether an address looks like ASCII but is not, or is torn apart by marks. Those that belong to addresses
// tear nothing.
bool is_disguised(std::string_view address);

// The same for line[span), an address that was found by its letters alone: what stands between them must be a
// disguise too, or "Ewww... I hate networks" would hold one; and it neither begins nor ends inside a word.
bool is_torn(std::string_view line, text::Shadow::Span span);

}  // namespace novel2epub::parse
