// Names of picture files, and lines that are made of one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::parse {

// Bytes of the suffix of a picture's name at the start of `s` (".jpg"), 0 if none stands there.
std::size_t image_suffix_size(std::string_view s);

struct ImageLine {
  std::string target;
  std::string caption;
  bool labelled = false;  // a word says that it is a picture
};

// A trimmed line that is nothing but a picture's name, with or without a word that says so, and perhaps a
// caption: "[IMAGE] 001.jpg", "[图片:001.jpg]", "【插图】images/1.png　渡口", "001.jpg". Behind the word an
// address needs no suffix: "[IMAGE] https://example.com/i/12".
std::optional<ImageLine> read_image_line(std::string_view line);

}  // namespace novel2epub::parse
