#include "parse/judge_body.hpp"

#include <algorithm>
#include <utility>

#include "parse/headings.hpp"
#include "parse/ledger.hpp"
#include "parse/wrapped_notices.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

class Judging {
 public:
  Judging(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings,
          bool trusts_repetition)
      : texts_(texts),
        draft_(draft),
        settings_(settings),
        trusts_repetition_(trusts_repetition),
        body_(body_lines(texts, draft)),
        out_(texts, body_) {}

  JudgedBody run();

 private:
  void find_across();
  void judge_line_at(std::size_t index);
  void split_at_notes(std::size_t index, const std::vector<const Finding*>& notes);
  LinePlace place_of(std::size_t index) const;
  bool is_authors(std::size_t index, const Finding& finding) const;
  bool ends_with_note(std::size_t index) const;
  bool goes_on_as_story(std::size_t index) const;
  bool inside_open_bracket(std::string_view line);
  void drop_leftover(std::size_t index, const std::vector<text::Traced::Span>& left);
  void add_line(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice);
  void add_blank(std::size_t index);

  std::span<const Text> texts_;
  const Draft& draft_;
  const ParseSettings& settings_;
  bool trusts_repetition_;
  std::vector<BodyLine> body_;
  std::vector<RuleSet::Place> places_;
  std::vector<CutsAcross> across_;  // by line; empty where lines are not wrapped
  bool below_note_ = false;         // the author's postscript stands directly above
  bool rest_is_author_ = false;
  std::string rest_rule_;               // the site says that all below is its own
  std::size_t open_bracket_lines_ = 0;  // lines that a bracket the author opened may still close within
  JudgedLines out_;
};

// The first and the last lines that hold text.
std::vector<RuleSet::Place> places_of(const std::vector<BodyLine>& lines) {
  constexpr std::size_t top = 6;
  constexpr std::size_t opening = 24;
  constexpr std::size_t end = 12;  // an author's notes and a site's footer stand one above the other
  std::vector<RuleSet::Place> places(lines.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < opening; ++i) {
    if (text::trim(lines[i].text).empty()) continue;
    places[i].top = seen < top;
    places[i].opening = true;
    ++seen;
  }
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < end;)
    if (!text::trim(lines[i].text).empty()) places[i].end = true, ++seen;
  return places;
}

void Judging::add_line(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice) {
  out_.add(index, std::move(spans), voice, !across_.empty() && across_[index].begins);
}

bool holds_letters(std::string_view s) {
  for (std::size_t i = 0; i < s.size();)
    if (text::is_letter_or_number(text::next(s, i))) return true;
  return false;
}

bool is_learned(std::string_view rule) {
  return std::ranges::find(learned_rules(), rule, &LearnedRule::name) != learned_rules().end();
}

constexpr std::size_t longest_leftover = 3;    // code points
constexpr std::size_t most_bracket_lines = 4;  // that an author's bracket stays open over

bool is_leftover(std::string_view line, const std::vector<text::Traced::Span>& left) {
  std::string rest;
  for (const text::Traced::Span& span : left) rest.append(line.substr(span.begin, span.end - span.begin));
  return !holds_letters(rest) && text::length(text::trim(rest)) <= longest_leftover;
}

int bracket_balance(std::string_view s) {
  int balance = 0;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next(s, i);
    if (c == U'（' || c == U'(' || c == U'【') ++balance;
    if (c == U'）' || c == U')' || c == U'】') --balance;
  }
  return balance;
}

bool is_above_heading(const Draft& draft, const BodyLine& line) {
  return !draft.lifted.empty() && draft.lifted.front().text == line.text_index &&
         line.offset < draft.lifted.front().begin;
}

LinePlace Judging::place_of(std::size_t index) const {
  return {places_[index], draft_.heading.name, is_above_heading(draft_, body_[index]), below_note_};
}

// Whether story stands below the lines that are notes themselves.
bool Judging::goes_on_as_story(std::size_t index) const {
  for (std::size_t i = index + 1; i < body_.size(); ++i) {
    const std::string_view line = body_[i].text;
    if (text::trim(line).empty()) continue;
    LinePlace place = place_of(i);
    place.below_note = true;
    const auto findings = judge_line(line, place, *settings_.rules, *settings_.survey, settings_.strip);
    const auto takes = [&](const Finding& f) {
      return f.verdict == Verdict::author ||
             (f.verdict == Verdict::cut && f.begin == 0 && f.end == line.size());
    };
    if (std::ranges::none_of(findings, takes)) return true;
    if (std::ranges::any_of(findings, &Finding::rest)) return false;
  }
  return false;
}

// A postscript above story may be a letter's: it is the author's where it speaks of books and readers.
bool Judging::is_authors(std::size_t index, const Finding& finding) const {
  if (!finding.notes || below_note_ || rest_is_author_) return true;
  const std::string_view line = body_[index].text;
  const auto matches = settings_.rules->match(line, text::fold(line), places_[index]);
  const auto speaks = [](const RuleMatch& match) {
    return match.rule->certainty == Certainty::hint && match.rule->voice == Voice::author;
  };
  return std::ranges::any_of(matches, speaks) || !goes_on_as_story(index);
}

// A label gives the author all that is below it, where that is no more than an author says.
bool Judging::ends_with_note(std::size_t index) const {
  constexpr std::size_t longest = 12'000;  // bytes
  std::size_t below = 0;
  for (std::size_t i = index + 1; i < body_.size() && below <= longest; ++i)
    below += text::trim(body_[i].text).size();
  return below <= longest;
}

// One body line: what is cut goes to the ledger, what is left goes on, the author's words apart from the
// story's.
void Judging::judge_line_at(std::size_t index) {
  const std::string_view line = body_[index].text;
  if (!rest_rule_.empty()) {
    out_.take(index, 0, line.size(), rest_rule_);
    return out_.add_gone(index);
  }
  auto findings = judge_line(line, place_of(index), *settings_.rules, *settings_.survey, settings_.strip);
  if (!across_.empty()) findings = with_cuts_across(findings, across_[index].cuts);
  std::vector<text::Traced::Span> left;
  std::vector<const Finding*> notes;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    if (!trusts_repetition_ && is_learned(finding.rule)) continue;
    if (finding.verdict == Verdict::suspect) out_.suspect(index, finding);
    if (finding.verdict == Verdict::author && is_authors(index, finding)) notes.push_back(&finding);
    if (finding.verdict != Verdict::cut || finding.begin < at) continue;
    if (finding.above) out_.drop_above(index, finding.rule);
    if (finding.rest) rest_rule_ = finding.rule;
    if (finding.begin > at) left.push_back({at, finding.begin});
    out_.take(index, finding.begin, finding.end, finding.rule);
    at = finding.end;
  }
  const bool cut_any = at > 0;
  if (at < line.size()) left.push_back({at, line.size()});
  const bool author_before = rest_is_author_;
  for (const Finding* note : notes)
    rest_is_author_ = rest_is_author_ || (note->rest && ends_with_note(index));
  below_note_ = std::ranges::any_of(notes, [&](const Finding* note) { return note->notes || below_note_; });
  const bool ends_sentence = !across_.empty() && across_[index].ends && !left.empty();
  if (cut_any && !ends_sentence && is_leftover(line, left)) return drop_leftover(index, left);
  if (author_before || inside_open_bracket(line))
    return add_line(index, std::move(left), Block::Voice::author);
  if (notes.empty()) return add_line(index, std::move(left), Block::Voice::story);
  if (notes.front()->begin == 0) {
    if (bracket_balance(line) > 0) open_bracket_lines_ = most_bracket_lines;
    return add_line(index, std::move(left), Block::Voice::author);
  }
  if (cut_any) return add_line(index, std::move(left), Block::Voice::story);
  split_at_notes(index, notes);
}

// The author speaks in part of the line.
void Judging::split_at_notes(std::size_t index, const std::vector<const Finding*>& notes) {
  const std::string_view line = body_[index].text;
  std::size_t at = 0;
  const auto add_story = [&](std::size_t begin, std::size_t end) {
    if (!text::trim(line.substr(begin, end - begin)).empty())
      add_line(index, {{begin, end}}, Block::Voice::story);
  };
  for (const Finding* note : notes) {
    add_story(at, note->begin);
    add_line(index, {{note->begin, note->end}}, Block::Voice::author);
    at = note->end;
    if (bracket_balance(line.substr(note->begin, note->end - note->begin)) > 0)
      open_bracket_lines_ = most_bracket_lines;
  }
  add_story(at, line.size());
}

// A bracket that the author opened on a line above is still open here.
bool Judging::inside_open_bracket(std::string_view line) {
  if (open_bracket_lines_ == 0) return false;
  open_bracket_lines_ = bracket_balance(line) < 0 ? 0 : open_bracket_lines_ - 1;
  return true;
}

// What the cuts left is the watermark's own punctuation, or nothing.
void Judging::drop_leftover(std::size_t index, const std::vector<text::Traced::Span>& left) {
  const std::string_view line = body_[index].text;
  for (const text::Traced::Span& span : left)
    if (!text::trim(line.substr(span.begin, span.end - span.begin)).empty())
      out_.take(index, span.begin, span.end, "residue");
  out_.add_gone(index);
}

void Judging::add_blank(std::size_t index) {
  const bool inside_note = rest_is_author_ || out_.ends_in_note();
  add_line(index, {{0, body_[index].text.size()}}, inside_note ? Block::Voice::author : Block::Voice::story);
}

void Judging::find_across() {
  if (settings_.strip == Level::off) return;
  std::vector<LinePlace> places;
  for (std::size_t i = 0; i < body_.size(); ++i) places.push_back(place_of(i));
  across_ = cuts_across_lines(body_, places, settings_);
}

JudgedBody Judging::run() {
  places_ = places_of(body_);
  find_across();
  for (std::size_t i = 0; i < body_.size(); ++i)
    if (text::trim(body_[i].text).empty())
      add_blank(i);
    else
      judge_line_at(i);
  return out_.finish();
}

}  // namespace

JudgedBody judge_body(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings) {
  JudgedBody body = Judging(texts, draft, settings, true).run();
  const bool learned = std::ranges::any_of(body.cuts, [](const Cut& cut) { return is_learned(cut.rule); });
  const auto tells = [](const JudgedLine& judged) { return holds_letters(judged.line.text); };
  if (!learned || std::ranges::any_of(body.lines, tells)) return body;
  return Judging(texts, draft, settings, false).run();
}

}  // namespace novel2epub::parse
