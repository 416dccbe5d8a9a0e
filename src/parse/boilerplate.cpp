#include "parse/boilerplate.hpp"

#include <algorithm>

#include "parse/damage.hpp"
#include "text/shadow.hpp"
#include "text/traced.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

// Shares of the chapters at whose edge a template must stand. Two occurrences prove nothing; a story's
// refrain or panel stays below these, and opens with a mark that lines of sites do not open with.
constexpr double proving_share = 0.4;
constexpr std::uint32_t proving_chapters = 5;
constexpr double supporting_share = 0.05;
constexpr std::uint32_t supporting_chapters = 3;
constexpr double suspicious_share = 0.2;

bool opens_like_story(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = text::next(line, at);
  constexpr std::u32string_view openers = U"“‘「『\"'【…—―（(《";
  return openers.find(c) != std::u32string_view::npos;
}

bool proves(const Repetition& r, const Survey& survey, std::string_view line) {
  return r.edges >= proving_chapters &&
         static_cast<double>(r.edges) >= proving_share * static_cast<double>(survey.chapters) &&
         !opens_like_story(line);
}

bool supports(const Repetition& r, const Survey& survey) {
  return r.chapters >= supporting_chapters &&
         static_cast<double>(r.chapters) >= supporting_share * static_cast<double>(survey.chapters);
}

bool is_suspicious(const Repetition& r, const Survey& survey, std::string_view line) {
  return r.edges >= proving_chapters &&
         static_cast<double>(r.edges) >= suspicious_share * static_cast<double>(survey.chapters) &&
         !opens_like_story(line);
}

std::string evidence_of(const Repetition* r, const Survey& survey) {
  if (r == nullptr) return {};
  return std::to_string(r->chapters) + "/" + std::to_string(survey.chapters);
}

struct NameHit {
  std::size_t begin = 0, end = 0;  // bytes of the line
  bool whole = false;              // the line is little more than the name
};

// The site's own name in any spelling.
std::optional<NameHit> find_name(std::string_view line, const text::Shadow& folded, const Survey& survey) {
  if (survey.names.empty() || line.size() > 240) return std::nullopt;
  const std::string spoken = text::pinyin_skeleton_text(folded);
  const std::vector<int> found = survey.name_finder.find(spoken);
  if (found.empty()) return std::nullopt;
  const std::string& name = survey.names[static_cast<std::size_t>(std::ranges::min(found))];
  const std::size_t at = spoken.find(name);
  const text::Shadow::Span span = text::pinyin_skeleton(folded).original(at, at + name.size());
  return NameHit{span.begin, span.end, spoken.size() <= name.size() + 6};
}

// Inserted marks or foreign alphabets inside the span: nobody writes a story so.
bool is_disguised(std::string_view span) {
  std::size_t inserted = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < span.size();) {
    const char32_t c = text::next(span, i);
    (text::is_letter_or_number(c) ? letters : inserted) += 1;
  }
  return inserted >= 2 || text::fold(span).disguised() > 0;
}

void judge_rules(std::string_view line, const std::vector<RuleMatch>& matches, bool seconded,
                 const Repetition* repeated, const Survey& survey, std::vector<Finding>& out) {
  for (const RuleMatch& match : matches) {
    const bool certain = match.rule->certainty == Certainty::certain;
    const bool disguised =
        !certain && text::fold(line.substr(match.begin, match.end - match.begin)).disguised() > 1;
    Finding finding{match.begin,      match.end,        Verdict::suspect,
                    match.rule->name, match.rule->rest, evidence_of(repeated, survey)};
    if (certain || seconded || disguised)
      finding.verdict = match.rule->voice == Voice::author ? Verdict::author : Verdict::cut;
    if (finding.verdict == Verdict::suspect && match.rule->voice == Voice::author) continue;
    out.push_back(std::move(finding));
  }
}

void judge_phrases(std::string_view line, const Survey& survey, std::vector<Finding>& out) {
  std::size_t end = line.size();
  while (end > 0) {
    std::size_t before = end;
    if (text::is_letter_or_number(text::previous(line, before))) break;
    end = before;
  }
  const std::string_view body = line.substr(0, end);
  for (const GluedPhrase& phrase : survey.phrases) {
    if (!body.ends_with(phrase.text)) continue;
    out.push_back({end - phrase.text.size(), end, Verdict::cut, "repeated.phrase", false,
                   std::to_string(phrase.chapters) + "/" + std::to_string(survey.chapters)});
    return;
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
  const bool at_edge = place.edge.top || place.edge.end;
  const Repetition* const repeated =
      at_edge || !matches.empty() ? survey.repetition(line, place.title) : nullptr;
  const std::optional<NameHit> name = find_name(line, shadow, survey);
  const bool seconded = (repeated != nullptr && supports(*repeated, survey)) || name.has_value();
  judge_rules(line, matches, seconded, repeated, survey, out);
  if (name && (name->whole || is_disguised(line.substr(name->begin, name->end - name->begin))))
    out.push_back({name->whole ? 0 : name->begin,
                   name->whole ? line.size() : name->end,
                   Verdict::cut,
                   "site.name",
                   false,
                   {}});
  const bool spoken_for =
      std::ranges::any_of(out, [](const Finding& f) { return f.verdict != Verdict::suspect; });
  if (at_edge && repeated != nullptr && !spoken_for) {
    if (proves(*repeated, survey, text::trim(line)))
      out.push_back({0, line.size(), Verdict::cut, "repeated.line", false, evidence_of(repeated, survey)});
    else if (is_suspicious(*repeated, survey, text::trim(line)))
      out.push_back(
          {0, line.size(), Verdict::suspect, "repeated.line", false, evidence_of(repeated, survey)});
  }
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
