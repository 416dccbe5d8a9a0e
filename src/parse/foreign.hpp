// Files of a folder that are no chapters of the book.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

// What find_foreign asks of a file.
struct Suspect {
  std::string_view text;
  bool numbered = false;
};

// Why a file seems to be of another book: its size, that of a chapter, and how many of the names that the
// chapters share it has.
struct Foreign {
  std::size_t bytes = 0, usual_bytes = 0, names = 0, shared_names = 0;
};

// For each file, why it seems to be of another book: it is short, has no number among files that have one,
// and names none of the people and places the others keep naming. None: it belongs.
std::vector<std::optional<Foreign>> find_foreign(std::span<const Suspect> files);

}  // namespace novel2epub::parse
