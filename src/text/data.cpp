#include "text/data.hpp"

#include <algorithm>

namespace novel2epub::text {

std::string_view data_file(std::string_view name) {
  const auto files = data_files();
  const auto found = std::ranges::find(files, name, &DataFile::name);
  return found == files.end() ? std::string_view{} : found->bytes;
}

}  // namespace novel2epub::text
