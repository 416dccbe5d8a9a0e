#include "text/han_forms.hpp"

#include <algorithm>
#include <unordered_map>

#include "text/data.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

using Forms = std::unordered_map<char32_t, std::string_view>;

Forms read_forms(std::string_view bytes) {
  Forms forms;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    std::size_t after = 0;
    if (line.empty() || line.starts_with('#')) continue;
    const char32_t simplified = next(line, after);
    forms.emplace(simplified, line.substr(after + 1));
  }
  return forms;
}

}  // namespace

std::string_view traditional_forms(char32_t simplified) {
  static const Forms forms = read_forms(data_file("shadow/traditional.txt"));
  const auto found = forms.find(simplified);
  return found == forms.end() ? std::string_view{} : found->second;
}

}  // namespace novel2epub::text
