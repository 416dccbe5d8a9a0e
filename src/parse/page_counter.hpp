// "12/340" at the head of a chapter's page: which chapter of how many.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "parse/draft.hpp"

namespace novel2epub::parse {

class PageCounter {
 public:
  // Nothing is a counter unless nearly all files have one among their first lines, of one total, that counts
  // the files in their order. From one, but where the total is no day and no month.
  static PageCounter learn(std::span<const Text> texts);
  bool holds(std::string_view line) const;

 private:
  std::int64_t total_ = 0;
};

}  // namespace novel2epub::parse
