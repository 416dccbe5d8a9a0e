#include "parse/line_judges.hpp"

#include <algorithm>
#include <utility>

#include "parse/mentions.hpp"
#include "parse/notice.hpp"
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

Occurrence occurrence_of(const Repetition* r, const Survey& survey) {
  if (r == nullptr) return {};
  if (2 * r->tails >= r->chapters) return {r->tails, survey.chapters, "at the end"};
  if (2 * r->heads >= r->chapters) return {r->heads, survey.chapters, "at the beginning"};
  return {r->chapters, survey.chapters, "inside"};
}

// Inserted marks or foreign alphabets inside the span: nobody writes a story so. Blanks part words, but not
// ideographs, nor letter from letter.
bool is_misspelt(std::string_view span) {
  std::size_t inserted = 0, letters = 0, blanks = 0;
  bool behind_ideograph = false;
  for (std::size_t i = 0; i < span.size();) {
    const char32_t c = text::next(span, i);
    if (text::is_letter_or_number(c))
      ++letters;
    else if (text::is_blank(c) && !behind_ideograph)
      ++blanks;
    else
      ++inserted;
    behind_ideograph = text::is_cjk(c);
  }
  if (2 * blanks >= letters) inserted += blanks;
  return inserted >= 2 || text::fold(span).disguised() > 0;
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

}  // namespace

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

}  // namespace novel2epub::parse
