// <img>, alone or in a <figure> with its caption.
#pragma once

#include <string_view>
#include <vector>

#include "parse/image_markers.hpp"

namespace novel2epub::parse {

std::vector<ImageMarker> find_image_tags(std::string_view source);

}  // namespace novel2epub::parse
