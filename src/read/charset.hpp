// Legacy charsets through ICU, which no other file of this room includes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::read {

// Bytes turned into UTF-8, with U+FFFD for each sequence that has no meaning.
struct Converted {
  std::string text;
  std::size_t errors = 0;
  std::size_t first_error = 0;  // byte offset in the input, when there are errors
};

// The charset's own converter name for ICU and the name reports use ("gbk" -> "GB18030"); nothing if ICU does
// not know it. GBK and GB2312 become GB18030, Big5 its superset HKSCS, Shift_JIS and EUC-KR what Windows
// means by them: files labelled so are made by programs that mean the larger set.
struct Charset {
  std::string name;
  std::string converter;
};
std::optional<Charset> find_charset(std::string_view name);

// Stops after `most_errors` bad sequences (the text is then cut short there).
Converted convert_charset(std::string_view bytes, const Charset& charset, std::size_t most_errors);

}  // namespace novel2epub::read
