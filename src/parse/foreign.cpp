#include "parse/foreign.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest_numbered = 8;

// Words with a capital inside a sentence: names, in the scripts that have capitals.
std::set<std::string> names_in(std::string_view text) {
  constexpr std::size_t shortest = 3;
  constexpr std::u32string_view starts = U".!?:;“”\"'‘’*([—–-\n";
  std::set<std::string> names;
  bool inside = false;  // a word of the same sentence stands before
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(text, at);
    if (!text::is_letter(c)) {
      if (starts.contains(c)) inside = false;
      continue;
    }
    std::size_t end = at;
    while (at < text.size() && text::is_letter(text::next(text, at))) end = at;
    at = end;
    if (inside && c >= 'A' && c <= 'Z' && end - begin >= shortest)
      names.emplace(text.substr(begin, end - begin));
    inside = true;
  }
  return names;
}

std::size_t median_of(std::vector<std::size_t> sizes) {
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

}  // namespace

std::vector<std::optional<Foreign>> find_foreign(std::span<const Suspect> files) {
  std::vector<std::optional<Foreign>> reasons(files.size());
  std::vector<std::size_t> sizes;
  for (const Suspect& file : files)
    if (file.numbered) sizes.push_back(file.text.size());
  if (sizes.size() < fewest_numbered || sizes.size() == files.size() || 5 * sizes.size() < 4 * files.size())
    return reasons;
  constexpr std::size_t sample = 100;
  const std::size_t stride = std::max<std::size_t>(1, sizes.size() / sample), median = median_of(sizes);
  std::map<std::string, std::size_t> chapters;
  std::size_t read = 0, seen = 0;
  for (const Suspect& file : files) {
    if (!file.numbered || seen++ % stride != 0) continue;
    ++read;
    for (const std::string& name : names_in(file.text)) ++chapters[name];
  }
  std::erase_if(chapters, [&](const auto& row) { return 4 * row.second < read; });
  constexpr std::size_t fewest_names = 3;
  if (chapters.size() < fewest_names) return reasons;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].numbered || 3 * files[i].text.size() > median) continue;
    std::size_t known = 0;
    const auto names = names_in(files[i].text);
    for (const std::string& name : names) known += chapters.contains(name) ? 1 : 0;
    if (5 * known > chapters.size() || names.empty()) continue;
    reasons[i] = {files[i].text.size(), median, known, chapters.size()};
  }
  return reasons;
}

}  // namespace novel2epub::parse
