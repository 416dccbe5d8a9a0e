#include "parse/notice.hpp"

#include <algorithm>

#include "parse/evidence.hpp"

namespace novel2epub::parse {
namespace {

// Words of a site and none of a story.
bool speaks_as_site(std::string_view piece, const RuleSet& rules, const Survey& survey, std::size_t fewest) {
  const text::Shadow shadow = text::fold(piece);
  const Evidence evidence = gather(piece, shadow, rules.match(piece, shadow, {}), rules, survey);
  if (evidence.told || evidence.spoken) return false;
  if (evidence.letters < fewest || !evidence.addresses.empty() || !evidence.names.empty()) return true;
  const std::size_t percent = 100 * evidence.explained / evidence.letters;
  return (evidence.worded && percent >= 30) || (evidence.plain && percent >= 50);
}

// Behind a notice, what says too little to tell is the notice's, unless the hit ends within the sentence or
// the story may go on there; before it, the story's.
bool goes_on_as_notice(std::string_view piece, bool whole, const RuleSet& rules, const Survey& survey) {
  constexpr std::size_t fewest = 6;  // letters
  return speaks_as_site(piece, rules, survey, whole ? fewest : 1);
}

bool opens_notice(std::string_view piece, const RuleSet& rules, const Survey& survey) {
  const auto is_told = [](const RuleMatch& match) {
    const std::string_view group = match.rule->group();
    return group != "words" && group != "plain" && group != "story" && match.begin == 0;
  };
  return std::ranges::any_of(rules.match(piece, text::fold(piece), {true, true, false}), is_told) ||
         speaks_as_site(piece, rules, survey, 1);
}

bool hits_alone(const Rule& rule, std::string_view rest, RuleSet::Place edge, const RuleSet& rules) {
  return std::ranges::any_of(rules.match(rest, text::fold(rest), edge),
                             [&](const RuleMatch& match) { return match.rule == &rule && match.begin == 0; });
}

}  // namespace

std::size_t notice_begin(std::string_view line, const RuleMatch& match, RuleSet::Place edge,
                         const RuleSet& rules, const Survey& survey,
                         const std::vector<text::Shadow::Span>& addresses) {
  std::size_t begin = match.begin;
  if (match.rule->scope != Scope::line) return begin;  // other rules say where the notice begins
  const std::string_view hit = line.substr(0, match.end);
  while (begin < match.end) {
    const std::size_t next = sentence_end(hit, begin, addresses);
    if (next >= match.end || opens_notice(hit.substr(begin, next - begin), rules, survey)) break;
    if (!hits_alone(*match.rule, hit.substr(next), edge, rules)) break;
    begin = next;
  }
  return begin;
}

std::size_t least_notice_end(std::string_view line, const RuleMatch& match,
                             const std::vector<text::Shadow::Span>& addresses) {
  const std::string_view hit = line.substr(0, match.end);
  std::size_t at = sentence_end(hit, match.begin, addresses);
  if (at >= match.end) return match.end;
  for (const std::size_t least = least_end(match, line); at < least;) at = sentence_end(hit, at, addresses);
  return at;
}

std::size_t notice_end(std::string_view line, const RuleMatch& match, const RuleSet& rules,
                       const Survey& survey, const std::vector<text::Shadow::Span>& addresses) {
  const std::string_view hit = line.substr(0, match.end);
  std::size_t at = least_notice_end(line, match, addresses);
  while (at < match.end) {
    const std::size_t next = sentence_end(hit, at, addresses);
    const bool within_line = match.rule->scope == Scope::span;
    const bool whole = next < match.end || sentence_end(line, at, addresses) == next;
    if (within_line && !whole) return at;
    if (!goes_on_as_notice(hit.substr(at, next - at), whole && !within_line, rules, survey)) return at;
    at = next;
  }
  return match.end;
}

}  // namespace novel2epub::parse
