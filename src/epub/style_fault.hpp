// What a style sheet must not have, for the book that it is in to be valid.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::epub {

struct StyleFault {
  std::size_t line = 0;
  std::string what;
  std::string which;  // in the sheet's own words; may be empty
};

// The first of: a reference to what is not in the book, @import, a charset other than UTF-8, direction and
// unicode-bidi (EPUB 3.3, 6.3.1.1), braces, quotation marks and comments that are not closed, tags,
// and declarations that say nothing, which EPUBCheck refuses (CSS-008). `is_there` says whether what a url()
// names is in the book.
std::optional<StyleFault> style_fault(std::string_view css,
                                      const std::function<bool(std::string_view)>& is_there);

}  // namespace novel2epub::epub
