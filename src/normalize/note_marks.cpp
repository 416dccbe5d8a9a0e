#include "normalize/note_marks.hpp"

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::size_t largest_number = 99;

// A number of ASCII or full-width digits, or one circled digit, at the start of `s`; 0 bytes if there is
// none.
struct Number {
  std::size_t size = 0, value = 0;
};

Number circled_at(std::string_view s) {
  if (s.empty()) return {};
  std::size_t end = 0;
  const char32_t c = text::next(s, end);
  if (c < U'①' || c > U'⑳') return {};
  return {end, c - U'①' + 1};
}

Number number_at(std::string_view s) {
  Number number;
  while (number.size < s.size() && number.value <= largest_number) {
    std::size_t end = number.size;
    const char32_t c = text::next(s, end);
    const bool wide = c >= U'０' && c <= U'９';
    if (!wide && !(c >= U'0' && c <= U'9')) break;
    number = {end, number.value * 10 + static_cast<std::size_t>(wide ? c - U'０' : c - U'0')};
  }
  return number.value == 0 || number.value > largest_number ? Number{} : number;
}

bool take(std::string_view s, std::size_t& at, std::string_view word) {
  if (!s.substr(at).starts_with(word)) return false;
  at += word.size();
  return true;
}

struct Pair {
  std::string_view open, close;
};

// "[1]": the number in brackets and nothing else.
Number in_brackets(std::string_view s, std::span<const Pair> pairs, std::span<const std::string_view> words) {
  for (const Pair& pair : pairs) {
    std::size_t at = 0;
    if (!take(s, at, pair.open)) continue;
    bool word = words.empty();
    for (const std::string_view one : words) word = word || take(s, at, one);
    Number number = number_at(s.substr(at));
    if (number.size == 0) number = circled_at(s.substr(at));
    const bool numbered = number.size > 0;
    at += number.size;
    // （注） alone is the only note of its chapter.
    if (!word || (!numbered && words.empty()) || !take(s, at, pair.close)) continue;
    return {at, numbered ? number.value : 1};
  }
  return {};
}

constexpr Pair square[] = {{"[", "]"}, {"［", "］"}, {"〔", "〕"}};
constexpr Pair all_brackets[] = {{"[", "]"},   {"［", "］"}, {"〔", "〕"},
                                 {"（", "）"}, {"(", ")"},   {"【", "】"}};
constexpr std::string_view note_words[] = {"注释", "註釋", "注解",  "注",    "註",  "※",   "＊",
                                           "*",    "주",   "note ", "Note ", "TN ", "T/N "};

Number squared_at(std::string_view s) { return in_brackets(s, square, {}); }
Number worded_at(std::string_view s) { return in_brackets(s, all_brackets, note_words); }

// "※1" without brackets.
Number starred_at(std::string_view s) {
  std::size_t at = 0;
  if (!take(s, at, "※") && !take(s, at, "＊")) return {};
  const Number number = number_at(s.substr(at));
  return number.size == 0 ? Number{} : Number{at + number.size, number.value};
}

// "注1：", "注①：", "注：" at the head of a note. The colon is the note's, not the mark's.
Number labelled_at(std::string_view s) {
  constexpr std::string_view words[] = {"注释", "註釋", "注", "註", "주", "Note ", "※", "＊"};
  for (const std::string_view word : words) {
    std::size_t at = 0;
    if (!take(s, at, word)) continue;
    Number number = number_at(s.substr(at));
    if (number.size == 0) number = circled_at(s.substr(at));
    at += number.size;
    const bool colon = s.substr(at).starts_with("：") || s.substr(at).starts_with(":") ||
                       s.substr(at).starts_with("、") || s.substr(at).starts_with(".");
    const bool starred = (word == "※" || word == "＊") && number.size > 0;
    if (colon || starred) return {at, number.size > 0 ? number.value : 1};
  }
  return {};
}

// One asterisk behind a word. Two stand around a word that is stressed, more in place of one that is not
// said.
Number asterisk_at(std::string_view s) {
  return s.starts_with('*') && !s.substr(1).starts_with('*') ? Number{1, 1} : Number{};
}

// A reference does not stand inside a word: f*shing.
Number raised_asterisk_at(std::string_view s) {
  const Number number = asterisk_at(s);
  std::size_t behind = number.size;
  if (number.size == 0 || behind >= s.size()) return number;
  return text::is_letter_or_number(text::next(s, behind)) ? Number{} : number;
}

// What a note says: two letters at least.
bool holds_note(std::string_view rest) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < rest.size() && letters < 2;)
    letters += text::is_letter_or_number(text::next(rest, i)) ? 1 : 0;
  return letters == 2;
}

template <Number (*at)(std::string_view)>
std::optional<NoteMark> head(std::string_view s) {
  const Number number = at(s);
  if (number.size == 0 || !holds_note(s.substr(number.size))) return {};
  return NoteMark{0, number.size, number.value};
}

std::optional<NoteMark> worded_head(std::string_view s) {
  if (const auto mark = head<worded_at>(s)) return mark;
  return head<labelled_at>(s);
}

template <Number (*at)(std::string_view)>
std::optional<NoteMark> next(std::string_view s, std::size_t from) {
  constexpr std::string_view leads = "[(*\xE2\xE3\xEF";  // ［（〔※①＊ in UTF-8 begin with one of these
  for (std::size_t i = s.find_first_of(leads, from); i < s.size(); i = s.find_first_of(leads, i + 1))
    if (const Number number = at(s.substr(i)); number.size > 0) return NoteMark{i, number.size, number.value};
  return {};
}

// The only asterisk left in the text: of two, both may stand around a word that is stressed.
std::optional<NoteMark> lone_asterisk(std::string_view s, std::size_t from) {
  const auto mark = next<raised_asterisk_at>(s, from);
  const bool alone =
      mark && s.find('*', from) == mark->begin && s.find('*', mark->begin + 1) == std::string_view::npos;
  return alone ? mark : std::nullopt;
}

std::optional<NoteMark> worded_next(std::string_view s, std::size_t from) {
  const auto bracketed = next<worded_at>(s, from);
  const auto starred = next<starred_at>(s, from);
  if (!bracketed || !starred) return bracketed ? bracketed : starred;
  return starred->begin < bracketed->begin ? starred : bracketed;
}

constexpr NoteShape shapes[] = {
    {worded_head, worded_next, true, false},
    {head<squared_at>, next<squared_at>, false, false},
    {head<circled_at>, next<circled_at>, false, true},
    {head<asterisk_at>, lone_asterisk, false, false},
};

}  // namespace

std::span<const NoteShape> note_shapes() { return shapes; }

bool is_behind_word(std::string_view text, std::size_t at, bool after_run) {
  if (at == 0) return after_run;
  const char32_t before = text::previous(text, at);
  constexpr std::u32string_view choosing = U"选選择擇按第输輸入项項号號";  // 选①, 按[1]
  if (choosing.find(before) != std::u32string_view::npos) return false;
  constexpr std::u32string_view closers = U"”’」』》〉】）)\"'。，！？…,.!?;；";
  return text::is_letter_or_number(before) || closers.find(before) != std::u32string_view::npos;
}

}  // namespace novel2epub::normalize
