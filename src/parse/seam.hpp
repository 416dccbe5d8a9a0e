// How well one stretch of story follows another, by the rarer words they share across the seam.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace novel2epub::parse {

// `before`, then `options` in some order, then `after` (either may be empty): the order in which each end and
// the next beginning have most in common, or the order given where the evidence is weak. `book` is some of
// the other chapters: what is common there proves nothing. At most four options are tried.
std::vector<std::size_t> order_by_seams(std::string_view before, std::span<const std::string_view> options,
                                        std::string_view after, std::span<const std::string_view> book);

}  // namespace novel2epub::parse
