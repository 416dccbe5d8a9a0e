#include "parse/seam.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <unordered_map>

#include "parse/grams.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t window = 1500;     // bytes at each end: some 500 Han characters
constexpr std::size_t most_options = 4;  // 24 orders
constexpr double clear_lead = 1.1;       // how much better another order must be than the one given

using Grams = std::vector<std::uint64_t>;

struct Weights {
  std::unordered_map<std::uint64_t, std::uint32_t> chapters;  // in how many chapters a gram stands
  double count = 0;

  double shared(const Grams& a, const Grams& b) const {
    Grams common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
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
    heads.push_back(grams_of(text::first_bytes(option, window)));
    tails.push_back(grams_of(text::last_bytes(option, window)));
  }
  const Grams first = grams_of(text::last_bytes(before, window)),
              last = grams_of(text::first_bytes(after, window));
  const auto score = [&](const std::vector<std::size_t>& order) {
    double sum = weights.shared(first, heads[order.front()]) + weights.shared(tails[order.back()], last);
    for (std::size_t i = 1; i < order.size(); ++i)
      sum += weights.shared(tails[order[i - 1]], heads[order[i]]);
    return sum;
  };
  std::vector<std::size_t> best = given, tried = given;
  double most = score(given) * clear_lead;
  while (std::ranges::next_permutation(tried).found)
    if (const double sum = score(tried); sum > most) most = sum, best = tried;
  return best;
}

}  // namespace novel2epub::parse
