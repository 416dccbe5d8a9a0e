#include "outlines.hpp"

namespace novel2epub {

std::vector<epub::Outline> outlines(const std::vector<Chapter>& chapters) {
  std::vector<epub::Outline> out;
  out.reserve(chapters.size());
  for (const Chapter& chapter : chapters)
    out.push_back({chapter.kind, chapter.heading.label(), chapter.volume, chapter.number,
                   epub::part_count(chapter.blocks)});
  return out;
}

}  // namespace novel2epub
