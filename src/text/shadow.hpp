// The folded shadow of a line: what a disguised text says, with a map back to the text itself. Rules match on
// the shadow; only spans of the original ever go anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::text {

class Shadow {
 public:
  const std::string& text() const { return text_; }

  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  // The bytes of the original that text()[begin, end) was made from, whole code points.
  Span original(std::size_t begin, std::size_t end) const;

  // Code points of the original that changed beyond width and case: the sign of a disguise.
  std::size_t disguised() const { return disguised_; }

 private:
  friend Shadow fold(std::string_view line);
  template <class PieceOf>
  friend Shadow rewritten(const Shadow& from, const PieceOf& piece_of);

  // text_[at, next anchor's at) was made from original[begin, end); `same` when byte for byte. Most lines are
  // one such stretch.
  struct Anchor {
    std::size_t at = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool same = false;
  };
  void copy(std::string_view piece, std::size_t begin);
  void replace(std::string_view piece, std::size_t begin, std::size_t end);
  const Anchor& anchor_of(std::size_t at) const;

  std::string text_;
  std::vector<Anchor> anchors_;
  std::size_t disguised_ = 0;
};

// NFKC, case, look-alike letters; invisible characters gone; white space of every kind one space.
Shadow fold(std::string_view line);

// fold() without anything but letters and digits, and without the marks above and below letters.
Shadow skeleton(const Shadow& folded);

// skeleton() with the characters that site names are made of written in pinyin, so that 飘天 and piaotian
// meet.
Shadow pinyin_skeleton(const Shadow& folded);
inline Shadow pinyin_skeleton(std::string_view line) { return pinyin_skeleton(fold(line)); }

// The texts alone of both, for those who mostly find nothing in them.
std::string skeleton_text(const Shadow& folded);
std::string pinyin_skeleton_text(const Shadow& folded);

}  // namespace novel2epub::text
