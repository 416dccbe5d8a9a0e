// Files of a folder that are no chapters of the book.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace novel2epub::parse {

// What find_foreign asks of a file.
struct Suspect {
  std::string_view text;
  bool numbered = false;
};

// For each file, why it seems to be of another book: it is short, has no number among files that have one,
// and names none of the people and places the others keep naming. Empty: it belongs.
std::vector<std::string> find_foreign(std::span<const Suspect> files);

}  // namespace novel2epub::parse
