#include "parse/notice.hpp"

#include <string>
#include <vector>

#include "parse/evidence.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::u32string_view stops = U"。！？!?…";
constexpr std::u32string_view closers = U"”’」』】）)]》〉〗";

bool is_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }

// A full stop of Latin text ends a sentence in front of a blank and a capital.
bool is_latin_stop(std::string_view s, std::size_t after) {
  if (after >= s.size() || s[after] != ' ') return false;
  while (after < s.size() && s[after] == ' ') ++after;
  return after < s.size() && is_upper(static_cast<unsigned char>(s[after]));
}

// The end of the piece of `s` that begins at `at`: a sentence with its closing marks, or what two blanks part
// from the rest, as lost line breaks do.
std::size_t piece_end(std::string_view s, std::size_t at) {
  bool stopped = false;
  std::size_t blanks = 0, letters = 0;
  while (at < s.size()) {
    const std::size_t before = at;
    const char32_t c = text::next(s, at);
    if (stopped && !stops.contains(c) && !closers.contains(c)) return before;
    if (text::is_blank(c)) {
      ++blanks;
      continue;
    }
    if (blanks >= 2 && letters > 0) return before;
    blanks = 0;
    letters += text::is_letter_or_number(c) ? 1 : 0;
    stopped = stopped || stops.contains(c) || (c == '.' && is_latin_stop(s, at));
  }
  return s.size();
}

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

std::size_t notice_end(std::string_view line, std::size_t begin, std::size_t end, const RuleSet& rules,
                       const Survey& survey) {
  const std::string_view hit = line.substr(0, end);
  std::size_t at = piece_end(hit, begin);
  while (at < end) {
    const std::size_t next = piece_end(hit, at);
    if (!goes_on_as_notice(hit.substr(at, next - at), rules, survey)) return at;
    at = next;
  }
  return end;
}

}  // namespace novel2epub::parse
