// One line of text while the rules work on it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/features.hpp"
#include "normalize/plan.hpp"

namespace novel2epub::normalize {

// What keeps a character from being changed.
// latin: an address; face: an emoticon; notation: ruby; command: an editor's; glyph: a described character.
enum class Shield : std::uint8_t { none, latin, face, notation, command, glyph };

// What a character is to its neighbours.
enum class Kind : std::uint8_t { ascii_symbol, symbol, space, open, close, straight, digit, latin, cjk };

// The nearest letter or digit on one side of a place.
enum class Near : std::uint8_t { none, digit, latin, cjk };

// What stands around one character (normalization.md 2.4).
struct Around {
  Near left = Near::none;
  Near right = Near::none;
  bool left_bound = false;    // an opening quote or bracket lies between it and the letter on its left
  bool right_bound = false;   // a closing one between it and the letter on its right
  bool left_symbol = false;   // a wide mark, emoji or kaomoji lies between it and the letter on its left
  std::uint8_t words = 0;     // words of the Latin run on its left; 9: an English sentence
  std::uint16_t segment = 0;  // index of its innermost quoted or bracketed stretch
};

struct Segment {
  bool cjk = false;
  bool alnum = false;
  std::uint8_t words = 0;
};

// A replacement of text[begin, end) by `count` times `with`.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t with = 0;
  std::size_t count = 0;
  Rule rule = Rule::count;
};

class Line {
 public:
  Line(const Plan& settled, std::vector<Change>* changes)
      : plan(settled), changes_(changes), traced_(changes != nullptr) {}

  const Plan& plan;
  std::u32string text;

  void start(std::string_view utf8);

  // Remembers from now on where each character stood at start(), which follows.
  void trace(bool wanted) { traced_ = wanted || changes_ != nullptr; }
  // 1-based, in code points; one more than characters, for the end. Only of a line that is traced.
  const std::vector<std::size_t>& columns() const { return columns_; }

  // Edits are given in ascending order and do not overlap; commit() applies them.
  void edit(Rule rule, std::size_t begin, std::size_t end, char32_t with, std::size_t count = 1);
  void erase(Rule rule, std::size_t begin, std::size_t end) { edit(rule, begin, end, 0, 0); }
  void commit();

  // restore() takes back every edit committed since keep_mark().
  void keep_mark();
  void restore();

  char32_t at(std::size_t i) const { return i < text.size() ? text[i] : 0; }
  char32_t before(std::size_t i) const { return i > 0 ? text[i - 1] : 0; }

  // All are recomputed after a commit, when next asked for.
  Features features();
  const std::vector<Shield>& shields();
  const std::vector<Kind>& kinds();
  const std::vector<Around>& around();
  const Segment& segment(std::uint16_t index) const { return segments_[index]; }
  bool free(std::size_t i) { return shields()[i] == Shield::none; }

  void flush(Counts& counts);

 private:
  void forget() { features_known_ = shields_known_ = kinds_known_ = around_known_ = false; }
  void look_around();
  void look_left();
  void explain(const Edit& e);

  std::vector<Edit> edits_;
  std::vector<Shield> shields_;
  std::vector<Kind> kinds_;
  std::vector<Around> around_;
  std::vector<Segment> segments_;
  std::vector<std::size_t> columns_;  // where each character stood at start(); only of a line that is traced
  std::vector<Change>* changes_;
  std::array<std::size_t, rule_count> counts_{};
  struct {
    std::u32string text;
    std::vector<std::size_t> columns;
    std::array<std::size_t, rule_count> counts{};
    std::size_t changes = 0;
  } mark_;
  bool traced_ = false;
  Features features_ = 0;
  bool features_known_ = false, shields_known_ = false, kinds_known_ = false, around_known_ = false;
};

}  // namespace novel2epub::normalize
