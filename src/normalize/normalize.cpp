#include "normalize/normalize.hpp"

#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/footnotes.hpp"
#include "normalize/inline.hpp"
#include "normalize/notation.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// Mends `text` in place; `line` is room to work in, kept from one text to the next. False: nothing to do.
bool mend_text(std::string& text, Line& line) {
  if (!may_change(text, line.plan)) return false;
  line.start(text);
  mend(line);
  text = text::to_utf8(line.text);
  return true;
}

// A paragraph that may hold an editor's command; its trace is empty where the text is as it was.
void mend_paragraph(Block& block, Line& line, Trace& trace) {
  const bool traced = line.plan.japanese && block.text.find("＃") != std::string::npos;
  line.trace(traced);
  const std::string before = traced ? block.text : std::string();
  if (mend_text(block.text, line) && traced) trace = trace_of(before, line.columns());
  line.trace(false);
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

std::vector<Change> explain(std::string_view paragraph, const Settings& settings) {
  const Plan plan = make_plan(settings);
  std::vector<Change> changes;
  Line line(plan, &changes);
  line.start(paragraph);
  if (may_change(paragraph, plan)) mend(line);
  if (plan.japanese && plan.inline_pass) explain_notation(line.text, line.columns(), plan, changes);
  return changes;
}

Account normalize(Chapter& chapter, const Settings& settings, Counts& counts) {
  const Plan plan = make_plan(settings);
  Line line(plan, nullptr);
  mend_text(chapter.heading.number, line);
  mend_text(chapter.heading.name, line);
  std::vector<Trace> traces(chapter.blocks.size());
  for (std::size_t i = 0; i < traces.size(); ++i) {
    Block& block = chapter.blocks[i];
    if (block.kind == Block::Kind::paragraph) mend_paragraph(block, line, traces[i]);
    if (block.kind == Block::Kind::figure) mend_text(block.text, line);  // its caption
  }
  line.flush(counts);
  Account account;
  if (plan.japanese && plan.inline_pass) account = read_notation(chapter, traces, plan, counts);
  if (std::ranges::find(settings.disabled, "FN-1") == settings.disabled.end()) link_footnotes(chapter.blocks);
  return account;
}

}  // namespace novel2epub::normalize
