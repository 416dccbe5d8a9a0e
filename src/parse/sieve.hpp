// Which of many patterns may hit a line, told by the strings they need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/literals.hpp"
#include "parse/pattern_needs.hpp"

namespace novel2epub::parse {

class Sieve {
 public:
  Sieve() = default;
  explicit Sieve(std::span<const std::vector<Need>> needs);  // of each pattern; none: it may hit any line

  // Indices of the patterns that may hit `text`, ascending.
  std::vector<std::size_t> find(std::string_view text) const;

  // Whether nothing hits a text without ASCII characters.
  bool needs_ascii() const { return needs_ascii_; }

 private:
  struct Meant {
    std::size_t pattern;
    std::uint64_t need;  // one bit
  };
  Literals strings_;
  std::vector<std::vector<Meant>> meant_;  // by string
  std::vector<std::uint64_t> all_;         // by pattern: the needs to be met
  bool needs_ascii_ = false;
};

}  // namespace novel2epub::parse
