// The tags of HTML that scrapers leave behind, told from text in angle brackets (normalization.md 5).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace novel2epub::parse {

enum class TagKind {
  none,     // text
  hidden,   // a comment, declaration or the markers of CDATA: nothing of it is seen
  line,     // <br>: a line ends
  block,    // <p>, </div>: a line ends unless it is empty
  style,    // inline: nothing but the tag goes
  code,     // <script>, <style>: the content is no text either
  ruby,     // <ruby>
  reading,  // <rt>
  bracket,  // <rp>
};

struct Tag {
  TagKind kind = TagKind::none;
  bool closing = false;
  std::size_t end = 0;  // offset behind the tag
  std::string name;     // in lower case
  bool needs_pair =
      false;  // an English word or a grade without attributes: a tag only if it is closed somewhere
};

// The tag at s[at], which is '<' or begins an entity for it that takes `open` bytes.
Tag tag_at(std::string_view s, std::size_t at, std::size_t open);

}  // namespace novel2epub::parse
