#include <algorithm>

#include "epub/blocks.hpp"
#include "epub/publication.hpp"

namespace novel2epub::epub {
namespace {

std::size_t size_of(const Block& block) {
  constexpr std::size_t markup = 16;  // <p>, </p>, a class now and then
  return block.text.size() + markup;
}

}  // namespace

std::size_t part_count(std::size_t text_bytes, std::size_t blocks) {
  constexpr std::size_t limit = 200'000;
  constexpr std::size_t aim = 180'000;  // parts are cut between blocks, so some turn out larger than others
  const std::size_t size = text_bytes + size_of({}) * blocks;
  if (size <= limit) return 1;
  return std::clamp<std::size_t>((size + aim - 1) / aim, 1, std::max<std::size_t>(blocks, 1));
}

std::size_t part_count(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.text.size();
  return part_count(bytes, blocks.size());
}

std::span<const Block> part_of(const std::vector<Block>& blocks, std::size_t part, std::size_t parts) {
  std::size_t total = 0;
  for (const Block& block : blocks) total += size_of(block);
  std::size_t begin = 0, end = 0, passed = 0;
  for (std::size_t p = 1; p <= part; ++p) {
    begin = end;
    const std::size_t left = parts - p;  // each later part needs a block as well
    const std::size_t last = blocks.size() > left ? blocks.size() - left : 0;
    while (end < blocks.size() && (end == begin || (end < last && passed < total / parts * p))) {
      passed += size_of(blocks[end++]);
    }
    if (left == 0) end = blocks.size();
  }
  return std::span(blocks).subspan(begin, end - begin);
}

}  // namespace novel2epub::epub
