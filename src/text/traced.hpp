// A text made from another by copying and replacing pieces, which remembers where each byte came from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::text {

class Traced {
 public:
  // Appends source[begin, begin + piece.size()) unchanged; `piece` is that stretch.
  void copy(std::string_view piece, std::size_t begin);

  // Appends `piece` in place of source[begin, end). An empty piece leaves the stretch out.
  void replace(std::string_view piece, std::size_t begin, std::size_t end);

  // Appends other.text()[begin, end) with what it knows of its source, which must be this text's source too.
  void append(const Traced& other, std::size_t begin, std::size_t end);

  const std::string& text() const { return text_; }

  // The stretch of the source that text()[begin, end) stands for, widened to whole replaced pieces.
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Span source(std::size_t begin, std::size_t end) const;

 private:
  // text_[at, next anchor's at) stands for source_[source, source + source_size); `same` when byte for byte.
  struct Anchor {
    std::size_t at = 0;
    std::size_t source = 0;
    std::size_t source_size = 0;
    bool same = true;
  };
  std::string text_;
  std::vector<Anchor> anchors_;  // ascending; merged where neighbours are both copies
};

}  // namespace novel2epub::text
