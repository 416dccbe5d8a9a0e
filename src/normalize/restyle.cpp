// The glyphs of quotation marks, when asked for (normalization.md 9, Q-6): by depth, never by character.
#include "normalize/characters.hpp"
#include "normalize/normalize.hpp"
#include "normalize/passes.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::u32string_view openers = U"“‘「『";
constexpr std::u32string_view closers = U"”’」』";

void restyle(Line& line, Rule rule, std::u32string_view glyphs) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    const bool opens = is_one_of(c, openers), closes = is_one_of(c, closers);
    if ((!opens && !closes) || !line.free(i) || line.kinds()[i] == Kind::ascii_symbol) continue;
    if (closes && depth > 0) --depth;
    const char32_t glyph = glyphs[(depth % 2) * 2 + (closes ? 1 : 0)];
    if (opens) ++depth;
    if (glyph != c) line.edit(rule, i, i + 1, glyph);
  }
  line.commit();
}

void turn_minutes(Line& line) {
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < line.text.size(); ++i)
    if (line.text[i] == U'"' && line.free(i)) marks.push_back(i);
  if (marks.size() % 2 != 0) return;
  for (std::size_t k = 0; k < marks.size(); ++k)
    line.edit(Rule::ja_minutes, marks[k], marks[k] + 1, k % 2 == 0 ? U'〝' : U'〟');
  line.commit();
}

}  // namespace

void restyle_quotes(Line& line) {
  if (line.plan.japanese && line.plan.on(Rule::ja_minutes)) turn_minutes(line);
  if (line.plan.on(Rule::quotes_curly))
    restyle(line, Rule::quotes_curly, U"“”‘’");
  else if (line.plan.on(Rule::quotes_corner))
    restyle(line, Rule::quotes_corner, U"「」『』");
}

std::string restyle_quotes(std::string_view text, Quotes style) {
  if (style == Quotes::keep) return std::string(text);
  Plan plan;
  plan.rules.set(static_cast<std::size_t>(style == Quotes::curly ? Rule::quotes_curly : Rule::quotes_corner));
  Line line(plan, nullptr);
  line.start(text);
  restyle_quotes(line);
  return text::to_utf8(line.text);
}

}  // namespace novel2epub::normalize
