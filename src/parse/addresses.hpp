// Which addresses can be a site's that publishes novels.
#pragma once

#include <cstddef>
#include <string_view>

namespace novel2epub::parse {

// Whether the address at `begin` of `folded` is nobody's site: the domain of a mail address, the machine
// itself, a private network, or a bare number with a port.
bool is_nobodys_site(std::string_view folded, std::size_t begin, std::size_t end);

// The story's last word and its full stop in front of an address glued to it ("core.𝑠𝑖𝑡𝑒.com",
// "it.SomeSite.net", and "core.site.com" or "coresite.com" where `name` tells that the site's own begins
// there): where the address of line[begin, end) begins in truth. `name`: where the site's name was found in
// it, or npos.
std::size_t behind_story_word(std::string_view line, std::size_t begin, std::size_t end, std::size_t name);

}  // namespace novel2epub::parse
