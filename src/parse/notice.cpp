#include "parse/notice.hpp"

#include "parse/evidence.hpp"

namespace novel2epub::parse {
namespace {

// Words of a site and none of a story, or too little to say anything.
bool goes_on_as_notice(std::string_view piece, const RuleSet& rules, const Survey& survey) {
  constexpr std::size_t fewest = 6;  // letters
  const text::Shadow shadow = text::fold(piece);
  const Evidence evidence = gather(piece, shadow, rules.match(piece, shadow, {}), survey);
  if (evidence.told || evidence.spoken) return false;
  if (evidence.letters < fewest || !evidence.addresses.empty() || !evidence.names.empty()) return true;
  const std::size_t percent = 100 * evidence.explained / evidence.letters;
  return (evidence.worded && percent >= 30) || (evidence.plain && percent >= 50);
}

}  // namespace

std::size_t notice_end(std::string_view line, const RuleMatch& match, const RuleSet& rules,
                       const Survey& survey, const std::vector<text::Shadow::Span>& addresses) {
  const std::string_view hit = line.substr(0, match.end);
  std::size_t at = sentence_end(hit, match.begin, addresses);
  if (at >= match.end) return match.end;
  for (const std::size_t least = least_end(match, line); at < least;) at = sentence_end(hit, at, addresses);
  while (at < match.end) {
    const std::size_t next = sentence_end(hit, at, addresses);
    if (!goes_on_as_notice(hit.substr(at, next - at), rules, survey)) return at;
    at = next;
  }
  return match.end;
}

}  // namespace novel2epub::parse
