// Parentheses, always in pairs (normalization.md 8, W-6 and PR-1).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

struct Open {
  std::size_t at = 0;
  bool cjk = false, letter = false, alnum = false, visible = false;
};

constexpr bool is_open(char32_t c) { return c == U'(' || c == U'（'; }
constexpr bool is_close(char32_t c) { return c == U')' || c == U'）'; }

// PR-1: ideographs, wide marks or nothing on both sides, and at least one ideograph.
bool is_among_cjk(const Line& line, const std::vector<Kind>& kinds, std::size_t open, std::size_t close) {
  const auto wide = [&](std::size_t i) {
    return kinds[i] == Kind::cjk || is_cell_mark(line.text[i]) || is_one_of(line.text[i], U"…—“”‘’·");
  };
  const bool left_end = open == 0, right_end = close + 1 == line.text.size();
  if (!(left_end || wide(open - 1)) || !(right_end || wide(close + 1))) return false;
  return (!left_end && kinds[open - 1] == Kind::cjk) || (!right_end && kinds[close + 1] == Kind::cjk);
}

Rule rule_for(Line& line, const Open& open, std::size_t close) {
  const std::vector<Kind>& kinds = line.kinds();
  if ((line.text[open.at] == U'(') != (line.text[close] == U')')) return Rule::w_6;
  if (open.cjk) return Rule::w_6;
  if (!open.alnum && open.visible) {
    const Around& before = line.around()[open.at];
    const Around& after = line.around()[close];
    const bool call = open.at > 0 && is_alnum(kinds[open.at - 1]);
    if (!call && (before.left == Near::cjk || after.right == Near::cjk)) return Rule::w_6;
  }
  const bool washed = line.plan.habits.washed && line.plan.on(Rule::pr_1);
  if (washed && open.letter && is_among_cjk(line, kinds, open.at, close)) return Rule::pr_1;
  return Rule::count;
}

}  // namespace

void widen_brackets(Line& line) {
  const std::vector<Kind>& kinds = line.kinds();
  std::vector<Open> stack;
  std::vector<std::pair<std::size_t, Rule>> halves;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (is_open(c) && line.free(i)) {
      stack.push_back({i});
    } else if (is_close(c) && line.free(i) && !stack.empty()) {
      const Open open = stack.back();
      stack.pop_back();
      const Rule rule = rule_for(line, open, i);
      if (rule != Rule::count && line.plan.on(rule))
        halves.insert(halves.end(), {{open.at, rule}, {i, rule}});
      if (stack.empty()) continue;
      Open& outer = stack.back();
      outer.cjk |= open.cjk;
      outer.letter |= open.letter;
      outer.alnum |= open.alnum;
      outer.visible = true;
    } else if (!stack.empty()) {
      Open& inner = stack.back();
      inner.cjk |= kinds[i] == Kind::cjk;
      inner.letter |= kinds[i] == Kind::latin;
      inner.alnum |= is_alnum(kinds[i]);
      inner.visible |= kinds[i] != Kind::space;
    }
  }
  std::ranges::sort(halves);
  for (const auto& [at, rule] : halves) {
    if (line.text[at] == U'(') line.edit(rule, at, at + 1, U'（');
    if (line.text[at] == U')') line.edit(rule, at, at + 1, U'）');
  }
  line.commit();
}

}  // namespace novel2epub::normalize
