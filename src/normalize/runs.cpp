// Runs of one mark, when asked for (normalization.md 3): squeeze-punct and bracket-stop.
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {

void squeeze_marks(Line& line) {
  if (!line.plan.on(Rule::squeeze_punct) || !line.plan.flags.squeeze_punct) return;
  const std::size_t longest = *line.plan.flags.squeeze_punct;
  if (longest == 0) return;
  for (std::size_t i = 0; i < line.text.size();) {
    const std::size_t begin = i;
    while (i < line.text.size() && line.text[i] == line.text[begin] && line.free(i)) ++i;
    if (i == begin) ++i;
    if (is_one_of(line.text[begin], U"！？!?～~，、；：") && i - begin > longest)
      line.erase(Rule::squeeze_punct, begin + longest, i);
  }
  line.commit();
}

void drop_bracket_stops(Line& line) {
  if (!line.plan.japanese || !line.plan.on(Rule::bracket_stop)) return;
  for (std::size_t i = 0; i + 1 < line.text.size(); ++i)
    if (line.text[i] == U'。' && is_one_of(line.text[i + 1], U"」』") && line.before(i) != U'。' &&
        line.free(i))
      line.erase(Rule::bracket_stop, i, i + 1);
  line.commit();
}

}  // namespace novel2epub::normalize
