#include "parse/boilerplate.hpp"

#include <algorithm>

#include "parse/damage.hpp"
#include "parse/evidence.hpp"
#include "parse/mentions.hpp"
#include "parse/notice.hpp"
#include "parse/site_sentences.hpp"
#include "text/shadow.hpp"
#include "text/traced.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

constexpr double suspicious_share = 0.2;

bool opens_like_story(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = text::next(line, at);
  constexpr std::u32string_view openers = U"“‘「『\"'【…—―（(《";
  return openers.find(c) != std::u32string_view::npos;
}

bool opens_like_speech(std::string_view line) {
  const std::string_view trimmed = text::trim(line);
  std::size_t at = 0;
  constexpr std::u32string_view openers = U"“‘「『\"'";
  return !trimmed.empty() && openers.contains(text::next(trimmed, at));
}

// The chapter's title as a sentence of the story: sites end it with no mark.
bool is_title_sentence(std::string_view line, std::string_view title) {
  line = text::trim(line);
  if (title.empty() || !line.starts_with(title) || line.size() == title.size()) return false;
  line.remove_prefix(title.size());
  constexpr std::u32string_view marks = U"。.！!？?…”」』";
  for (std::size_t at = 0; at < line.size();)
    if (!marks.contains(text::next(line, at))) return false;
  return true;
}

Occurrence occurrence_of(const Repetition* r, const Survey& survey) {
  if (r == nullptr) return {};
  if (2 * r->tails >= r->chapters) return {r->tails, survey.chapters, "at the end"};
  if (2 * r->heads >= r->chapters) return {r->heads, survey.chapters, "at the beginning"};
  return {r->chapters, survey.chapters, "inside"};
}

// Inserted marks or foreign alphabets inside the span: nobody writes a story so.
bool is_misspelt(std::string_view span) {
  std::size_t inserted = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < span.size();) {
    const char32_t c = text::next(span, i);
    (text::is_letter_or_number(c) ? letters : inserted) += 1;
  }
  return inserted >= 2 || text::fold(span).disguised() > 0;
}

// A hint of the author's voice proves it where the author has just spoken: the whole line is the author's.
void judge_hints(std::string_view line, const std::vector<RuleMatch>& matches, std::vector<Finding>& out) {
  for (const RuleMatch& match : matches)
    if (match.rule->certainty == Certainty::hint && match.rule->voice == Voice::author &&
        !opens_like_speech(line))
      out.push_back({0, line.size(), Verdict::author, match.rule->name, false, {}});
}

void judge_rules(std::string_view line, RuleSet::Place edge, const std::vector<RuleMatch>& matches,
                 const Evidence& evidence, const RuleSet& rules, const Survey& survey,
                 std::vector<Finding>& out) {
  const bool seconded =
      is_common(evidence.repeated, survey) || !evidence.names.empty() || !evidence.addresses.empty();
  for (const RuleMatch& match : matches) {
    if (match.rule->certainty == Certainty::hint) continue;
    const bool certain = match.rule->certainty == Certainty::certain;
    const bool disguised =
        !certain && text::fold(line.substr(match.begin, match.end - match.begin)).disguised() > 1;
    Finding finding{match.begin,       match.end,        Verdict::suspect,
                    match.rule->name,  match.rule->rest, occurrence_of(evidence.repeated, survey),
                    match.rule->above, match.rule->notes};
    if (certain || seconded || disguised)
      finding.verdict = match.rule->voice == Voice::author ? Verdict::author : Verdict::cut;
    if (finding.verdict == Verdict::suspect && match.rule->voice == Voice::author) continue;
    if (finding.verdict == Verdict::cut && match.rule->group() == "address") {
      const auto span = with_names_beside(line, evidence, {match.begin, match.end});
      finding.begin = span.begin, finding.end = span.end;
    } else if (finding.verdict == Verdict::cut && !finding.rest && match.rule->built_in &&
               !is_common(evidence.repeated, survey)) {
      finding.begin = notice_begin(line, match, edge, rules, survey, evidence.addresses);
      finding.end = notice_end(line, match, rules, survey, evidence.addresses);
    }
    out.push_back(std::move(finding));
  }
}

// In disguise, or as an address.
bool is_written_oddly(std::string_view name) {
  return is_misspelt(name) || text::fold(name).text().contains('.');
}

// "…[某某书屋]": the site signs. The brackets are taken with the name. Within a line a short name may be
// anything, and 【】 hold a story's own panels.
bool is_signed(std::string_view line, text::Shadow::Span& name) {
  constexpr std::size_t telling = 3;  // code points
  const bool long_enough = text::length(line.substr(name.begin, name.end - name.begin)) >= telling;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"[", "]"}, {"【", "】"}}) {
    const std::string_view behind = line.substr(name.end);
    if (!line.substr(0, name.begin).ends_with(open) || !behind.starts_with(close)) continue;
    if (text::trim(behind) != close && (open != "[" || !long_enough)) continue;
    name = {name.begin - open.size(), name.end + close.size()};
    return true;
  }
  return false;
}

// The site's name alone on the line, signed or in disguise; its address anywhere.
void judge_names(std::string_view line, const Evidence& evidence, const RuleSet& rules,
                 std::vector<Finding>& out) {
  const auto cut = [&](text::Shadow::Span span, const char* rule) {
    span = with_words_beside(line, span, rules);
    out.push_back({span.begin, span.end, Verdict::cut, rule, false, {}});
  };
  for (const Survey::NameHit& name : evidence.names) {
    if (name.whole) {
      out.push_back({0, line.size(), Verdict::cut, "site.name", false, {}});
      return;
    }
    text::Shadow::Span span{name.begin, name.end};
    if (is_written_oddly(line.substr(span.begin, span.end - span.begin)) || is_signed(line, span))
      cut(span, "site.name");
  }
  for (const text::Shadow::Span& span : sites_addresses(line, evidence)) cut(span, "site.address");
  for (const text::Shadow::Span& span : mentions(line, evidence.names, rules)) cut(span, "site.line");
}

void judge_whole_line(std::string_view line, const Evidence& evidence, const Survey& survey,
                      std::vector<Finding>& out) {
  const std::string_view trimmed = text::trim(line);
  const Occurrence occurrence = occurrence_of(evidence.repeated, survey);
  if (is_condemned(evidence, survey))
    out.push_back({0, line.size(), Verdict::cut,
                   is_common(evidence.repeated, survey) ? "repeated.line" : "site.line", false, occurrence});
  else if (evidence.at_edge && is_everywhere(evidence.repeated, survey, suspicious_share) &&
           !opens_like_story(trimmed))
    out.push_back({0, line.size(), Verdict::suspect, "repeated.line", false, occurrence});
}

// The line's letters, without the marks and blanks around them.
text::Traced::Span letters_of(std::string_view line) {
  std::size_t begin = 0, end = line.size();
  while (begin < end) {
    std::size_t after = begin;
    if (text::is_letter_or_number(text::next(line, after))) break;
    begin = after;
  }
  while (end > begin) {
    std::size_t before = end;
    if (text::is_letter_or_number(text::previous(line, before))) break;
    end = before;
  }
  return {begin, end};
}

void judge_phrases(std::string_view line, const Survey& survey, std::vector<Finding>& out) {
  const auto [begin, end] = letters_of(line);
  const std::string_view body = line.substr(begin, end - begin);
  const std::size_t indent = static_cast<std::size_t>(text::trim(line).data() - line.data());
  for (const GluedPhrase& phrase : survey.phrases) {
    const bool tail = phrase.side == GluedPhrase::Side::tail;
    if (body.size() <= phrase.text.size()) continue;
    if (tail ? !body.ends_with(phrase.text) : begin != indent || !body.starts_with(phrase.text)) continue;
    const std::size_t at = tail ? end - phrase.text.size() : begin;
    out.push_back(
        {at,
         at + phrase.text.size(),
         Verdict::cut,
         "repeated.phrase",
         false,
         {phrase.chapters, survey.chapters, tail ? "at the end of paragraphs" : "before paragraphs"}});
    if (tail) return;
  }
}

// In order, without overlaps: what goes beats what is set apart, which beats what is only suspected; then the
// longer.
std::vector<Finding> settle(std::vector<Finding> findings) {
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    if (a.verdict != b.verdict) {
      const auto rank = [](Verdict v) { return v == Verdict::cut ? 0 : v == Verdict::author ? 1 : 2; };
      return rank(a.verdict) < rank(b.verdict);
    }
    return a.end - a.begin > b.end - b.begin;
  });
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const bool taken = std::ranges::any_of(kept, [&](const Finding& other) {
      return finding.begin < other.end && other.begin < finding.end &&
             (other.verdict == Verdict::cut) == (finding.verdict == Verdict::cut);
    });
    const bool swallowed = std::ranges::any_of(kept, [&](const Finding& other) {
      return other.verdict == Verdict::cut && other.begin <= finding.begin && finding.end <= other.end;
    });
    if (!taken && !swallowed) kept.push_back(std::move(finding));
  }
  std::ranges::stable_sort(kept, {}, &Finding::begin);
  return kept;
}

// The findings of one look at a line.
std::vector<Finding> look(std::string_view line, const LinePlace& place, const RuleSet& rules,
                          const Survey& survey, Level level) {
  std::vector<Finding> out;
  const text::Shadow shadow = text::fold(line);
  const std::vector<RuleMatch> matches = rules.match(line, shadow, place.edge);
  Evidence evidence = gather(line, shadow, matches, rules, survey);
  evidence.at_edge = place.edge.top || place.edge.end;
  evidence.above = place.above_heading;
  evidence.spoken = evidence.spoken || is_title_sentence(line, place.title);
  const bool suspicious = evidence.at_edge || !matches.empty() || !evidence.names.empty();
  evidence.repeated = suspicious ? survey.repetition(line, place.title) : nullptr;
  judge_rules(line, place.edge, matches, evidence, rules, survey, out);
  // "目录" on every page goes by its rule; without one, so short a line may be anything.
  if (evidence.repeated != nullptr && evidence.repeated->brief) evidence.repeated = nullptr;
  if (place.below_note) judge_hints(line, matches, out);
  const auto speaks = [](Verdict verdict) { return [=](const Finding& f) { return f.verdict == verdict; }; };
  const bool is_notes = std::ranges::any_of(out, speaks(Verdict::author)) && evidence.names.empty();
  if (suspicious && !is_notes && std::ranges::none_of(out, speaks(Verdict::cut)))
    judge_whole_line(line, evidence, survey, out);
  judge_names(line, evidence, rules, out);
  for (const text::Shadow::Span& span : site_sentences(line, evidence, rules, survey))
    out.push_back({span.begin, span.end, Verdict::cut, "site.line", false, {}});
  if (!survey.phrases.empty()) judge_phrases(line, survey, out);
  if (level == Level::full)
    for (Finding& finding : out)
      if (finding.verdict == Verdict::suspect) finding.verdict = Verdict::cut;
  std::erase_if(out, [&](const Finding& finding) { return rules.is_off(finding.rule); });
  return settle(std::move(out));
}

// A line whose bytes were read in the wrong charset says nothing to the rules until it is read again. It goes
// only if, read rightly, the whole of it is noise.
std::vector<Finding> look_misread(std::string_view line, const LinePlace& place, const RuleSet& rules) {
  constexpr std::size_t longest = 200;  // bytes
  if (line.size() > longest || line.find_first_of("\xC2\xC3") == std::string_view::npos) return {};
  const std::optional<std::string> repaired = repair_line(line);
  if (!repaired) return {};
  for (const RuleMatch& match : rules.match(*repaired, text::fold(*repaired), place.edge))
    if (match.rule->certainty == Certainty::certain && match.rule->voice == Voice::site && match.begin == 0 &&
        match.end == repaired->size())
      return {{0, line.size(), Verdict::cut, match.rule->name, false, {}}};
  return {};
}

bool has_cut(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.verdict == Verdict::cut; });
}

// What the cuts leave of a line, and where each byte of it stood.
text::Traced without_cuts(std::string_view line, const std::vector<Finding>& findings) {
  text::Traced rest;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    if (finding.verdict != Verdict::cut || finding.begin < at) continue;
    rest.copy(line.substr(at, finding.begin - at), at);
    at = finding.end;
  }
  rest.copy(line.substr(at), at);
  return rest;
}

// `finding` of the rest in terms of the line: the stretches of it that are not cut yet.
void add_translated(const Finding& finding, const text::Traced& rest, const std::vector<Finding>& known,
                    std::vector<Finding>& out) {
  const text::Traced::Span span = rest.source(finding.begin, finding.end);
  std::size_t at = span.begin;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    out.push_back(finding);
    out.back().begin = begin;
    out.back().end = end;
  };
  for (const Finding& cut : known) {
    if (cut.verdict != Verdict::cut || cut.end <= at || cut.begin >= span.end) continue;
    add(at, cut.begin);
    at = cut.end;
  }
  add(at, span.end);
}

}  // namespace

std::span<const LearnedRule> learned_rules() {
  static constexpr LearnedRule rules[] = {
      {"repeated.line", "a line at the edge of a chapter that stands there in most chapters"},
      {"repeated.phrase", "words glued to the end of paragraphs in many chapters"},
      {"site.name", "a line that is the site's own name, or the name in disguise"},
      {"site.address", "an address of the site, wherever it stands"},
      {"site.line", "a line that is little more than names, addresses and words of the site"},
  };
  return rules;
}

std::vector<Finding> judge_line(std::string_view line, const LinePlace& place, const RuleSet& rules,
                                const Survey& survey, Level level) {
  if (level == Level::off || text::trim(line).empty()) return {};
  std::vector<Finding> findings = look(line, place, rules, survey, level);
  if (findings.empty()) return look_misread(line, place, rules);
  // Footers are glued to one another: what was hidden behind one comes to the line's end when that one is
  // gone.
  constexpr int most_looks = 4;
  for (int i = 0; i < most_looks && has_cut(findings); ++i) {
    const text::Traced rest = without_cuts(line, findings);
    if (text::trim(rest.text()).empty()) break;
    const std::vector<Finding> more = look(rest.text(), place, rules, survey, level);
    std::vector<Finding> next;
    for (const Finding& known : findings)
      if (known.verdict == Verdict::cut) next.push_back(known);
    for (const Finding& finding : more) add_translated(finding, rest, findings, next);
    std::ranges::stable_sort(next, {}, &Finding::begin);
    findings = std::move(next);
    if (!has_cut(more)) break;
  }
  return findings;
}

}  // namespace novel2epub::parse
