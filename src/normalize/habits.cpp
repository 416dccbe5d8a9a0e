// What a whole book says about its punctuation (normalization.md: PR-1, W-2b, Q-1, J-7).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/normalize.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::size_t washed_letters = 2000, washed_stops = 20, washed_marks = 20;
constexpr std::size_t ascii_stop_paragraphs = 30;
constexpr std::size_t enough_quotes = 1;

// What the scan remembers from one character to the next.
struct Scan {
  HabitCounts counts;
  char32_t prev = '\n';
  bool line_start = true;
  bool indented = false;

  void end_line(char32_t last, char32_t before_last) {
    if (last == U'.' && text::is_cjk(before_last)) ++counts.block_final_ascii_stops;
    line_start = true;
    indented = false;
  }

  void first_visible(char32_t c) {
    line_start = false;
    if (is_opener(c) || is_one_of(c, U"―…・")) return;
    ++counts.plain_lines;
    if (indented) ++counts.indented_lines;
  }

  void count(char32_t c) {
    switch (c) {
      case 0x3000:
        ++counts.ideographic_spaces;
        break;
      case U'…':
        ++counts.ellipses;
        break;
      case U'。':
        ++counts.ideographic_stops;
        break;
      case U'“':
      case U'”':
        ++counts.curly;
        break;
      case U'「':
      case U'」':
        ++counts.corner;
        break;
      case U'、':
        ++counts.touten;
        break;
      case U',':
      case U'?':
      case U'!':
      case U':':
        if (text::is_cjk(prev)) ++counts.ascii_marks_after_cjk;
        break;
      default:
        break;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) ++counts.fullwidth_forms;
    if (c == U'，') ++counts.fullwidth_commas;
    if (text::is_cjk(c) && text::is_letter(c)) ++counts.cjk_letters;
  }
};

}  // namespace

HabitCounts& HabitCounts::operator+=(const HabitCounts& other) {
  cjk_letters += other.cjk_letters;
  fullwidth_forms += other.fullwidth_forms;
  ideographic_spaces += other.ideographic_spaces;
  ellipses += other.ellipses;
  ideographic_stops += other.ideographic_stops;
  ascii_marks_after_cjk += other.ascii_marks_after_cjk;
  block_final_ascii_stops += other.block_final_ascii_stops;
  curly += other.curly;
  corner += other.corner;
  fullwidth_commas += other.fullwidth_commas;
  touten += other.touten;
  indented_lines += other.indented_lines;
  plain_lines += other.plain_lines;
  return *this;
}

HabitCounts count_habits(std::string_view text, Language language) {
  Scan scan;
  if (!text::is_cjk_language(language)) return scan.counts;
  char32_t last = 0, before_last = 0;  // visible ones of this line
  for (std::size_t i = 0; i <= text.size();) {
    const bool end = i == text.size();
    const char32_t c = end ? U'\n' : text::next(text, i);
    if (c == U'\n') {
      scan.end_line(last, before_last);
      last = before_last = 0;
    } else if (text::is_blank(c)) {
      if (scan.line_start) scan.indented = true;
      // Indents are layout; only a space inside a line shows that U+3000 survived.
      if (!scan.line_start) scan.count(c);
    } else {
      if (scan.line_start) scan.first_visible(c);
      scan.count(c);
      before_last = last;
      last = c;
    }
    scan.prev = c;
    if (end) break;
  }
  return scan.counts;
}

Habits find_habits(const HabitCounts& n, Language language) {
  Habits habits;
  habits.washed = n.cjk_letters >= washed_letters && n.fullwidth_forms == 0 && n.ideographic_spaces == 0 &&
                  n.ellipses == 0 && n.ideographic_stops >= washed_stops &&
                  n.ascii_marks_after_cjk >= washed_marks;
  habits.ascii_stops = text::is_chinese(language) && n.block_final_ascii_stops >= ascii_stop_paragraphs &&
                       n.ideographic_stops * 20 < n.block_final_ascii_stops;
  habits.curly_quotes = n.curly >= enough_quotes && n.curly > n.corner;
  habits.corner_quotes = n.corner >= enough_quotes && n.corner >= n.curly;
  habits.comma_style = language == Language::ja && n.fullwidth_commas > 0 && n.touten == 0;
  habits.indent_all = n.indented_lines * 2 >= n.plain_lines;
  return habits;
}

}  // namespace novel2epub::normalize
