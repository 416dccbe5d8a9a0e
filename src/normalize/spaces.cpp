// Spaces (normalization.md 11): those beside a full-width mark go; between CJK and Latin none comes or goes
// unasked.
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::u32string_view full_marks = U"，。、；：？！（）【】《》〈〉「」『』〔〕";
constexpr std::u32string_view ja_full_marks = U"，。、；：？！";
constexpr std::u32string_view light_marks = U"…—“”‘’·";
constexpr std::u32string_view no_space_before = U"　、。，．…‥―—～〜☆★♪♡♥！？!?";

bool is_hard(const Plan& plan, char32_t c) {
  return is_one_of(c, plan.japanese ? ja_full_marks : full_marks);
}
bool is_light(const Plan& plan, char32_t c) {
  return is_one_of(c, light_marks) || (plan.japanese && is_one_of(c, full_marks));
}

// A run of spaces and what stands at its two ends.
struct Gap {
  std::size_t begin = 0, end = 0;
  char32_t prev = 0, next = 0;
};

bool is_solid(Line& line, std::size_t i) {
  return line.kinds()[i] == Kind::cjk || is_cell_mark(line.text[i]);
}

// S-1: whether the spaces of a gap go.
bool is_noise(Line& line, const Gap& gap) {
  const Plan& plan = line.plan;
  if (plan.japanese && (is_one_of(gap.prev, U"《》") || is_one_of(gap.next, U"《》"))) return false;
  if ((gap.prev != 0 && is_hard(plan, gap.prev)) || (gap.next != 0 && is_hard(plan, gap.next))) return true;
  if (gap.prev == 0 || gap.next == 0) return false;
  const bool light_before = is_light(plan, gap.prev), light_after = is_light(plan, gap.next);
  if (light_before && light_after)  // ” “: as the letters beyond them are
    return line.around()[gap.begin].left == Near::cjk && line.around()[gap.end - 1].right == Near::cjk;
  return (light_before && is_solid(line, gap.end)) || (light_after && is_solid(line, gap.begin - 1));
}

// S-4: after ！ and ？ a Japanese line has an ideographic space, unless something closes.
bool wants_ideographic(const Line& line, const Gap& gap) {
  if (!line.plan.japanese || !line.plan.on(Rule::s_4) || gap.next == 0) return false;
  if (!is_one_of(gap.prev, U"！？")) return false;
  return !is_closer(gap.next) && !is_one_of(gap.next, no_space_before);
}

bool is_shielded(Line& line, const Gap& gap) {
  for (std::size_t i = gap.begin; i < gap.end; ++i)
    if (!line.free(i)) return true;
  return false;
}

// Two or more ideographic spaces after a comma are the rest of somebody's line break.
bool is_ideographic_noise(const Line& line, const Gap& gap) {
  return line.plan.chinese && gap.end - gap.begin >= 2 && is_one_of(gap.prev, U"，、；：");
}

std::size_t run_end(const Line& line, std::size_t i) {
  const bool ascii = is_blank_mark(line.text[i]);
  while (i < line.text.size() && (ascii ? is_blank_mark(line.text[i]) : line.text[i] == U'　')) ++i;
  return i;
}

// Letters that Latin is spaced from: not circled numbers or the glyphs of censors.
bool is_script(Line& line, std::size_t i) {
  return line.kinds()[i] == Kind::cjk && text::is_letter(line.text[i]);
}

bool is_boundary(Line& line, std::size_t left, std::size_t right) {
  const bool latin_left = is_alnum(line.kinds()[left]) && line.text[left] < 0x250;
  const bool latin_right = is_alnum(line.kinds()[right]) && line.text[right] < 0x250;
  return (is_script(line, left) && latin_right) || (latin_left && is_script(line, right));
}

}  // namespace

void mend_mark_spaces(Line& line) {
  if (!line.plan.on(Rule::s_1)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    if (!is_blank_mark(line.text[i]) && line.text[i] != U'　') continue;
    const Gap gap{i, run_end(line, i), line.before(i), line.at(run_end(line, i))};
    const bool ascii = line.text[i] != U'　';
    i = gap.end - 1;
    if (is_shielded(line, gap)) continue;
    if (!ascii) {
      if (is_ideographic_noise(line, gap)) line.erase(Rule::s_1, gap.begin, gap.end);
    } else if (wants_ideographic(line, gap)) {
      line.edit(Rule::s_4, gap.begin, gap.end, U'　');
    } else if (is_noise(line, gap)) {
      line.erase(Rule::s_1, gap.begin, gap.end);
    }
  }
  line.commit();
}

void insert_exclaim_spaces(Line& line) {
  if (!line.plan.japanese || !line.plan.on(Rule::exclaim_space)) return;
  for (std::size_t i = 1; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (!is_one_of(line.text[i - 1], U"！？") || is_blank_mark(c) || !line.free(i) || !line.free(i - 1))
      continue;
    if (is_closer(c) || is_one_of(c, no_space_before)) continue;
    line.edit(Rule::exclaim_space, i, i, U'　');
  }
  line.commit();
}

void space_scripts(Line& line) {
  const bool strip_han = line.plan.on(Rule::strip_han_spaces);
  const bool strip = line.plan.on(Rule::spacing_strip), insert = line.plan.on(Rule::spacing_pangu);
  if (!strip_han && !strip && !insert) return;
  for (std::size_t i = 1; i < line.text.size(); ++i) {
    if (insert && is_boundary(line, i - 1, i)) line.edit(Rule::spacing_pangu, i, i, U' ');
    if (!is_blank_mark(line.text[i])) continue;
    const std::size_t begin = i, end = run_end(line, i);
    i = end - 1;
    if (end == line.text.size() || !line.free(begin)) continue;
    const auto is_han = [&](std::size_t k) { return text::is_han(line.text[k]); };
    if (strip_han && is_han(begin - 1) && is_han(end))
      line.erase(Rule::strip_han_spaces, begin, end);
    else if (strip && is_boundary(line, begin - 1, end))
      line.erase(Rule::spacing_strip, begin, end);
  }
  line.commit();
}

}  // namespace novel2epub::normalize
