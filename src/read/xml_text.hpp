// The last step of decoding: UTF-8 of only the characters that XML 1.0 allows, with '\n' as line end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::read {

// A character that did not stay as it was.
struct CodePointChange {
  std::size_t at = 0;     // byte offset in the text that came of it
  std::string_view rule;  // CP-1, CP-2 or CP-15
  char32_t was = 0;       // may be half of a surrogate pair
};

struct XmlText {
  std::string text;
  std::size_t errors = 0;                     // ill-formed sequences, each now one U+FFFD
  std::size_t first_error = 0;                // byte offset of the first one
  std::size_t error_line = 0;                 // its line, 1-based
  std::size_t surrogates = 0;                 // lone surrogates that became U+FFFD
  std::size_t crlf = 0;                       // CP-1: CR LF that became LF, which nobody needs to be shown
  std::vector<CodePointChange> changes = {};  // all others, in the order of the text
};

// CP-1, CP-2 and CP-15 of normalization.md 4: every line end becomes LF, control characters and
// non-characters vanish, CESU-8 pairs become one character. Text that needs none of this is copied in long
// runs. Stops after `most_errors` errors (the text is then cut short there).
XmlText to_xml_text(std::string_view bytes, std::size_t most_errors);

// UTF-16 without its byte order mark to UTF-8; lone surrogates come out as such, for to_xml_text to see.
// An odd byte at the end is left over.
std::string utf16_to_utf8(std::string_view bytes, bool big_endian);

}  // namespace novel2epub::read
