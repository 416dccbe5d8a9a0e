#include "text/data.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace novel2epub::text {

std::string_view data_file(std::string_view name) {
  const auto files = data_files();
  const auto found = std::ranges::find(files, name, &DataFile::name);
  return found == files.end() ? std::string_view{} : found->bytes;
}

std::vector<std::string_view> data_words(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::string_view bytes = data_file(name); !bytes.empty();) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    while (!line.empty() && !line.starts_with('#')) {
      const std::size_t comma = std::min(line.find(','), line.size());
      if (const std::string_view word = trim(line.substr(0, comma)); !word.empty()) words.push_back(word);
      line.remove_prefix(std::min(comma + 1, line.size()));
    }
  }
  std::ranges::sort(words);
  return words;
}

}  // namespace novel2epub::text
