// Tate-chu-yoko: what stands upright in a vertical line (JLREQ, "Handling of Tate-chu-yoko").
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace novel2epub::epub {

// A part of a line; a slice of the text it was found in.
struct Stretch {
  std::string_view text;
  bool upright = false;
};

// `line` in stretches, in order and whole. Upright are numbers of at most `digits` digits and a capital
// letter alone, unless they belong to a longer word or figure (3.14, B2, Room 12), and pairs of ! and ?.
std::vector<Stretch> upright_stretches(std::string_view line, unsigned digits);

// Gives what stands upright below `node` elements of its own: span.tcy. Ruby is left as it is.
void set_upright(pugi::xml_node node, unsigned digits);

}  // namespace novel2epub::epub
