#include "parse/boilerplate.hpp"

#include <algorithm>

#include "parse/damage.hpp"
#include "parse/evidence.hpp"
#include "parse/line_judges.hpp"
#include "parse/site_sentences.hpp"
#include "text/shadow.hpp"
#include "text/traced.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

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
      {"site.line",
       "a line, or words within one, that are little more than names, addresses and words of the site"},
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
