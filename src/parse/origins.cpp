#include "parse/origins.hpp"

#include <algorithm>

namespace novel2epub::parse {

Origins slice(const Origins& origins, std::size_t begin, std::size_t end) {
  Origins out;
  for (const Origin& origin : origins) {
    const std::size_t first = std::max(begin, origin.at);
    const std::size_t last = std::min(end, origin.at + origin.size);
    if (first < last)
      out.push_back({first - begin, last - first, origin.text, origin.offset + (first - origin.at)});
  }
  return out;
}

void append(Origins& origins, const Origins& more, std::size_t at) {
  for (Origin origin : more) {
    origin.at += at;
    origins.push_back(origin);
  }
}

}  // namespace novel2epub::parse
