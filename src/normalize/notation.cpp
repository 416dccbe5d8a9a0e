// Notation in the blocks of a chapter (normalization.md 14).
#include "normalize/notation.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "normalize/characters.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

bool may_hold_notation(std::string_view text, const Plan& plan) {
  for (const std::string_view sign : {"《", "［＃"})
    if (text.find(sign) != std::string_view::npos) return true;
  return plan.on(Rule::ruby_paren) && text.find_first_of("(\xEF") != std::string_view::npos;
}

// What the reader sees of a block.
bool is_visible(const Block& block) {
  return block.runs.empty() ||
         std::ranges::any_of(block.runs, [](const Run& run) { return !run.text.empty(); });
}

// Fills the runs of a block. A block of nothing but commands gets one empty run.
Demands read_block(Block& block, const Trace& trace, const Plan& plan, Counts& counts, Account& account) {
  block.runs.clear();
  if (!may_hold_notation(block.text, plan)) return {};
  Resolved resolved;
  resolved.text = text::to_u32(block.text);
  if (plan.on(Rule::j_5)) resolved = resolve_gaiji(resolved.text);
  Notation read = read_runs(resolved.text, plan, counts);
  account_for(block, trace, resolved, read.hidden, account);
  const bool plain = read.runs.size() == 1 && read.runs.front().kind == Run::Kind::text &&
                     read.runs.front().text == block.text;
  if (read.runs.empty()) read.runs.emplace_back();
  if (!plain) block.runs = std::move(read.runs);
  return read.demands;
}

void set_class(Block& block, const Plan& plan) {
  const std::string& shown = block.runs.empty() ? block.text : block.runs.front().text;
  if (!plan.on(Rule::j_7) || shown.empty()) return;
  std::size_t i = 0;
  block.dialogue = is_one_of(text::next(shown, i), U"「『（〈《【〔―…・");
  if (plan.habits.indent_all) block.indented = true;
}

// The placing of the paragraphs, from the commands in each and above it.
class Places {
 public:
  void set(Block& block, const Demands& demands) {
    if (demands.opens) open_ = *demands.opens;
    block.placing = demands.here.value_or(open_);
    // Its own line's indent is the whole of it.
    if (demands.here && block.placing.indent > 0) block.indented = block.dialogue = false;
    if (demands.closes) open_ = {};
  }

 private:
  Placing open_;
};

}  // namespace

void explain_notation(View text, const std::vector<std::size_t>& columns, const Plan& plan,
                      std::vector<Change>& changes) {
  Resolved resolved;
  if (plan.on(Rule::j_5)) resolved = resolve_gaiji(text);
  for (const Resolved::Glyph& glyph : resolved.glyphs)
    changes.push_back({columns[glyph.from.begin], std::string(name_of(Rule::j_5)),
                       text::to_utf8(text.substr(glyph.from.begin, glyph.from.end - glyph.from.begin)),
                       text::to_utf8(glyph.text)});
  std::vector<std::size_t> places;
  for (const Stretch& from : resolved.from) places.push_back(columns[from.begin]);
  places.push_back(columns.back());
  Counts counts;
  const bool described = plan.on(Rule::j_5);
  const Telling telling{changes, described ? std::span<const std::size_t>(places) : columns};
  read_runs(described ? resolved.text : std::u32string(text), plan, counts, &telling);
}

Account read_notation(Chapter& chapter, std::span<const Trace> traces, const Plan& plan, Counts& counts) {
  Account account;
  std::vector<Block> kept;
  kept.reserve(chapter.blocks.size());
  Places places;
  bool page_break = false;  // so that the next block kept starts a page
  for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
    Block& block = chapter.blocks[i];
    if (block.kind != Block::Kind::paragraph) {
      page_break = false;
      kept.push_back(std::move(block));
      continue;
    }
    const Demands demands = read_block(block, traces[i], plan, counts, account);
    set_class(block, plan);
    places.set(block, demands);
    if (!is_visible(block)) {
      page_break |= demands.page_break;
      continue;
    }
    if (page_break && !kept.empty()) block.gap = true;
    page_break = demands.page_break;
    kept.push_back(std::move(block));
  }
  chapter.blocks = std::move(kept);
  return account;
}

}  // namespace novel2epub::normalize
