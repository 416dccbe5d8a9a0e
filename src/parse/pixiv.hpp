// The mark-up of pixiv's novels: [newpage], [chapter:…], [[rb:漢字 > かんじ]], [[jumpuri:… > URL]], [jump:2].
// Its pictures are image_markers.hpp's.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

// source[begin, end) and what stands for it.
struct MarkUp {
  std::size_t begin = 0, end = 0;
  std::string_view piece;
  std::string_view rule;  // MK-2, MK-3
};

// In order, not overlapping. Ruby becomes the notation ｜漢字《かんじ》, a page's end a scene break.
std::vector<MarkUp> find_pixiv(std::string_view source);

}  // namespace novel2epub::parse
