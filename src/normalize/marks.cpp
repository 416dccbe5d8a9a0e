// , . : ; ? ! to full width where the text around them is CJK (normalization.md 2.5 and 8, W-1 to W-5).
#include <algorithm>
#include <string>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::u32string_view exclaiming = U"?!？！";
constexpr std::u32string_view malformed_before = U"，、。；：,;:.";
constexpr std::u32string_view code_follows = U"=\\/@#&*+_|^%$-";

// Names that end in an exclamation mark of their own.
constexpr std::u32string_view exclaimed_names[] = {U"yahoo", U"joomla", U"jeopardy", U"hearthis"};

// Words whose full stop is theirs.
constexpr std::u32string_view abbreviations[] = {
    U"mr",  U"mrs", U"ms",  U"dr", U"prof", U"st", U"jr", U"sr",  U"vs",  U"etc", U"no", U"inc",
    U"ltd", U"co",  U"vol", U"al", U"corp", U"ch", U"pp", U"fig", U"ver", U"ie",  U"eg", U"lv"};

struct Spot {
  std::size_t begin = 0, end = 0;  // the mark, or the run of ? and !
  char32_t mark = 0, prev = 0, next = 0;
  Near left = Near::none, right = Near::none;
  bool right_bound = false;
  const Around* first = nullptr;
  const Segment* segment = nullptr;
};

constexpr bool is_exclaiming(char32_t c) { return is_one_of(c, exclaiming); }

// Whether a word of Latin text may hold `c`: signs belong to it (50%, C++, A-B).
bool is_of_word(char32_t c) {
  return kind_of(c) < Kind::space ? !is_one_of(c, U"…—。、") : is_alnum(kind_of(c));
}

// The word of Latin text that ends before `end`, in lower case.
std::u32string word_before(const Line& line, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 24 && is_of_word(line.text[begin - 1])) --begin;
  std::u32string word = line.text.substr(begin, end - begin);
  for (char32_t& c : word)
    if (c >= U'A' && c <= U'Z') c += 32;
  return word;
}

bool only_closers_follow(const Line& line, const std::vector<Kind>& kinds, std::size_t i) {
  for (; i < line.text.size(); ++i)
    if (kinds[i] != Kind::close && kinds[i] != Kind::space && kinds[i] != Kind::straight) return false;
  return true;
}

// "75.5kg", "iPhone": a word that may end a sentence. Not "S.H.E", "etc".
bool may_end_sentence(std::u32string_view word) {
  if (std::ranges::find(abbreviations, word) != std::end(abbreviations)) return false;
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < word.size() && is_ascii_digit(word[i])) ++i;
    return i > from;
  };
  if (digits()) {
    if (i + 1 < word.size() && word[i] == U'.' && is_ascii_digit(word[i + 1])) ++i, digits();
    while (i < word.size() && (is_ascii_letter(word[i]) || is_one_of(word[i], U"%‰℃°"))) ++i;
    if (i == word.size()) return true;
  }
  return word.size() > 1 && word.find(U'.') == std::u32string_view::npos;
}

bool widens_after_latin(const Line& line, const Spot& spot) {
  if (spot.next != 0 && is_one_of(spot.next, code_follows)) return false;
  const bool asks = is_exclaiming(spot.mark);
  if (spot.right == Near::cjk && !spot.right_bound) {
    if (!asks) return true;
    if (spot.mark == U'!' &&
        std::ranges::find(exclaimed_names, word_before(line, spot.begin)) != std::end(exclaimed_names))
      return false;
    return spot.first->words <= 2;
  }
  if (is_alnum(spot.right) && !spot.right_bound) return false;
  return spot.segment->cjk && spot.first->words <= 2;
}

bool widens(const Line& line, const Spot& spot) {
  switch (spot.left) {
    case Near::cjk:
      return true;
    case Near::latin:
    case Near::digit:
      return widens_after_latin(line, spot);
    case Near::none:
      break;
  }
  if (is_exclaiming(spot.mark) && !spot.segment->cjk && !spot.segment->alnum) return true;
  return spot.first->left_symbol && spot.right == Near::cjk && !spot.right_bound;
}

// The first character from `i` on that is not a space.
std::size_t visible(const Line& line, std::size_t i) {
  while (is_blank_mark(line.at(i))) ++i;
  return i;
}

bool stop_follows_cjk(const Line& line, const std::vector<Kind>& kinds, const Spot& spot) {
  if (kinds[spot.begin - 1] == Kind::space) return false;
  if (only_closers_follow(line, kinds, spot.end)) return true;
  const std::size_t i = visible(line, spot.end);
  if (is_one_of(line.text[i], U"”’」』")) return true;
  if (i > spot.end && (kinds[i] == Kind::cjk || (kinds[i] == Kind::open && line.text[i] >= 0x80)))
    return true;
  return line.plan.japanese && kinds[i] == Kind::cjk;
}

// The rule that widens the full stop at `spot`, or Rule::count.
Rule stop_rule(const Line& line, const std::vector<Kind>& kinds, const Spot& spot) {
  const bool has_next = spot.end < line.text.size();
  if (has_next && (is_alnum(kinds[spot.end]) || is_one_of(spot.next, U"/\\_-"))) return Rule::count;
  if (spot.left == Near::cjk && !spot.first->left_bound) {
    if (stop_follows_cjk(line, kinds, spot)) return Rule::w_2;
    const bool inside = kinds[spot.begin - 1] == Kind::cjk && has_next && kinds[spot.end] == Kind::cjk;
    if (inside && line.plan.habits.ascii_stops && line.plan.on(Rule::w_2b)) return Rule::w_2b;
    if (inside && line.plan.on(Rule::dots_interpunct)) return Rule::dots_interpunct;
    if (inside && line.plan.on(Rule::periods_wide)) return Rule::periods_wide;
    return Rule::count;
  }
  if (!is_alnum(spot.left) || !only_closers_follow(line, kinds, spot.end)) return Rule::count;
  if (!spot.segment->cjk || spot.first->words != 1) return Rule::count;
  return may_end_sentence(word_before(line, spot.begin)) ? Rule::w_2 : Rule::count;
}

Rule rule_of(char32_t mark) {
  switch (mark) {
    case U',':
      return Rule::w_1;
    case U':':
      return Rule::w_3;
    case U';':
      return Rule::w_4;
    default:
      return Rule::w_5;
  }
}

char32_t wide(const Plan& plan, char32_t mark, Rule rule) {
  if (rule == Rule::dots_interpunct) return U'·';
  if (mark == U'.') return U'。';
  if (mark == U',' && plan.japanese && !plan.habits.comma_style) return U'、';
  return mark < 0x80 ? mark + (U'！' - U'!') : mark;
}

Spot spot_at(Line& line, std::size_t i) {
  const std::vector<Around>& around = line.around();
  Spot spot;
  spot.begin = i;
  spot.end = i + 1;
  spot.mark = line.text[i];
  if (is_exclaiming(spot.mark))
    while (spot.end < line.text.size() && is_exclaiming(line.text[spot.end]) && line.free(spot.end))
      ++spot.end;
  spot.prev = line.before(i);
  spot.next = line.at(spot.end);
  spot.first = &around[i];
  spot.left = around[i].left;
  spot.right = around[spot.end - 1].right;
  spot.right_bound = around[spot.end - 1].right_bound;
  spot.segment = &line.segment(around[i].segment);
  return spot;
}

// The rule that widens the mark or run at `spot`; Rule::count: it stays.
Rule decide(Line& line, const Spot& spot) {
  const std::vector<Kind>& kinds = line.kinds();
  const bool after_alnum = spot.begin > 0 && is_alnum(kinds[spot.begin - 1]);
  if (after_alnum && spot.end < line.text.size() && is_alnum(kinds[spot.end]) && line.plan.on(Rule::pt_2))
    return Rule::count;
  if (is_exclaiming(spot.mark)) {
    const auto wide_in_run =
        std::u32string_view(line.text).substr(spot.begin, spot.end - spot.begin).find_first_of(U"？！");
    return wide_in_run != std::u32string_view::npos || widens(line, spot) ? Rule::w_5 : Rule::count;
  }
  // One of several marks in a row: malformed, or a notation of its own.
  if (spot.next != 0 && is_one_of(spot.next, malformed_before)) return Rule::count;
  if (spot.prev != 0 && is_one_of(spot.prev, U",;:")) return Rule::count;
  if (spot.prev == U'.' && spot.mark == U'.') return Rule::count;
  if (spot.mark == U'.' && spot.prev != 0 && is_one_of(spot.prev, U"。，、；：")) return Rule::count;
  if (spot.mark == U'.') return stop_rule(line, kinds, spot);
  return widens(line, spot) ? rule_of(spot.mark) : Rule::count;
}

}  // namespace

void widen_marks(Line& line) {
  for (std::size_t i = 0; i < line.text.size();) {
    const char32_t c = line.text[i];
    const bool mark = c < 0x80 ? is_one_of(c, U",.:;?!") : c == U'？' || c == U'！';
    if (!mark || !line.free(i)) {
      ++i;
      continue;
    }
    const Spot spot = spot_at(line, i);
    i = spot.end;
    const Rule rule = decide(line, spot);
    if (rule == Rule::count || !line.plan.on(rule)) continue;
    for (std::size_t k = spot.begin; k < spot.end; ++k)
      if (line.text[k] < 0x80) line.edit(rule, k, k + 1, wide(line.plan, line.text[k], rule));
  }
  line.commit();
}

}  // namespace novel2epub::normalize
