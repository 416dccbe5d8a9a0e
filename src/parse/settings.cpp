#include "parse/settings.hpp"

#include <span>
#include <string_view>

#include "parse/letter.hpp"
#include "parse/panels.hpp"
#include "parse/verse.hpp"

namespace novel2epub::parse {

void mark_settings(std::vector<Block>& blocks, const LayoutSettings& settings) {
  struct Kind {
    std::string_view rule;
    std::size_t (*size)(std::span<const Block>);
    Block::Setting setting;
  };
  constexpr Kind kinds[] = {{"panel", panel_size, Block::Setting::panel},
                            {"letter", letter_size, Block::Setting::letter},
                            {"verse", verse_size, Block::Setting::verse}};
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t size = 0;
    for (const Kind& kind : kinds) {
      if (!settings.on(kind.rule)) continue;
      size = kind.size(std::span(blocks).subspan(begin));
      for (Block& block : std::span(blocks).subspan(begin, size)) block.setting = kind.setting;
      if (size > 0) break;
    }
    begin += size > 0 ? size : 1;
  }
}

}  // namespace novel2epub::parse
