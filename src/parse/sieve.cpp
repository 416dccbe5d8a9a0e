#include "parse/sieve.hpp"

#include <algorithm>
#include <map>

namespace novel2epub::parse {
namespace {

constexpr std::size_t most_needs = 64;  // bits; what a pattern needs beyond is left to the pattern

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool needs_ascii(const std::vector<Need>& needs) {
  return std::ranges::any_of(needs, [](const Need& need) { return std::ranges::all_of(need, is_ascii); });
}

}  // namespace

Sieve::Sieve(std::span<const std::vector<Need>> needs)
    : all_(needs.size()), needs_ascii_(std::ranges::all_of(needs, parse::needs_ascii)) {
  std::map<std::string, std::vector<Meant>> strings;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    for (std::size_t j = 0; j < std::min(needs[i].size(), most_needs); ++j) {
      const std::uint64_t bit = std::uint64_t{1} << j;
      all_[i] |= bit;
      for (const std::string& string : needs[i][j]) strings[string].push_back({i, bit});
    }
  }
  std::vector<std::string> names;
  for (auto& [string, meant] : strings) {
    names.push_back(string);
    meant_.push_back(std::move(meant));
  }
  strings_ = Literals(std::move(names));
}

std::vector<std::size_t> Sieve::find(std::string_view text) const {
  std::vector<std::uint64_t> open = all_;
  for (const int string : strings_.find(text))
    for (const Meant& meant : meant_[static_cast<std::size_t>(string)]) open[meant.pattern] &= ~meant.need;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < open.size(); ++i)
    if (open[i] == 0) found.push_back(i);
  return found;
}

}  // namespace novel2epub::parse
