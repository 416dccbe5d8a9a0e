// Files of a folder under one number.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "parse/file_chapter.hpp"

namespace novel2epub::parse {

// Different files with one number: their parts (上 下, (1) (2), Part I, II) say which comes first, else the
// counters in their names, else the seams of the story. `order` is the reading order, which is changed within
// such files only.
void order_duplicates(const std::vector<FileChapter>& chapters, std::vector<std::size_t>& order,
                      std::span<const Text> texts);

// A site's list of the latest chapters, dumped in front of the whole: files before the lowest number whose
// bodies come again behind it go to the end, where they are the copies.
void move_latest_back(const std::vector<FileChapter>& chapters, std::vector<std::size_t>& order,
                      std::span<const Text> texts);

}  // namespace novel2epub::parse
