#include "parse/heading_name.hpp"

#include <algorithm>
#include <array>

#include "parse/heading_grammar.hpp"
#include "parse/heading_scan.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_wide_name = 40;  // code points; peers' caps for titles lie between 30 and 64
constexpr std::size_t longest_latin_name = 90;
constexpr std::size_t shortest_sentence = 13;  // a title may end with a full stop, a sentence must

struct Brackets {
  std::string_view open, close;
};

constexpr auto brackets =
    std::to_array<Brackets>({{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"［", "］"}});

bool is_letter_at(std::string_view s, std::size_t at) { return text::is_letter_or_number(text::next(s, at)); }

bool has_begging(std::string_view s) {
  const std::string folded = text::lower(s);
  return std::ranges::any_of(heading_grammar().begging,
                             [&](const std::string& word) { return folded.contains(word); });
}

// 1/3, 第1/3页
std::optional<std::int64_t> page_of(std::string_view s) {
  constexpr std::string_view ordinal = "第", page = "页", page_traditional = "頁";
  s = text::trim(s);
  if (s.starts_with(ordinal)) s.remove_prefix(ordinal.size());
  for (const auto tail : {page, page_traditional})
    if (s.ends_with(tail)) s.remove_suffix(tail.size());
  const auto first = read_numeral(s, 0);
  if (!first || !first->arabic || first->end >= s.size()) return {};
  std::size_t at = first->end;
  const char32_t slash = text::next(s, at);
  if (slash != U'/' && slash != U'／') return {};
  const auto last = read_numeral(s, at);
  if (!last || !last->arabic || last->end != s.size() || first->value > last->value || first->value < 1)
    return {};
  return first->value;
}

std::size_t trimmed_end(std::string_view s, std::size_t begin, std::size_t end) {
  return begin + text::trim(s.substr(begin, end - begin)).size() +
         (skip_blanks(s.substr(0, end), begin) - begin);
}

// Takes one bracket off the end of [begin, end) when it begs or counts pages.
bool drop_bracket(std::string_view s, HeadingName& name) {
  const std::string_view text = s.substr(name.begin, name.end - name.begin);
  for (const Brackets& pair : brackets) {
    const std::size_t open = text.rfind(pair.open);
    if (open == text.npos) continue;
    const bool closed = text.ends_with(pair.close);
    if (!closed && text.find(pair.close, open) != text.npos) continue;
    std::string_view inside = text.substr(open + pair.open.size());
    if (closed) inside.remove_suffix(pair.close.size());
    const auto page = page_of(inside);
    if (!page && !has_begging(inside)) continue;
    if (page) name.page = page;
    name.end = name.begin + open;
    return true;
  }
  return false;
}

// Dots and lines that decorate a heading, or fill the place of a name.
bool is_filler(std::string_view s) {
  constexpr std::u32string_view marks = U".-=*~·…—_～、:：|☆★◆";
  for (std::size_t at = 0; at < s.size();) {
    const char32_t c = text::next(s, at);
    if (!marks.contains(c) && !text::is_blank(c)) return false;
  }
  return true;
}

std::string separator_for(char32_t mark) {
  switch (mark) {
    case U':':
      return ": ";
    case U'：':
      return "：";
    case U'、':
      return "、";
    default:
      return " ";
  }
}

bool is_latin(std::string_view s) {
  std::size_t at = 0;
  return !s.empty() && text::next(s, at) < 0x250;
}

bool is_latin_prose(std::string_view name, bool only_blank) {
  if (text::length(name) > longest_latin_name) return true;
  const auto words = 1 + std::ranges::count(name, ' ');
  const bool sentence = name.ends_with('.') && !name.ends_with("...");
  if (sentence && words >= 6) return true;
  const bool small = name.front() >= 'a' && name.front() <= 'z';
  return only_blank && small && (words > 6 || sentence);
}

bool is_wide_prose(std::string_view name) {
  constexpr std::string_view stop = "。";
  const std::size_t size = text::length(name);
  if (size > longest_wide_name) return true;
  const std::size_t first_stop = name.find(stop);
  if (first_stop != name.npos && (first_stop + stop.size() != name.size() || size >= shortest_sentence))
    return true;
  std::size_t commas = 0, at = 0;
  char32_t last = 0;
  while (at < name.size()) {
    last = text::next(name, at);
    if (last == U'，' || last == U',') ++commas;
  }
  constexpr std::u32string_view open_ends = U"，、；,;“‘「『";
  return commas >= 3 || open_ends.contains(last);
}

}  // namespace

HeadingName read_name(std::string_view line, std::size_t at) {
  constexpr std::u32string_view joints = U":：、.．·-–—―－~_|丨｜";
  HeadingName name{.begin = at, .end = line.size(), .separator = " ", .page = {}};
  for (int marks = 0; name.begin < line.size();) {
    std::size_t after = name.begin;
    const char32_t c = text::next(line, after);
    if (!text::is_blank(c)) {
      if (!joints.contains(c) || ++marks > 3) break;
      if (name.separator == " ") name.separator = separator_for(c);
    }
    name.begin = after;
  }
  do name.end = trimmed_end(line, name.begin, name.end);
  while (name.begin < name.end && (drop_bracket(line, name)));
  if (is_filler(line.substr(name.begin, name.end - name.begin))) name.end = name.begin;
  if (name.begin == name.end) name.separator = " ";
  return name;
}

bool is_prose(std::string_view name, bool glued) {
  if (name.empty()) return false;
  if (is_latin(name) && !is_letter_at(name, 0) && glued) return true;
  return is_latin(name) ? is_latin_prose(name, true) : is_wide_prose(name);
}

}  // namespace novel2epub::parse
