// Single quotes and the quotes of TeX (normalization.md 9, Q-4 and Q-5).
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::u32string_view stops = U",.:;!?";

bool is_apostrophe(const Line& line, std::size_t i) {
  return is_ascii_alnum(line.before(i)) && is_ascii_alnum(line.at(i + 1));
}

bool is_wide_symbol(char32_t c) { return is_cell_mark(c) || is_one_of(c, U"…—·　"); }

bool may_open(const Line& line, const std::vector<Kind>& kinds, std::size_t i) {
  const char32_t next = line.at(i + 1);
  if (next == 0 || is_blank_mark(next) || next == U'\'' || is_one_of(next, stops)) return false;
  if (kinds[i + 1] == Kind::close) return false;
  if (i == 0) return true;
  const char32_t prev = line.text[i - 1];
  const Kind kind = kinds[i - 1];
  return kind == Kind::cjk || kind == Kind::open || kind == Kind::space || kind == Kind::straight ||
         is_wide_symbol(prev) || is_one_of(prev, stops) || prev == U'\'' || prev == U'”';
}

bool may_close(const Line& line, const std::vector<Kind>& kinds, std::size_t i) {
  const char32_t next = line.at(i + 1);
  if (next == 0) return true;
  const Kind kind = kinds[i + 1];
  if (kind == Kind::cjk || kind == Kind::close || kind == Kind::straight) return true;
  if (is_wide_symbol(next) || is_one_of(next, stops) || next == U'\'') return true;
  // A space ends a quote of CJK text; behind a Latin word it may follow an apostrophe (the boys' room).
  return kind == Kind::space && (kinds[i - 1] == Kind::cjk || is_wide_symbol(line.text[i - 1]));
}

// An opening single quote that waits for its partner.
struct Pending {
  bool open = false;
  std::size_t at = 0;
  int depth = 0;     // of double quotes
  bool cjk = false;  // whether the text since then holds CJK
};

// The nearest letter outside is CJK, with no bracket or quote between.
bool stands_in_cjk(Line& line, std::size_t open, std::size_t close) {
  const Around& left = line.around()[open];
  const Around& right = line.around()[close];
  return (left.left == Near::cjk && !left.left_bound) || (right.right == Near::cjk && !right.right_bound);
}

bool is_latex_free(const Line& line) {
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    if (line.text[i] != U'\'' || is_apostrophe(line, i)) continue;
    const bool doubled = line.at(i + 1) == U'\'' && line.at(i + 2) != U'\'';
    if (!doubled) return true;
    ++i;
  }
  return false;
}

}  // namespace

void pair_single_quotes(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::q_4)) return;
  const std::vector<Kind>& kinds = line.kinds();
  const bool corner = uses_corner_quotes(line);
  Pending pending;
  int depth = 0;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (c == U'“' || c == U'「') ++depth;
    if (c == U'”' || c == U'」') --depth;
    if (pending.open && (depth < pending.depth || kinds[i] == Kind::straight)) pending = {};
    if (pending.open && kinds[i] == Kind::cjk) pending.cjk = true;
    if (c != U'\'' || !line.free(i) || is_apostrophe(line, i)) continue;
    if (pending.open && may_close(line, kinds, i) && i > pending.at + 1 && depth == pending.depth) {
      if (pending.cjk || stands_in_cjk(line, pending.at, i)) {
        line.edit(Rule::q_4, pending.at, pending.at + 1, corner ? U'『' : U'‘');
        line.edit(Rule::q_4, i, i + 1, corner ? U'』' : U'’');
      }
      pending = {};
    } else if (may_open(line, kinds, i)) {
      pending = {true, i, depth, false};
    } else {
      pending = {};
    }
  }
  line.commit();
}

void pair_latex_quotes(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::q_5) || is_latex_free(line)) return;
  const std::vector<Kind>& kinds = line.kinds();
  const bool corner = uses_corner_quotes(line);
  Pending pending;
  for (std::size_t i = 0; i + 1 < line.text.size(); ++i) {
    if (pending.open && kinds[i] == Kind::cjk) pending.cjk = true;
    const char32_t c = line.text[i];
    if ((c != U'\'' && c != U'`') || line.text[i + 1] != c || !line.free(i)) continue;
    if (pending.open && c == U'\'') {
      if (pending.cjk) {
        line.edit(Rule::q_5, pending.at, pending.at + 2, corner ? U'「' : U'“');
        line.edit(Rule::q_5, i, i + 2, corner ? U'」' : U'”');
      }
      pending = {};
    } else {
      pending = {true, i, 0, false};
    }
    ++i;
  }
  line.commit();
}

}  // namespace novel2epub::normalize
