// The files below data/, compiled in.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace novel2epub::text {

struct DataFile {
  std::string_view name;  // path below data/, "rules/site.rules"
  std::string_view bytes;
};

// Sorted by name; lives as long as the program.
std::span<const DataFile> data_files();

// The bytes of one file; empty if there is none of that name.
std::string_view data_file(std::string_view name);

// The words of one file, parted by commas and line ends, sorted; lines that begin with # are for people.
std::vector<std::string_view> data_words(std::string_view name);

}  // namespace novel2epub::text
