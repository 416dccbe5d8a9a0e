// Which paragraphs keep the lines they have: a system's panels, verse, letters (normalization.md P-8).
#pragma once

#include <vector>

#include "novel2epub/book.hpp"
#include "parse/layout.hpp"

namespace novel2epub::parse {

// A paragraph in the story's own voice.
inline bool is_story_line(const Block& block) {
  return block.kind == Block::Kind::paragraph && block.voice == Block::Voice::story && !block.text.empty();
}

// Sets Block::setting of a chapter's paragraphs. What is not surely one of these stays prose: one line in
// brackets, a list, a short dialogue.
void mark_settings(std::vector<Block>& blocks, const LayoutSettings& settings);

}  // namespace novel2epub::parse
