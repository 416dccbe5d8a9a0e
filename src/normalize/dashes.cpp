// Dashes and tildes (normalization.md 10, D-1 and T-1).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr char32_t bar = U'―';           // U+2015
constexpr char32_t box = U'─';           // U+2500
constexpr char32_t full_hyphen = U'－';  // U+FF0D

enum class Family { none, hyphen, lookalike, ruled };

Family family_of(char32_t c) {
  switch (c) {
    case U'-':
    case U'—':
      return Family::hyphen;
    case bar:
    case full_hyphen:
      return Family::lookalike;
    case box:
      return Family::ruled;
    default:
      return Family::none;
  }
}

// A table or a frame is drawn on the line, not a dash.
bool draws_boxes(const std::u32string& text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char32_t c = i < text.size() ? text[i] : 0;
    if (c == box) {
      ++run;
      continue;
    }
    if (run == 1 || run > 4 || (c > box && c <= 0x257F)) return true;
    run = 0;
  }
  return false;
}

// "D--" is a mark in an examination, "-->" an arrow, "--help" an option.
bool is_bound(const Line& line, std::size_t begin, std::size_t end) {
  const char32_t prev = line.before(begin), next = line.at(end);
  if (is_ascii_alnum(next) || is_one_of(next, U"<>|=+") || is_one_of(prev, U"<>|=+"))
    return next != 0 || prev != 0;
  return is_ascii_letter(prev) && (begin < 2 || !is_ascii_alnum(line.text[begin - 2]));
}

// How many dashes stand for the run, 0 if it stays.
std::size_t dashes_for(const Line& line, std::size_t begin, std::size_t end, Family family, bool boxes) {
  const std::size_t size = end - begin;
  const auto first = line.text.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = line.text.begin() + static_cast<std::ptrdiff_t>(end);
  switch (family) {
    case Family::hyphen:
      return size > 5 || std::find(first, last, U'-') == last ? 0 : 2;
    case Family::lookalike:
      return size;
    case Family::ruled:
      return boxes ? 0 : size;
    case Family::none:
      break;
  }
  return 0;
}

}  // namespace

void mend_dashes(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::d_1)) return;
  const bool boxes = draws_boxes(line.text);
  std::size_t done = 0;
  for (std::size_t i = 0; i < line.text.size();) {
    const Family family = family_of(line.text[i]);
    const std::size_t begin = i++;
    if (family == Family::none) continue;
    while (i < line.text.size() && family_of(line.text[i]) == family) ++i;
    if (i - begin < 2 || !line.free(begin) || !line.free(i - 1) || is_bound(line, begin, i)) continue;
    const Around& first = line.around()[begin];
    const Around& last = line.around()[i - 1];
    const std::size_t dashes = dashes_for(line, begin, i, family, boxes);
    if (dashes == 0 || (first.left != Near::cjk && last.right != Near::cjk)) continue;
    std::size_t from = begin, to = i;
    while (from > done && is_blank_mark(line.text[from - 1])) --from;
    while (is_blank_mark(line.at(to))) ++to;
    line.edit(Rule::d_1, from, to, U'—', dashes);
    i = done = to;
  }
  line.commit();
}

void mend_tildes(Line& line) {
  const bool washed = line.plan.habits.washed && line.plan.on(Rule::pr_1);
  const bool wide = line.plan.on(Rule::tilde_wide);
  const bool unify = line.plan.on(Rule::wave);
  const char32_t wave = line.plan.flags.wave == "FF5E" ? U'～' : U'〜';
  const std::vector<Kind>& kinds = line.kinds();
  bool after_cjk = false;  // in a run of tildes: what stands before the run
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (c == U'~' && line.free(i) && after_cjk && (wide || washed))
      line.edit(wide ? Rule::tilde_wide : Rule::pr_1, i, i + 1, unify ? wave : U'～');
    else if (unify && (c == U'～' || c == U'〜') && c != wave && line.free(i))
      line.edit(Rule::wave, i, i + 1, wave);
    if (c != U'~' && c != U'～' && c != U'〜') after_cjk = kinds[i] == Kind::cjk;
  }
  line.commit();
}

}  // namespace novel2epub::normalize
