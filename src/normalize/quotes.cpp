// Double quotes (normalization.md 9, Q-1 to Q-3): a whole line is decided at once, or left.
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::u32string_view never_after_opener = U" 　，。、；：）】》」』”’,.;:)]}";
constexpr std::u32string_view ends_speech = U"。！？…!?.~—～";
constexpr std::u32string_view leads_speech = U"：:，,。";

constexpr bool is_straight(char32_t c) { return c == U'"' || c == U'＂'; }
constexpr bool is_curly(char32_t c) { return c == U'“' || c == U'”'; }

bool may_open(const Line& line, std::size_t at) {
  const char32_t next = line.at(at + 1);
  return next != 0 && !is_straight(next) && !is_one_of(next, never_after_opener);
}

bool may_close(const Line& line, std::size_t at) { return at > 0 && !is_opener(line.text[at - 1]); }

// The places of the double quotes of a line. An inch mark is none: it follows a digit while no quote is open.
std::vector<std::size_t> find_quotes(Line& line) {
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (!is_straight(c) && !is_curly(c)) continue;
    if (!line.free(i)) continue;
    if (is_straight(c) && marks.size() % 2 == 0 && is_ascii_digit(line.before(i))) continue;
    marks.push_back(i);
  }
  return marks;
}

bool is_last(const Line& line, std::size_t at) {
  return line.text.find_first_not_of(U" \t　", at + 1) == std::u32string::npos;
}
bool is_first(const Line& line, std::size_t at) { return line.text.find_first_not_of(U" \t　") == at; }

// whether the marks can be read as opening and closing in turn. A lone closing mark is told by
// `closes`.
bool alternate(const Line& line, const std::vector<std::size_t>& marks, bool& closes) {
  const bool curly = std::ranges::any_of(marks, [&](std::size_t i) { return is_curly(line.text[i]); });
  closes = false;
  const bool odd = line.plan.on(Rule::q_2);
  if (odd && marks.size() == 1) {
    const std::size_t only = marks.front();
    if (is_first(line, only) && may_open(line, only)) return true;
    if (is_last(line, only) && is_one_of(line.before(only), ends_speech)) return closes = true;
  }
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const std::size_t i = marks[k];
    const bool opens = k % 2 == 0;
    if (opens ? !may_open(line, i) : !may_close(line, i)) return false;
    if (is_curly(line.text[i]) && (line.text[i] == U'“') != opens) return false;
  }
  if (marks.size() % 2 == 0) return true;
  return odd && !curly && is_one_of(line.before(marks.back()), leads_speech);
}

// How deep in corner brackets a place is; asked for places in ascending order.
class CornerDepth {
 public:
  explicit CornerDepth(const Line& line) : line_(line) {}
  int at(std::size_t place) {
    for (; done_ < place; ++done_)
      depth_ += line_.text[done_] == U'「' ? 1 : line_.text[done_] == U'」' ? -1 : 0;
    return depth_;
  }

 private:
  const Line& line_;
  std::size_t done_ = 0;
  int depth_ = 0;
};

}  // namespace

bool uses_corner_quotes(const Line& line) {
  if (line.plan.language != Language::zh_hant) return false;
  const bool corner =
      line.plan.habits.corner_quotes || line.text.find_first_of(U"「『") != std::u32string::npos;
  const bool curly = line.plan.habits.curly_quotes || line.text.find_first_of(U"“”") != std::u32string::npos;
  return corner || !curly;
}

void pair_double_quotes(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::q_1)) return;
  if (line.text.find_first_of(U"\"＂") == std::u32string::npos) return;
  const std::vector<std::size_t> marks = find_quotes(line);
  bool closes = false;
  if (marks.empty() || !alternate(line, marks, closes)) return;
  const Rule rule = marks.size() % 2 == 0 ? Rule::q_1 : Rule::q_2;
  const bool corner = uses_corner_quotes(line);
  CornerDepth depth(line);
  std::u32string_view pair;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const std::size_t i = marks[k];
    if (k % 2 == 0) {
      const bool has_curly =
          is_curly(line.text[i]) || (k + 1 < marks.size() && is_curly(line.text[marks[k + 1]]));
      pair = !corner || has_curly ? U"“”" : depth.at(i) > 0 ? U"『』" : U"「」";
    }
    if (is_straight(line.text[i])) line.edit(rule, i, i + 1, pair[k % 2 == 0 && !closes ? 0 : 1]);
  }
  line.commit();
}

void turn_double_quotes(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::q_3)) return;
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    if (is_straight(line.text[i])) return;
    if (is_curly(line.text[i])) marks.push_back(i);
  }
  if (marks.empty() || marks.size() % 2 != 0) return;
  const auto same = [&](std::size_t i) { return line.text[i] == line.text[marks.front()]; };
  if (!std::ranges::all_of(marks, same)) return;
  for (std::size_t k = 0; k < marks.size(); k += 2)
    if (!may_open(line, marks[k]) || !may_close(line, marks[k + 1])) return;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const char32_t turned = k % 2 == 0 ? U'“' : U'”';
    if (line.text[marks[k]] != turned) line.edit(Rule::q_3, marks[k], marks[k] + 1, turned);
  }
  line.commit();
}

}  // namespace novel2epub::normalize
