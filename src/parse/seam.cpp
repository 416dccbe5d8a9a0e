#include "parse/seam.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t window = 1500;     // bytes at each end: some 500 Han characters
constexpr std::size_t most_options = 4;  // 24 orders
constexpr double clear_lead = 1.1;       // how much better another order must be than the one given

using Grams = std::unordered_set<std::uint64_t>;

// Pairs of neighbouring wide letters, and words of the others.
Grams grams_of(std::string_view s) {
  Grams grams;
  char32_t previous = 0;
  std::uint64_t word = 0;
  for (std::size_t at = 0; at < s.size();) {
    const char32_t c = text::next(s, at);
    const bool wide = text::is_cjk(c) && text::is_letter(c);
    if (wide && previous != 0) grams.insert((static_cast<std::uint64_t>(previous) << 32) | c);
    previous = wide ? c : 0;
    if (!wide && text::is_letter(c)) {
      word = (word ^ text::lower(c)) * 0x100000001b3U;
    } else if (word != 0) {
      grams.insert(word | (std::uint64_t{1} << 63));
      word = 0;
    }
  }
  if (word != 0) grams.insert(word | (std::uint64_t{1} << 63));
  return grams;
}

std::string_view head_of(std::string_view s) {
  std::size_t size = std::min(s.size(), window);
  while (size < s.size() && size > 0 && (static_cast<unsigned char>(s[size]) & 0xC0U) == 0x80U) --size;
  return s.substr(0, size);
}

std::string_view tail_of(std::string_view s) {
  std::size_t begin = s.size() - std::min(s.size(), window);
  while (begin < s.size() && (static_cast<unsigned char>(s[begin]) & 0xC0U) == 0x80U) ++begin;
  return s.substr(begin);
}

struct Weights {
  std::unordered_map<std::uint64_t, std::uint32_t> chapters;  // in how many chapters a gram stands
  double count = 0;

  double shared(const Grams& a, const Grams& b) const {
    std::vector<std::uint64_t> common;  // summed in a fixed order, so that equal input gives equal sums
    for (const std::uint64_t gram : a)
      if (b.contains(gram)) common.push_back(gram);
    std::ranges::sort(common);
    double sum = 0;
    for (const std::uint64_t gram : common) {
      const auto found = chapters.find(gram);
      const double in = found == chapters.end() ? 1 : found->second;
      sum += std::log((count + 1) / in);
    }
    return sum;
  }
};

}  // namespace

std::vector<std::size_t> order_by_seams(std::string_view before, std::span<const std::string_view> options,
                                        std::string_view after, std::span<const std::string_view> book) {
  std::vector<std::size_t> given(options.size());
  std::iota(given.begin(), given.end(), std::size_t{0});
  if (options.size() < 2 || options.size() > most_options) return given;
  Weights weights;
  const auto weigh = [&](std::string_view chapter) {
    for (const std::uint64_t gram : grams_of(chapter)) ++weights.chapters[gram];
    weights.count += 1;
  };
  std::ranges::for_each(book, weigh);
  std::ranges::for_each(options, weigh);
  std::vector<Grams> heads, tails;
  for (const std::string_view option : options) {
    heads.push_back(grams_of(head_of(option)));
    tails.push_back(grams_of(tail_of(option)));
  }
  const Grams first = grams_of(tail_of(before)), last = grams_of(head_of(after));
  const auto score = [&](const std::vector<std::size_t>& order) {
    double sum = weights.shared(first, heads[order.front()]) + weights.shared(tails[order.back()], last);
    for (std::size_t i = 1; i < order.size(); ++i) sum += weights.shared(tails[order[i - 1]], heads[order[i]]);
    return sum;
  };
  std::vector<std::size_t> best = given, tried = given;
  double most = score(given) * clear_lead;
  while (std::ranges::next_permutation(tried).found)
    if (const double sum = score(tried); sum > most) most = sum, best = tried;
  return best;
}

}  // namespace novel2epub::parse
