// Which addresses can be a site's that publishes novels.
#pragma once

#include <cstddef>
#include <string_view>

namespace novel2epub::parse {

// Whether the address at `begin` of `folded` is nobody's site: the domain of a mail address, the machine
// itself, a private network, or a bare number with a port.
bool is_nobodys_site(std::string_view folded, std::size_t begin, std::size_t end);

}  // namespace novel2epub::parse
