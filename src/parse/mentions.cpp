#include "parse/mentions.hpp"

#include <algorithm>
#include <initializer_list>

#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Span = text::Shadow::Span;

// No more of a line is looked at on either side: what leads to a name stands right before it.
constexpr std::size_t farthest = 160;  // bytes

bool is_of(const Rule& rule, std::string_view group) { return rule.built_in && rule.group() == group; }

std::size_t lead_begin(std::string_view line, std::size_t at, std::string_view group, const RuleSet& rules) {
  const std::string_view before = text::last_bytes(line.substr(0, at), farthest);
  const std::size_t begin = at - before.size();
  std::size_t lead = at;
  for (const RuleMatch& match : rules.match(before, text::fold(before), {}))
    if (is_of(*match.rule, group) && match.end == before.size()) lead = std::min(lead, begin + match.begin);
  return lead;
}

std::size_t trail_end(std::string_view line, std::size_t at, std::string_view group, const RuleSet& rules) {
  const std::string_view behind = text::first_bytes(line.substr(at), farthest);
  std::size_t trail = at;
  for (const RuleMatch& match : rules.match(behind, text::fold(behind), {}))
    if (is_of(*match.rule, group) && text::trim(behind.substr(0, match.begin)).empty())
      trail = std::max(trail, at + match.end);
  return trail;
}

// Of a domain: no letters and digits but those of ASCII, however they are written.
bool is_label(std::string_view name) {
  const std::string letters = text::skeleton_text(text::fold(name));
  return !letters.empty() && std::ranges::all_of(letters, [](char c) { return text::is_ascii_alnum(c); });
}

// "Lantern Hill": the letters of a label are written together, or each apart.
bool holds_words(std::string_view name) {
  std::size_t letters = 0, blanks = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next(name, at);
    letters += text::is_letter_or_number(c) ? 1 : 0;
    blanks += text::is_blank(c) ? 1 : 0;
  }
  return blanks > 0 && 2 * blanks < letters;
}

}  // namespace

bool is_of_mentions(const Rule& rule) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{"www", "top", "lead", "trail", "named"},
                             [&](std::string_view group) { return is_of(rule, group); });
}

std::vector<Span> addresses_of(std::string_view line, const std::vector<Survey::NameHit>& names,
                               const RuleSet& rules) {
  std::vector<Span> out;
  for (const Survey::NameHit& name : names) {
    const std::string_view written = line.substr(name.begin, name.end - name.begin);
    if (!is_label(written) || holds_words(written)) continue;
    const Span span{lead_begin(line, name.begin, "www", rules), trail_end(line, name.end, "top", rules)};
    if (span.begin < name.begin || span.end > name.end) out.push_back(span);
  }
  return out;
}

Span with_words_beside(std::string_view line, Span span, const RuleSet& rules) {
  span.begin = lead_begin(line, span.begin, "lead", rules);
  span.end = trail_end(line, span.end, "trail", rules);
  return span;
}

std::vector<Span> mentions(std::string_view line, const std::vector<Survey::NameHit>& names,
                           const RuleSet& rules) {
  std::vector<Span> out;
  for (const Survey::NameHit& name : names) {
    if (is_label(line.substr(name.begin, name.end - name.begin))) continue;  // words of any story
    const Span span = with_words_beside(line, {name.begin, name.end}, rules);
    if (span.begin < name.begin) out.push_back(span);
  }
  return out;
}

}  // namespace novel2epub::parse
