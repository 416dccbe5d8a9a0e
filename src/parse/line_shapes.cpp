#include "parse/line_shapes.hpp"

#include <algorithm>
#include <string>

#include "parse/markup.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::u32string_view terminators = U"。！？…”’」』】）!?.~～—：:;；♪☆★》>*\")〟〉＞＊．";
constexpr std::u32string_view openers = U"“‘「『（《〈【〔［｛〝\"'([{«‹";
constexpr std::u32string_view closers = U"”’」』）》〉】〕］｝〟\"')]}»›";
constexpr std::u32string_view stops = U"。！？…!?.♪☆．｡";

// An ornament alone is a scene break; of the others it takes a row.
constexpr std::u32string_view ornaments = U"※◇◆□■◎☆★§❖✦⁂♪♡♥❤✿△▲▽▼†○●";
constexpr std::u32string_view rules = U"*＊-－=＝_＿~～#＃×＋+─━";
constexpr std::u32string_view dashes = U"—―";
constexpr std::u32string_view fillers = U"·\uFE0E\uFE0F";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

std::string_view without_closers(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = text.size();
    if (!is_closer(text::previous(text, at))) break;
    text = text::trim(text.substr(0, at));
  }
  return text;
}

// The first code points: enough for every shape at the start of a line.
std::u32string head_of(std::string_view text) {
  constexpr std::size_t longest = 20;
  std::u32string head;
  for (std::size_t at = 0; at < text.size() && head.size() < longest;) head.push_back(text::next(text, at));
  return head;
}

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'); }

// Reads a number of up to nine digits at head[at]; -1 if there is none.
std::int64_t read_number(std::u32string_view s, std::size_t& at) {
  const std::size_t begin = at;
  std::int64_t value = 0;
  for (; at < s.size() && is_digit(s[at]) && at - begin < 9; ++at)
    value = value * 10 + static_cast<std::int64_t>(s[at] >= U'０' ? s[at] - U'０' : s[at] - U'0');
  return at == begin ? -1 : value;
}

void skip(std::u32string_view s, std::size_t& at, std::u32string_view set) {
  while (at < s.size() && among(set, s[at])) ++at;
}

bool skip_word(std::u32string_view s, std::size_t& at, std::u32string_view word) {
  if (s.substr(at, word.size()) != word) return false;
  at += word.size();
  return true;
}

constexpr std::u32string_view rule_and_space = U"-—=_ \u3000·～~";

std::optional<PageMark> marked_page(std::u32string_view s, int shape, std::u32string_view before,
                                    std::u32string_view after) {
  std::size_t at = 0;
  skip(s, at, rule_and_space);
  const bool ruled = at > 0;
  if (!before.empty() && !skip_word(s, at, before)) return {};
  skip(s, at, U" \u3000");
  const std::int64_t number = read_number(s, at);
  skip(s, at, U" \u3000");
  if (number < 0 || !skip_word(s, at, after)) return {};
  const std::size_t tail = at;
  skip(s, at, rule_and_space);
  const bool bare = before.empty() && after.empty();
  if (at != s.size() || (bare && (!ruled || tail == at))) return {};
  return PageMark{shape, number};
}

}  // namespace

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : text::next(text, at);
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  return text.empty() ? 0 : text::previous(text, at);
}

bool is_terminator(char32_t c) { return among(terminators, c); }
bool is_opener(char32_t c) { return among(openers, c); }
bool is_closer(char32_t c) { return among(closers, c); }
bool is_sentence_stop(char32_t c) { return among(stops, c); }

bool is_scene_break(std::string_view text) {
  constexpr std::size_t least_rules = 3, least_dashes = 4;
  std::size_t ornament = 0, rule = 0, dash = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next(text, at);
    if (among(ornaments, c))
      ++ornament;
    else if (among(rules, c))
      ++rule;
    else if (among(dashes, c))
      ++dash;
    else if (!among(fillers, c) && !text::is_blank(c))
      return false;
  }
  return ornament >= 1 || rule >= least_rules || dash >= least_dashes;
}

bool is_picture(std::string_view text) { return text == picture_sign; }

std::string without_pictures(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find(picture_sign); at != out.npos; at = out.find(picture_sign, at))
    out.erase(at, picture_sign.size());
  return out;
}

bool ends_terminated(std::string_view text) { return is_terminator(last_of(text)); }
bool ends_sentence(std::string_view text) { return is_sentence_stop(last_of(without_closers(text))); }
bool ends_with_colon(std::string_view text) { return last_of(text) == U'：' || last_of(text) == U':'; }
bool opens_bracket(std::string_view text) { return is_opener(first_of(text)); }

bool is_chapter_head(std::string_view text) {
  const std::u32string s = head_of(text);
  std::size_t at = 0;
  if (skip_word(s, at, U"Chapter ") || skip_word(s, at, U"CHAPTER ")) return at < s.size();
  if (!skip_word(s, at, U"第")) return false;
  skip(s, at, U" ");
  const std::size_t number = at;
  while (at < s.size() && text::is_numeral_char(s[at])) ++at;
  if (at == number) return false;
  skip(s, at, U" ");
  if (at >= s.size() || !among(U"章回节節卷部集话話幕", s[at])) return false;
  ++at;
  return at == s.size() || text::is_blank(s[at]) || among(U"：:、.．（(【", s[at]);
}

bool is_item(std::string_view text) {
  const std::u32string s = head_of(text);
  if (s.empty()) return false;
  if (among(U"・•●■◆◇※", s[0]) || (s[0] >= U'①' && s[0] <= U'⑳')) return true;
  if (s.size() > 1 && among(U"-–—", s[0]) && s[1] == ' ') return true;  // dialogue and lists in en and vi
  std::size_t at = 0;
  constexpr std::int64_t largest_item = 999;
  const std::int64_t number = read_number(s, at);
  if (number < 0 || number > largest_item || at >= s.size() || !among(U".、．)）", s[at])) return false;
  return at + 1 == s.size() || !is_digit(s[at + 1]);
}

bool is_panel(std::string_view text) {
  if (first_of(text) == U'【') return true;
  const std::u32string s = head_of(text);
  constexpr std::size_t longest_label = 8;
  const std::size_t colon = std::u32string_view(s).find_first_of(U"：:");
  return colon != std::u32string_view::npos && colon >= 1 && colon <= longest_label && colon + 1 < s.size();
}

std::optional<PageMark> page_mark(std::string_view text) {
  constexpr std::size_t longest_mark = 120;  // bytes; half of them rules
  if (text.empty() || text.size() > longest_mark) return {};
  const char32_t first = first_of(text);
  if (!among(rule_and_space, first) && !among(U"Pp第分", first)) return {};
  const std::u32string s = text::to_u32(text);
  for (const std::u32string_view page : {U"Page", U"page", U"PAGE"})
    if (const auto mark = marked_page(s, 1, page, U"")) return mark;
  if (const auto mark = marked_page(s, 2, U"第", U"页")) return mark;
  if (const auto mark = marked_page(s, 2, U"第", U"頁")) return mark;
  for (const std::u32string_view part : {U"分节阅读", U"分節閱讀", U"分页阅读", U"分页"})
    if (const auto mark = marked_page(s, 3, part, U"")) return mark;
  return marked_page(s, bare_page_mark, U"", U"");
}

}  // namespace novel2epub::parse
