// Where a text says that a picture stands: tags, notations, and words that scrapers leave in place of one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

struct ImageMarker {
  // How sure its form makes us that it is no story.
  enum class Form {
    notation,  // <img>, ![](), [img][/img], ［＃…入る］: nothing else
    words,     // a line "[IMAGE] 001.jpg": left for a picture, or written by somebody in a story's chat
    bare,      // a line "001.jpg" or "[001.jpg]": proved only by a picture of that name
  };
  Form form = Form::notation;
  std::size_t begin = 0, end = 0;    // bytes of the source
  std::vector<std::string> targets;  // as written, entities decoded; of several the first one found counts
  std::string alt;
  std::string caption;
};

// The markers of a whole decoded text, in order, none inside another or inside a comment of HTML.
std::vector<ImageMarker> find_image_markers(std::string_view source);

}  // namespace novel2epub::parse
