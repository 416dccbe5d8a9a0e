#include "colophon.hpp"

#include <algorithm>
#include <iterator>

namespace novel2epub {
namespace {

bool opens_colophon(const Block& block) {
  return block.kind == Block::Kind::paragraph &&
         (block.text.starts_with("底本：") || block.text.starts_with("底本:"));
}

}  // namespace

void part_colophon(std::vector<Chapter>& chapters) {
  if (chapters.empty()) return;
  std::vector<Block>& blocks = chapters.back().blocks;
  const auto begin = std::ranges::find_if(blocks, opens_colophon);
  constexpr std::ptrdiff_t longest = 60;  // blocks; a novel that speaks of editions goes on
  if (begin == blocks.begin() || begin == blocks.end() || blocks.end() - begin > longest) return;
  Chapter colophon;
  colophon.kind = ChapterKind::afterword;
  colophon.heading.name = "奥付";
  colophon.sources = chapters.back().sources;
  colophon.blocks.assign(std::make_move_iterator(begin), std::make_move_iterator(blocks.end()));
  colophon.blocks.front().gap = false;
  blocks.erase(begin, blocks.end());
  chapters.push_back(std::move(colophon));
}

}  // namespace novel2epub
