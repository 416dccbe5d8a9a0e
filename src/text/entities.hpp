// Character references of HTML as dumps carry them: decoded once, escaped twice, or with their ends cut off.
#pragma once

#include <cstddef>
#include <string_view>

namespace novel2epub::text {

struct Entity {
  std::size_t size = 0;  // bytes it takes in the text; 0: no entity stands there
  char32_t code = 0;     // what it stands for; 0: nothing that a text may hold
};

// The entity at s[at], which is '&'. `&amp;` in front of another entity belongs to it (double escaping).
// Looks at one byte before and after it where an incomplete entity must be told from an ampersand.
Entity entity_at(std::string_view s, std::size_t at);

// What U+0080-009F was meant to be in windows-1252; 0 where nothing is defined, other code points as they
// are.
char32_t from_windows_1252(char32_t c);

// The code point of a named entity without `&` and `;`; 0 if there is none of that name.
char32_t named_entity(std::string_view name);

}  // namespace novel2epub::text
