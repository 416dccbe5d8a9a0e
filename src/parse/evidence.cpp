#include "parse/evidence.hpp"

#include <algorithm>

#include "parse/addresses.hpp"
#include "parse/mentions.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Span = text::Shadow::Span;

std::size_t count_letters_in(std::string_view s) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < s.size();) letters += text::is_letter_or_number(text::next(s, i)) ? 1 : 0;
  return letters;
}

// Letters of line[begin, end) that lie in one of the spans, which are in order of their beginnings.
std::size_t count_covered(std::string_view line, const std::vector<Span>& spans, Span within) {
  std::size_t letters = 0, at = within.begin;
  for (const Span& span : spans) {
    const std::size_t begin = std::max(at, span.begin), end = std::min(within.end, span.end);
    if (begin >= end) continue;
    letters += count_letters_in(line.substr(begin, end - begin));
    at = end;
  }
  return letters;
}

constexpr std::u32string_view stops = U"。！？!?…；;";

// A full stop, but not that of "3.5", "w.w w.x" or "公.众.号".
bool is_full_stop(std::string_view s, std::size_t after) {
  return after >= s.size() || !text::is_letter_or_number(text::next(s, after));
}

// Speech of the line above ends here, and words of the story stand before the mark or behind it: "ですよ」"
// before a watermark, "”he said." behind one.
bool closes_speech_above(std::string_view line, const std::vector<Span>& spans) {
  constexpr std::u32string_view openers = U"“「『", closers = U"”」』";
  const auto is_story = [&](Span within) {
    return count_letters_in(line.substr(within.begin, within.end - within.begin)) > 0 &&
           count_covered(line, spans, within) == 0;
  };
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(line, at);
    if (openers.contains(c)) return false;
    if (closers.contains(c)) return is_story({0, begin}) || is_story({at, line.size()});
  }
  return false;
}

// A sentence of some length of which hardly anything is the site's; or the end of one, however short, with
// which a hard-wrapped line begins: "ですよ」" before a watermark.
bool has_story_sentence(std::string_view line, const std::vector<Span>& spans,
                        const std::vector<Span>& addresses) {
  constexpr std::size_t shortest = 5;  // letters
  if (closes_speech_above(line, spans)) return true;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = sentence_end(line, begin, addresses);
    const std::size_t letters = count_letters_in(line.substr(begin, end - begin));
    const std::size_t covered = count_covered(line, spans, {begin, end});
    if (letters >= shortest && covered * 100 < letters * 30) return true;
    if (begin == 0 && end < line.size() && letters > 0 && covered == 0) return true;
    begin = end;
  }
  return false;
}

bool opens_with_one_of(std::string_view line, std::u32string_view marks) {
  std::size_t at = 0;
  const std::string_view trimmed = text::trim(line);
  return !trimmed.empty() && marks.contains(text::next(trimmed, at));
}

bool touches(const Span& span, const Survey::NameHit& name) {
  return name.begin < span.end && span.begin < name.end;
}

// Whether nothing but a few blanks and marks lies between.
bool is_beside(std::string_view between) {
  constexpr std::size_t longest = 9;  // bytes: three wide marks
  return between.size() <= longest && count_letters_in(between) == 0 && !between.contains("。") &&
         !between.contains("”");
}

void take_names_beside(std::string_view line, const std::vector<Survey::NameHit>& names, Span& span) {
  for (const Survey::NameHit& name : names) {
    if (name.end <= span.begin && is_beside(line.substr(name.end, span.begin - name.end)))
      span.begin = name.begin;
    if (name.begin >= span.end && is_beside(line.substr(span.end, name.begin - span.end)))
      span.end = name.end;
  }
}

// Of an address: a bracket ends it, unless it says "(dot)".
std::size_t end_before_bracket(std::string_view address) {
  std::size_t at = address.find_first_of("()<>\"");
  while (at != address.npos && text::lower(address.substr(at, 5)) == "(dot)")
    at = address.find_first_of("()<>\"", at + 5);
  return std::min(at, address.size());
}

// A mark behind an address is the sentence's.
void leave_marks(std::string_view line, Span& span) {
  span.end = span.begin + end_before_bracket(line.substr(span.begin, span.end - span.begin));
  while (span.end > span.begin) {
    std::size_t before = span.end;
    const char32_t c = text::previous(line, before);
    if (text::is_letter_or_number(c) || c == U'/') break;
    span.end = before;
  }
}

struct Pair {
  std::string_view open, close;
};

// What a bracket holds beside an address: a few words, and no sentence.
bool is_label(std::string_view words) {
  constexpr std::size_t longest = 10;  // letters
  if (count_letters_in(words) > longest) return false;
  for (std::size_t at = 0; at < words.size();)
    if (stops.contains(text::next(words, at))) return false;
  return true;
}

// "[站名 www.example.com]": a bracket that holds the address and whose it is.
bool take_bracket(std::string_view line, const Pair& pair, Span& span) {
  constexpr std::size_t farthest = 48;  // bytes
  const std::size_t open = line.substr(0, span.begin).rfind(pair.open);
  const std::size_t close = line.find(pair.close, span.end);
  if (open == line.npos || close == line.npos) return false;
  if (span.begin - open > farthest || close - span.end > farthest) return false;
  const std::size_t inside = open + pair.open.size();
  const std::string_view before = line.substr(inside, span.begin - inside);
  const std::string_view after = line.substr(span.end, close - span.end);
  if (before.contains(pair.close) || after.contains(pair.open)) return false;
  if (!is_label(before) || !is_label(after)) return false;
  span = {open, close + pair.close.size()};
  return true;
}

void take_brackets(std::string_view line, Span& span) {
  for (const Pair& pair :
       {Pair{"(", ")"}, Pair{"（", "）"}, Pair{"[", "]"}, Pair{"【", "】"}, Pair{"<", ">"}})
    if (take_bracket(line, pair, span)) return;
}

// Patreon and its like host people of every kind.
void leave_public_ones(const std::vector<RuleMatch>& matches, std::vector<Span>& addresses) {
  for (const RuleMatch& match : matches)
    if (match.rule->group() == "public")
      std::erase_if(addresses,
                    [&](const Span& span) { return span.begin < match.end && match.begin < span.end; });
}

// Hardly a word that is not a site's, and enough of them to say something.
bool speaks_as_sites_do(const Evidence& evidence, std::size_t percent) {
  constexpr std::size_t fewest = 6;  // letters
  if (!evidence.at_edge || evidence.letters < fewest) return false;
  return evidence.worded ? percent >= 70 : evidence.plain && percent >= 85;
}

}  // namespace

std::size_t sentence_end(std::string_view line, std::size_t at, const std::vector<Span>& addresses) {
  constexpr std::u32string_view closers = U"”’」』】）)]》〉〗", speech = U"“「";
  bool stopped = false, behind_address = false;  // with nothing but blanks between
  std::size_t blanks = 0, letters = 0;
  while (at < line.size()) {
    const auto inside =
        std::ranges::find_if(addresses, [&](const Span& span) { return span.begin <= at && at < span.end; });
    const std::size_t before = at;
    const char32_t c = text::next(line, at);
    if (stopped && (inside != addresses.end() || (!stops.contains(c) && !closers.contains(c) && c != '.')))
      return before;
    if (blanks >= 2 && letters > 0 && !text::is_blank(c)) return before;
    const bool goes_on = blanks > 0 && text::is_lower(c);
    if (behind_address && (speech.contains(c) || (text::is_letter(c) && !goes_on))) return before;
    behind_address = inside != addresses.end() || (behind_address && text::is_blank(c));
    blanks = text::is_blank(c) ? blanks + 1 : 0;
    if (inside != addresses.end()) {
      at = inside->end;
      ++letters;
      continue;
    }
    letters += text::is_letter_or_number(c) ? 1 : 0;
    stopped = stopped || stops.contains(c) || (c == '.' && is_full_stop(line, at));
  }
  return at;
}

Evidence gather(std::string_view line, const text::Shadow& folded, const std::vector<RuleMatch>& matches,
                const RuleSet& rules, const Survey& survey) {
  Evidence out;
  out.spoken = opens_with_one_of(line, U"“‘「『\"'—…");
  out.bracketed = opens_with_one_of(line, U"【（(《[");
  out.names = survey.find_names(line, folded);
  std::vector<Span> explained;
  for (const RuleMatch& match : matches) {
    const std::string_view group = match.rule->group();
    const bool hint = match.rule->certainty == Certainty::hint;
    if (hint && group == "story") out.told = true;
    if (hint && group == "address") out.addresses.push_back({match.begin, match.end});
    if (hint && group == "words") out.worded = true;
    if (hint && group == "plain") out.plain = true;
    if (match.rule->certainty == Certainty::likely && match.rule->voice == Voice::site) out.ruled = true;
    if (group != "story" && !is_of_mentions(*match.rule) && match.rule->voice == Voice::site)
      explained.push_back({match.begin, match.end});
  }
  for (const Survey::NameHit& name : out.names) explained.push_back({name.begin, name.end});
  std::ranges::copy(addresses_of(line, out.names, rules), std::back_inserter(out.addresses));
  std::ranges::sort(out.addresses, {}, &Span::begin);
  leave_public_ones(matches, out.addresses);
  for (std::size_t at = survey.book_title.empty() ? line.npos : line.find(survey.book_title); at != line.npos;
       at = line.find(survey.book_title, at + 1))
    explained.push_back({at, at + survey.book_title.size()});
  std::ranges::sort(explained, {}, &Span::begin);
  if (!explained.empty()) out.explained_span.begin = explained.front().begin;
  for (const Span& span : explained) out.explained_span.end = std::max(out.explained_span.end, span.end);
  const Span whole{0, line.size()};
  const std::size_t addressed = count_covered(line, out.addresses, whole);
  out.letters = count_letters_in(line) - addressed;
  out.explained = count_covered(line, explained, whole) - addressed;
  out.has_story = has_story_sentence(line, explained, out.addresses);
  return out;
}

bool is_common(const Repetition* repeated, const Survey& survey) {
  constexpr double share = 0.05;
  constexpr std::uint32_t fewest = 3;
  return repeated != nullptr && repeated->chapters >= fewest &&
         static_cast<double>(repeated->chapters) >= share * static_cast<double>(survey.chapters);
}

bool is_everywhere(const Repetition* repeated, const Survey& survey, double share) {
  constexpr std::uint32_t fewest = 5;
  return repeated != nullptr && repeated->edges >= fewest &&
         static_cast<double>(repeated->edges) >= share * static_cast<double>(survey.chapters);
}

// Repetition beside the site's name, address or language; or an address where sites put theirs, in the
// language of sites. A refrain of the story is repeated too, but speaks like the story.
bool is_condemned(const Evidence& evidence, const Survey& survey) {
  constexpr std::size_t longest = 120;  // letters
  constexpr double proving_share = 0.4;
  if (evidence.letters > longest) return false;
  const bool named = !evidence.names.empty(), addressed = !evidence.addresses.empty();
  const std::size_t percent = evidence.letters == 0 ? 100 : evidence.explained * 100 / evidence.letters;
  if (evidence.spoken || (evidence.bracketed && !named && !addressed))
    return false;  // speech, a system's panel
  if (is_everywhere(evidence.repeated, survey, proving_share)) {
    const bool worded =
        !evidence.told && ((evidence.worded && percent >= 30) || speaks_as_sites_do(evidence, percent));
    return named || addressed || evidence.ruled || evidence.above || evidence.repeated->names_chapter ||
           worded;
  }
  if (evidence.told) return false;
  if (is_common(evidence.repeated, survey))
    return (!evidence.has_story && (named || (addressed && percent >= 40))) ||
           speaks_as_sites_do(evidence, percent);
  if (evidence.has_story || percent < 60 || !(evidence.worded || evidence.plain)) return false;
  return named || (addressed && evidence.at_edge);
}

text::Shadow::Span with_names_beside(std::string_view line, const Evidence& evidence,
                                     text::Shadow::Span span) {
  const auto name = std::ranges::find_if(evidence.names, [&](const auto& hit) { return touches(span, hit); });
  span.begin =
      behind_story_word(line, span.begin, span.end, name == evidence.names.end() ? line.npos : name->begin);
  take_names_beside(line, evidence.names, span);
  take_brackets(line, span);
  return span;
}

std::vector<text::Shadow::Span> sites_addresses(std::string_view line, const Evidence& evidence) {
  std::vector<Span> out;
  for (Span span : evidence.addresses) {
    if (std::ranges::none_of(evidence.names, [&](const auto& name) { return touches(span, name); })) continue;
    leave_marks(line, span);
    out.push_back(with_names_beside(line, evidence, span));
  }
  return out;
}

}  // namespace novel2epub::parse
