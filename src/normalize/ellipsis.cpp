// Ellipses (normalization.md 10, E-1 and E-2).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

struct Dots {
  std::size_t end = 0;
  std::size_t count = 0;  // dots; an ellipsis character has three
  Rule rule = Rule::count;
};

std::size_t same_run(const Line& line, std::size_t i) {
  std::size_t end = i;
  while (line.at(end) == line.text[i]) ++end;
  return end;
}

// Full stops and ellipsis characters in one run; a run of the latter alone is the author's, but for a single
// one.
Dots stops_and_ellipses(const Line& line, std::size_t i) {
  std::size_t end = i, stops = 0, ellipses = 0;
  for (; line.at(end) == U'.' || line.at(end) == U'…'; ++end) ++(line.text[end] == U'.' ? stops : ellipses);
  if (stops == 0) return {end, 3, ellipses == 1 ? Rule::e_2 : Rule::count};
  const bool is_ellipsis = ellipses > 0 || stops >= 3;
  return {end, stops + 3 * ellipses, is_ellipsis ? Rule::e_1 : Rule::count};
}

// ". . ." with one space between each two.
Dots spaced_stops(const Line& line, std::size_t i) {
  std::size_t end = i + 1, count = 1;
  while (line.at(end) == U' ' && line.at(end + 1) == U'.') end += 2, ++count;
  return {end, count, count >= 3 && line.at(end) != U'.' ? Rule::e_1 : Rule::count};
}

Dots dots_at(const Line& line, std::size_t i) {
  const char32_t c = line.text[i];
  switch (c) {
    case U'.':
    case U'…':
      if (c == U'.' && line.at(i + 1) == U' ' && line.at(i + 2) == U'.')
        if (const Dots spaced = spaced_stops(line, i); spaced.rule != Rule::count) return spaced;
      return stops_and_ellipses(line, i);
    case U'·':
      if (!line.plan.chinese) return {i + 1, 0, Rule::count};
      [[fallthrough]];
    case U'。':
    case U'．':
    case U'・':
    case U'･':
    case U'•':
    case U'、': {
      const std::size_t end = same_run(line, i);
      const Rule rule = c == U'、' ? Rule::touten_ellipsis : Rule::e_1;
      return {end, end - i, end - i >= 3 ? rule : Rule::count};
    }
    default:
      return {i + 1, 0, Rule::count};
  }
}

// A neighbour beyond a quote or bracket does not count. Latin on both sides keeps its own dots, and so does
// Latin on one side in a stretch without CJK.
bool is_among_cjk(Near left, Near right, const Segment& segment) {
  if (left == Near::cjk || right == Near::cjk) return true;
  if (left == Near::none && right == Near::none) return true;
  return (left == Near::none || right == Near::none) && segment.cjk;
}

}  // namespace

void mend_ellipses(Line& line) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < line.text.size();) {
    const char32_t c = line.text[i];
    if (is_unified_ideograph(c) || (c != U'.' && c < U'·')) {
      ++i;
      continue;
    }
    const Dots dots = dots_at(line, i);
    const std::size_t begin = i;
    i = dots.end;
    if (dots.rule == Rule::count || !line.plan.on(dots.rule)) continue;
    // Asked for here only: most stops are no ellipses.
    const std::vector<Around>& around = line.around();
    const std::vector<Shield>& shields = line.shields();
    if (std::any_of(shields.begin() + static_cast<std::ptrdiff_t>(begin),
                    shields.begin() + static_cast<std::ptrdiff_t>(i),
                    [](Shield s) { return s != Shield::none; }))
      continue;
    const Around& first = around[begin];
    const Around& last = around[i - 1];
    const Near left = first.left_bound ? Near::none : first.left;
    const Near right = last.right_bound ? Near::none : last.right;
    if (!is_among_cjk(left, right, line.segment(first.segment))) continue;
    std::size_t from = begin, to = i;
    if (left == Near::cjk)
      while (from > done && is_blank_mark(line.text[from - 1])) --from;
    if (right == Near::cjk)
      while (is_blank_mark(line.at(to))) ++to;
    line.edit(dots.rule, from, to, U'…', 2 * std::max<std::size_t>(1, (dots.count + 3) / 6));
    i = done = to;
  }
  line.commit();
}

}  // namespace novel2epub::normalize
