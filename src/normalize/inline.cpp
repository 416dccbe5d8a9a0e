#include "normalize/inline.hpp"

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

constexpr int most_passes = 3;

void run(std::span<const Pass> passes, Features features, Line& line) {
  for (const Pass& pass : passes)
    if ((pass.needs & features) != 0) pass.run(line);
}

// W-8: a line without CJK text is left alone, but for one without any letter (“……”).
bool is_cjk_text(const std::u32string& text) {
  bool alnum = false;
  for (const char32_t c : text) {
    const Kind kind = kind_of(c);
    if (kind == Kind::cjk) return true;
    alnum |= is_alnum(kind);
  }
  return !alnum;
}

// A wide mark parts two words, a narrow one does not: each that is narrowed may tell of the next.
void narrow_all(Line& line) {
  if (!line.plan.on(Rule::latin_punct)) return;
  for (std::u32string before; line.text != before;) {
    before = line.text;
    narrow_latin(line);
  }
}

void pass_once(Line& line) {
  run(width_passes(), line.features(), line);
  run(punctuation_passes(), line.features(), line);
}

}  // namespace

bool may_change(std::string_view utf8, const Plan& plan) {
  if (!plan.inline_pass) return holds_any(has_odd_space | has_vertical, utf8, plan);
  return !plan.defaults || holds_any(~Features{0}, utf8, plan);
}

void mend(Line& line) {
  run(code_point_passes(), line.features(), line);
  if (!line.plan.inline_pass) return;
  if (!is_cjk_text(line.text)) return narrow_all(line);
  line.keep_mark();
  for (int pass = 0; pass < most_passes; ++pass) {
    const std::u32string before = line.text;
    pass_once(line);
    if (line.text == before || !may_change(text::to_utf8(line.text), line.plan)) return;
  }
  const std::u32string last = line.text;
  pass_once(line);
  if (line.text != last) line.restore();
}

}  // namespace novel2epub::normalize
