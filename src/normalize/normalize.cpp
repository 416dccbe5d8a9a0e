#include "normalize/normalize.hpp"

#include "normalize/characters.hpp"
#include "normalize/footnotes.hpp"
#include "normalize/inline.hpp"
#include "normalize/notation.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// Mends `text` in place; `line` is room to work in, kept from one text to the next.
void mend_text(std::string& text, Line& line) {
  if (!may_change(text, line.plan)) return;
  line.start(text);
  mend(line);
  text = text::to_utf8(line.text);
}

}  // namespace

std::string normalize_line(std::string_view text, const Settings& settings, Counts& counts,
                           std::vector<Change>* changes) {
  const Plan plan = make_plan(settings);
  std::string out(text);
  if (!may_change(text, plan)) return out;
  Line line(plan, changes);
  mend_text(out, line);
  line.flush(counts);
  return out;
}

void normalize(Chapter& chapter, const Settings& settings, Counts& counts) {
  const Plan plan = make_plan(settings);
  Line line(plan, nullptr);
  mend_text(chapter.heading.number, line);
  mend_text(chapter.heading.name, line);
  for (Block& block : chapter.blocks)
    if (block.kind != Block::Kind::scene_break) mend_text(block.text, line);
  line.flush(counts);
  if (plan.japanese && plan.inline_pass) read_notation(chapter, plan, counts);
  link_footnotes(chapter.blocks);
}

}  // namespace novel2epub::normalize
