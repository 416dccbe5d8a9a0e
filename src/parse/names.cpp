// The names a site gives itself, learnt from what certain rules have found, so that their other spellings are
// known.
#include <algorithm>
#include <map>

#include "parse/notice.hpp"
#include "parse/survey.hpp"
#include "text/ascii.hpp"
#include "text/data.hpp"
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

bool is_host_char(char c) { return text::is_ascii_alnum(c) || c == '-' || c == '.'; }

// "www.someaddress.com" -> "someaddress"; a short one only with its end: "www.abc.com" -> "abccom".
void learn_hosts(std::string_view folded, std::map<std::string, std::size_t>& names) {
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i;
    while (end < folded.size() && is_host_char(folded[end])) ++end;
    const std::string_view token = folded.substr(i, end - i);
    const bool path = i > 0 && folded[i - 1] == '/' && (i == 1 || folded[i - 2] != '/');
    const std::size_t last = token.rfind('.');
    if (!path && last != std::string_view::npos && last > 0) {
      const std::size_t before = token.rfind('.', last - 1);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      const std::string_view label = token.substr(begin, last - begin);
      const std::size_t top = token.size() - last - 1;  // letters of the top-level domain
      const bool plausible = top >= 2 && top <= 7;
      if (label.size() >= shortest_name && plausible) add_name(label, names);
      if (label.size() >= 3 && label.size() < shortest_name && label != "www" && plausible)
        add_name(token.substr(begin), names);
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

// A "name" that every site uses, 小说网, is none.
bool is_every_sites(std::string_view name, const RuleSet& rules) {
  std::size_t letters = text::length(name);
  for (const RuleMatch& match : rules.match(name, text::fold(name), {}))
    if (match.rule->group() == "words" || match.rule->group() == "plain")
      letters -= std::min(letters, text::length(name.substr(match.begin, match.end - match.begin)));
  return letters == 0;
}

// What a site says before or after its own name.
void learn_phrases(std::string_view folded, const RuleSet& rules, std::map<std::string, std::size_t>& names) {
  for (const std::string_view cue : {"秒记住", "秒記住", "请记住", "關注", "关注", "欢迎光临", "尽在", "盡在",
                                     "发布于", "chapters at ", "novels on ", "visit "}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos) continue;
    const std::string_view name = run_after(folded, at + cue.size());
    if (text::length(name) <= 16 && !name.starts_with("本") && !is_every_sites(name, rules))
      add_name(name, names);
  }
  for (const std::string_view cue :
       {"为你提供", "为您提供", "為您提供", "為你提供", "提醒你", "手机版", "手機版", "http", "www."}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view name = run_before(folded, text::trim(folded.substr(0, at)).size());
    if (text::length(name) <= 16 && !is_every_sites(name, rules)) add_name(name, names);
  }
}

// Whether nothing but a closing bracket stands behind `at`.
bool ends_there(std::string_view line, std::size_t at) {
  constexpr std::u32string_view closers = U")）]】』」>》";
  while (at < line.size()) {
    const char32_t c = text::next(line, at);
    if (!text::is_blank(c) && !closers.contains(c)) return false;
  }
  return true;
}

// "某屋 www.example.com", alone: in "他打开了example.com。" the story speaks. Empty where it is none.
std::string_view name_before(std::string_view folded, std::string_view line, std::size_t address_end) {
  constexpr std::size_t longest = 10;  // code points
  const std::string_view name = run_before(folded, text::trim(folded).size());
  const std::string_view before = folded.substr(0, static_cast<std::size_t>(name.data() - folded.data()));
  const bool alone = run_before(before, text::trim(before).size()).empty() && ends_there(line, address_end);
  return alone && text::length(name) <= longest ? name : std::string_view{};
}

// What one line teaches: names for certain, hosts of addresses, and what words of a site lead to; the last
// two must come again.
struct Lesson {
  std::map<std::string, std::size_t> names, hosts, led;
};

void learn_line(std::string_view line, const RuleSet& rules, Lesson& lesson) {
  const std::vector<RuleMatch> matches = rules.match(line, text::fold(line), {true, true, true});
  if (std::ranges::any_of(matches, [](const RuleMatch& match) { return match.rule->group() == "public"; }))
    return;
  std::vector<text::Shadow::Span> addresses;
  for (const RuleMatch& match : matches)
    if (match.rule->group() == "address") addresses.push_back({match.begin, match.end});
  for (const RuleMatch& match : matches) {
    // The site speaks as far as its notice goes; what a rule takes behind it may be a chapter.
    const std::size_t end = match.rule->built_in ? least_notice_end(line, match, addresses) : match.end;
    const std::string folded = text::fold(line.substr(match.begin, end - match.begin)).text();
    if (match.rule->group() == "address") {
      learn_hosts(folded, lesson.hosts);
      const std::string before = text::fold(line.substr(0, match.begin)).text();
      const std::string_view name = name_before(before, line, match.end);
      if (!name.empty() && !is_every_sites(name, rules)) add_name(name, lesson.hosts);
    }
    if (match.rule->certainty != Certainty::certain || match.rule->voice != Voice::site) continue;
    learn_hosts(folded, lesson.names);
    learn_phrases(folded, rules, lesson.names);
  }
}

// What stands behind the last sentence of a paragraph; empty where a sentence ends the line.
std::string_view behind_last_sentence(std::string_view line) {
  constexpr std::size_t longest = 120;  // bytes
  constexpr std::u32string_view stops = U"。！？!?…”」』\"";
  line = text::trim(line);
  for (std::size_t at = line.size(); at > 0 && line.size() - at < longest;) {
    const std::size_t end = at;
    const char32_t c = text::previous(line, at);
    const bool stop = stops.contains(c) || (c == '.' && end < line.size() &&
                                            text::is_blank(static_cast<unsigned char>(line[end])));
    if (stop) return line.substr(end);
  }
  return {};
}

// A dot between two letters or digits, as in an address of any letters.
bool has_inner_dot(std::string_view s) {
  for (std::size_t dot = s.find('.'); dot != s.npos; dot = s.find('.', dot + 1)) {
    std::size_t before = dot, after = dot + 1;
    if (dot > 0 && after < s.size() && text::is_letter_or_number(text::previous(s, before)) &&
        text::is_letter_or_number(text::next(s, after)))
      return true;
  }
  return false;
}

// An address with at most a name beside it, which must come again.
void learn_apart(std::string_view piece, const RuleSet& rules, Lesson& lesson) {
  constexpr std::size_t most_beside = 16;  // letters
  if (!has_inner_dot(piece)) return;
  Lesson learnt;
  learn_line(piece, rules, learnt);
  std::size_t letters = 0;
  for (std::size_t at = 0; at < piece.size();) letters += text::is_letter(text::next(piece, at)) ? 1 : 0;
  for (const auto& [host, count] : learnt.hosts)
    if (letters <= host.size() + most_beside) lesson.hosts[host] += count;
}

// What brackets hold within a paragraph: "（某屋 www.example.com）".
void learn_bracketed(std::string_view line, const RuleSet& rules, Lesson& lesson) {
  constexpr std::size_t longest = 80;  // bytes
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}};
  if (!line.contains('.')) return;
  for (const auto& [open, close] : pairs)
    for (std::size_t at = line.find(open); at != line.npos; at = line.find(open, at + open.size())) {
      const std::string_view inside = line.substr(at + open.size(), longest);
      if (const std::size_t end = inside.find(close); end != inside.npos)
        learn_apart(inside.substr(0, end), rules, lesson);
    }
}

// What words of a site lead to, wherever they stand; only what comes again is a name.
void learn_named(std::string_view line, const RuleSet& rules, Lesson& lesson) {
  static const std::vector<std::string_view> cues = text::data_words("rules/name-cues.txt");
  if (std::ranges::none_of(cues, [&](std::string_view cue) { return line.contains(cue); })) return;
  for (const RuleMatch& match : rules.match(line, text::fold(line), {})) {
    const std::string_view name = line.substr(match.begin, match.end - match.begin);
    if (match.rule->group() == "named" && !is_every_sites(name, rules)) add_name(name, lesson.led);
  }
}

void learn_breadcrumb(std::string_view line, const RuleSet& rules,
                      std::map<std::string, std::size_t>& names) {
  const std::string folded = text::fold(line).text();
  const std::size_t end = folded.find_first_of(">»/|-");
  if (end == std::string::npos) return;
  std::string_view root = std::string_view(folded).substr(0, end);
  root.remove_prefix(root.rfind(':') + 1);  // 当前位置：站名 > …
  if (!is_every_sites(text::trim(root), rules)) add_name(text::trim(root), names);
}

// Sites speak in the first and last lines that hold text, and behind the sentences of any.
Lesson learn_lines(const std::vector<BodyLine>& lines, const RuleSet& rules) {
  Lesson lesson;
  for (const BodyLine& line : lines) {
    learn_apart(behind_last_sentence(line.text), rules, lesson);
    learn_bracketed(line.text, rules, lesson);
    learn_named(line.text, rules, lesson);
  }
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < edge_lines; ++i)
    if (!text::trim(lines[i].text).empty()) ++seen, learn_line(lines[i].text, rules, lesson);
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < edge_lines;)
    if (!text::trim(lines[i].text).empty()) ++seen, learn_line(lines[i].text, rules, lesson);
  return lesson;
}

// In the site's places in so many chapters: `percent` of them.
bool comes_again(std::size_t chapters, std::size_t all, std::size_t percent) {
  return chapters >= 3 && chapters * 100 >= all * percent;
}

// "上青鸟书屋": another name with the word before it that leads there.
bool is_led_to(std::string_view name, const std::map<std::string, std::size_t>& names) {
  const std::string wide = text::to_utf8(U"上到来去在于");
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    text::next(name, at);
    if (wide.contains(name.substr(begin, at - begin)) && names.contains(std::string(name.substr(at))))
      return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> learn_names(std::span<const Text> texts, std::span<const Draft> drafts,
                                     const RuleSet& rules, std::string_view book_title) {
  constexpr std::size_t own_host = 20, led_to = 10;  // percent; a story has addresses, but no words of a site
  std::map<std::string, std::size_t> names, hosts, led;
  for (const Draft& draft : drafts) {
    const Lesson lesson = learn_lines(body_lines(texts, draft), rules);
    for (const auto& [name, count] : lesson.names) names[name] += count;
    for (const auto& [host, count] : lesson.hosts) ++hosts[host];
    for (const auto& [name, count] : lesson.led) ++led[name];
    for (const Draft::Drop& drop : draft.dropped)
      if (drop.rule == "boilerplate.breadcrumb")
        learn_breadcrumb(std::string_view(texts[drop.piece.text].clean.text())
                             .substr(drop.piece.begin, drop.piece.end - drop.piece.begin),
                         rules, names);
  }
  for (const auto& [host, chapters] : hosts)
    if (comes_again(chapters, drafts.size(), own_host)) names[host] += chapters;
  for (const auto& [name, chapters] : led)
    if (comes_again(chapters, drafts.size(), led_to)) names[name] += chapters;
  const std::string title = text::pinyin_skeleton(book_title).text();
  std::vector<std::string> out;
  for (const auto& [name, count] : names)
    if ((title.empty() || !title.contains(name)) && !is_led_to(name, names)) out.push_back(name);
  return out;
}

}  // namespace novel2epub::parse
