// The names a site gives itself, learnt from what certain rules have found, so that their other spellings are
// known.
#include <algorithm>
#include <map>

#include "parse/survey.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t shortest_name = 6;  // letters of the pinyin skeleton

void add_name(std::string_view name, std::map<std::string, std::size_t>& names) {
  const std::string key = text::pinyin_skeleton(name).text();
  if (key.size() >= shortest_name) ++names[key];
}

bool is_host_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

// "www.someaddress.com" -> "someaddress".
void learn_hosts(std::string_view folded, std::map<std::string, std::size_t>& names) {
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i;
    while (end < folded.size() && is_host_char(folded[end])) ++end;
    const std::string_view token = folded.substr(i, end - i);
    const std::size_t last = token.rfind('.');
    if (last != std::string_view::npos && last > 0) {
      const std::size_t before = token.rfind('.', last - 1);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      const std::string_view label = token.substr(begin, last - begin);
      if (label.size() >= 5 && token.size() - last <= 8) add_name(label, names);
    }
    i = end + 1;
  }
}

// The run of letters and digits that ends at `end` or begins at `begin`, as a site writes its name.
std::string_view run_before(std::string_view s, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t before = begin;
    const char32_t c = text::previous(s, before);
    if (!text::is_letter_or_number(c)) break;
    begin = before;
  }
  return s.substr(begin, end - begin);
}

std::string_view run_after(std::string_view s, std::size_t begin) {
  while (begin < s.size()) {  // 【 『 before the name
    std::size_t after = begin;
    if (text::is_letter_or_number(text::next(s, after))) break;
    begin = after;
  }
  std::size_t end = begin;
  while (end < s.size()) {
    std::size_t after = end;
    if (!text::is_letter_or_number(text::next(s, after))) break;
    end = after;
  }
  return s.substr(begin, end - begin);
}

// What a site says before or after its own name.
void learn_phrases(std::string_view folded, std::map<std::string, std::size_t>& names) {
  for (const std::string_view cue : {"秒记住", "秒記住", "请记住", "關注", "关注", "欢迎光临", "尽在", "盡在",
                                     "发布于", "chapters at ", "novels on ", "visit "}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos) continue;
    const std::string_view name = run_after(folded, at + cue.size());
    if (text::length(name) <= 16 && !name.starts_with("本")) add_name(name, names);
  }
  for (const std::string_view cue :
       {"为你提供", "为您提供", "為您提供", "為你提供", "提醒你", "手机版", "手機版", "http", "www."}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view name = run_before(folded, text::trim(folded.substr(0, at)).size());
    if (text::length(name) <= 16) add_name(name, names);
  }
}

void learn_line(std::string_view line, const RuleSet& rules, std::map<std::string, std::size_t>& names) {
  const text::Shadow shadow = text::fold(line);
  for (const RuleMatch& match : rules.match(line, shadow, {true, true, true})) {
    if (match.rule->certainty != Certainty::certain || match.rule->voice != Voice::site) continue;
    const std::string folded = text::fold(line.substr(match.begin, match.end - match.begin)).text();
    learn_hosts(folded, names);
    learn_phrases(folded, names);
  }
}

void learn_breadcrumb(std::string_view line, std::map<std::string, std::size_t>& names) {
  const std::string folded = text::fold(line).text();
  const std::size_t end = folded.find_first_of(">»/|-");
  if (end != std::string::npos) add_name(text::trim(std::string_view(folded).substr(0, end)), names);
}

// The first and last lines that hold text: sites speak there.
void learn_edges(const std::vector<BodyLine>& lines, const RuleSet& rules,
                 std::map<std::string, std::size_t>& names) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < edge_lines; ++i)
    if (!text::trim(lines[i].text).empty()) ++seen, learn_line(lines[i].text, rules, names);
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < edge_lines;)
    if (!text::trim(lines[i].text).empty()) ++seen, learn_line(lines[i].text, rules, names);
}

}  // namespace

std::vector<std::string> learn_names(std::span<const Text> texts, std::span<const Draft> drafts,
                                     const RuleSet& rules, std::string_view book_title) {
  std::map<std::string, std::size_t> names;
  for (const Draft& draft : drafts) {
    learn_edges(body_lines(texts, draft), rules, names);
    for (const Draft::Drop& drop : draft.dropped)
      if (drop.rule == "boilerplate.breadcrumb")
        learn_breadcrumb(std::string_view(texts[drop.piece.text].clean.text())
                             .substr(drop.piece.begin, drop.piece.end - drop.piece.begin),
                         names);
  }
  const std::string title = text::pinyin_skeleton(book_title).text();
  std::vector<std::string> out;
  for (const auto& [name, count] : names)
    if (title.empty() || title.find(name) == std::string::npos) out.push_back(name);
  return out;
}

}  // namespace novel2epub::parse
