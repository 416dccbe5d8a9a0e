// Wide marks inside a Latin sentence, when asked for (normalization.md 3, latin-punct).
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr char32_t narrow(char32_t c) {
  switch (c) {
    case U'，':
    case U'；':
    case U'：':
    case U'？':
    case U'！':
      return c - (U'！' - U'!');
    case U'。':
      return U'.';
    case U'、':
      return U',';
    default:
      return 0;
  }
}

}  // namespace

void narrow_latin(Line& line) {
  if (!line.plan.on(Rule::latin_punct)) return;
  const std::vector<Around>& around = line.around();
  const std::vector<Kind>& kinds = line.kinds();
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = narrow(line.text[i]);
    const Segment& segment = line.segment(around[i].segment);
    // Directly behind an address an ASCII mark would become part of it.
    if (i > 0 && !line.free(i - 1)) continue;
    if (c == 0 || !line.free(i) || segment.cjk || segment.words < 3 || !is_alnum(around[i].left)) continue;
    line.edit(Rule::latin_punct, i, i + 1, c);
    if (i + 1 < line.text.size() && is_alnum(kinds[i + 1])) line.edit(Rule::latin_punct, i + 1, i + 1, U' ');
  }
  line.commit();
}

}  // namespace novel2epub::normalize
