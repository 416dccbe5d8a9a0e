#include "parse/rules.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>

#include "parse/addresses.hpp"
#include "parse/disguise.hpp"
#include "parse/pattern_needs.hpp"
#include "parse/sieve.hpp"
#include "parse/traditional.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool speaks(const Rule& rule, std::string_view language) {
  if (rule.languages == "*" || language.empty()) return true;
  const std::string_view primary = language.substr(0, language.find('-'));
  std::string_view rest = rule.languages;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    if (rest.substr(0, space) == primary || rest.substr(0, space) == language) return true;
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  }
  return false;
}

// The pattern with what its scope means written out.
std::string scoped(const Rule& rule) {
  switch (rule.scope) {
    case Scope::line:
      return "^\\s*(" + rule.pattern + ")\\s*$";
    case Scope::head:
      return "^\\s*(" + rule.pattern + ")";
    case Scope::tail:
      return "(" + rule.pattern + ")\\s*$";
    case Scope::span:
      break;
  }
  return "(" + rule.pattern + ")";
}

bool stands_at(Where where, RuleSet::Place place) {
  switch (where) {
    case Where::anywhere:
      return true;
    case Where::top:
      return place.top;
    case Where::end:
      return place.end;
    case Where::edge:
      return place.top || place.end;
    case Where::opening:
      return place.opening;
  }
  return false;
}

RE2::Options re2_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

// Whether a skeleton of `folded` can hold Latin letters or digits: ASCII, or letters with marks
// (U+00C0-024F, U+1E00-1EFF).
bool may_hold_latin(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte <= 0xC9) ||
           byte == 0xE1;
  });
}

}  // namespace

// A rule whose pattern is compiled when the first line comes that it may hit, by whichever thread has the
// line: most of several hundred patterns never meet one, and to compile them all is most of a short run.
class LazyPattern {
 public:
  explicit LazyPattern(const Rule& rule) : rule_(&rule) {}
  const Rule& rule() const { return *rule_; }
  // A built-in pattern that cannot be compiled fails the tests, a user's is refused when it is read.
  const RE2& compiled() const {
    std::call_once(once_, [this] { compiled_.emplace(scoped(*rule_), re2_options()); });
    return *compiled_;
  }
  // The same for as few characters as each part of the pattern can do with.
  const RE2& least() const {
    std::call_once(least_once_, [this] { least_.emplace("(?U)(?:" + rule_->pattern + ")", re2_options()); });
    return *least_;
  }

 private:
  const Rule* rule_;
  mutable std::once_flag once_, least_once_;
  mutable std::optional<RE2> compiled_, least_;
};

// Each pattern needs some strings to be there; only those whose strings are, are run. A line of a story
// holds next to none of them.
struct RuleSet::Compiled {
  std::vector<std::string> disabled;
  struct Half {
    std::deque<LazyPattern> patterns;
    Sieve sieve;

    void sift();
  };
  std::vector<Rule> rules;
  Half folded;
  Half bare;

  void match_bare(std::string_view line, const text::Shadow& folded_line, Place place,
                  std::vector<RuleMatch>& out) const;

  static void match(const Half& half, const std::vector<std::size_t>& candidates, std::string_view line,
                    const text::Shadow& shadow, Place place, std::vector<RuleMatch>& out) {
    for (const std::size_t index : candidates) {
      const LazyPattern& pattern = half.patterns[index];
      if (stands_at(pattern.rule().where, place)) spans(pattern, line, shadow, out);
    }
  }

  static void spans(const LazyPattern& lazy, std::string_view line, const text::Shadow& shadow,
                    std::vector<RuleMatch>& out) {
    const Rule& rule = lazy.rule();
    const RE2& pattern = lazy.compiled();
    const re2::StringPiece whole(shadow.text());
    std::size_t from = 0;
    re2::StringPiece found[3];
    const int groups = std::min(pattern.NumberOfCapturingGroups(), 2);
    // Groups cost RE2 several times what the match alone does.
    const bool match_is_all = groups == 1 && (rule.scope == Scope::span || rule.scope == Scope::line);
    while (from <= whole.size() &&
           pattern.Match(whole, from, whole.size(), RE2::UNANCHORED, found, match_is_all ? 1 : groups + 1)) {
      if (match_is_all) found[1] = found[0];
      const re2::StringPiece& taken = found[groups];
      const auto begin = static_cast<std::size_t>(found[1].data() - whole.data());
      if (taken.empty()) {  // an empty hit takes nothing; go on behind it
        from = begin + 1;
        continue;
      }
      const auto at = static_cast<std::size_t>(taken.data() - whole.data());
      const text::Shadow::Span span = shadow.original(at, at + taken.size());
      const bool whole_line = rule.scope == Scope::line && groups == 1;
      const bool no_site = rule.group() == "address" && is_nobodys_site(shadow.text(), at, at + taken.size());
      const bool disguised =
          !rule.disguised ||
          (rule.view == View::bare ? is_torn(line, span)
                                   : is_disguised(line.substr(span.begin, span.end - span.begin)));
      if (disguised && !no_site)
        out.push_back({&rule, &lazy, whole_line ? 0 : span.begin, whole_line ? line.size() : span.end});
      // That a line tells a story is known from one sign of it.
      if (rule.scope != Scope::span || rule.group() == "story") return;
      from = begin + found[1].size();
    }
  }
};

void RuleSet::Compiled::Half::sift() {
  std::vector<std::vector<Need>> needs;
  for (const LazyPattern& pattern : patterns) needs.push_back(needs_of(scoped(pattern.rule())));
  sieve = Sieve(needs);
}

// Most lines need no map from their letters back to the line: it is made for those that may be hit.
void RuleSet::Compiled::match_bare(std::string_view line, const text::Shadow& folded_line, Place place,
                                   std::vector<RuleMatch>& out) const {
  if (bare.sieve.needs_ascii() && !may_hold_latin(folded_line.text())) return;
  const std::vector<std::size_t> candidates = bare.sieve.find(text::skeleton_text(folded_line));
  if (!candidates.empty()) match(bare, candidates, line, text::skeleton(folded_line), place, out);
}

RuleSet::RuleSet(std::vector<Rule> rules, std::string_view language, const std::vector<std::string>& disabled)
    : compiled_(std::make_unique<Compiled>()) {
  std::erase_if(rules, [&](const Rule& rule) {
    return !speaks(rule, language) || std::ranges::find(disabled, rule.name) != disabled.end();
  });
  compiled_->disabled = disabled;
  compiled_->rules = std::move(rules);
  if (language == "zh-Hant")
    for (Rule& rule : compiled_->rules)
      if (rule.built_in) rule.pattern = with_traditional(rule.pattern);
  for (const Rule& rule : compiled_->rules)
    (rule.view == View::folded ? compiled_->folded : compiled_->bare).patterns.emplace_back(rule);
  compiled_->folded.sift();
  compiled_->bare.sift();
}

RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

bool RuleSet::is_off(std::string_view name) const {
  return std::ranges::find(compiled_->disabled, name) != compiled_->disabled.end();
}

std::vector<RuleMatch> RuleSet::match(std::string_view line, const text::Shadow& folded, Place place) const {
  std::vector<RuleMatch> out;
  Compiled::match(compiled_->folded, compiled_->folded.sieve.find(folded.text()), line, folded, place, out);
  compiled_->match_bare(line, folded, place, out);
  return out;
}

std::size_t least_end(const RuleMatch& match, std::string_view line) {
  if (match.rule->view == View::bare) return match.end;
  const RE2& pattern = match.pattern->least();
  const text::Shadow shadow = text::fold(line.substr(match.begin, match.end - match.begin));
  const re2::StringPiece whole(shadow.text());
  re2::StringPiece least;
  if (!pattern.ok() || !pattern.Match(whole, 0, whole.size(), RE2::UNANCHORED, &least, 1)) return match.end;
  const auto at = static_cast<std::size_t>(least.data() - whole.data());
  return match.begin + shadow.original(at, at + least.size()).end;
}

std::vector<Diagnostic> test_rules(const std::vector<Rule>& rules) {
  std::vector<Diagnostic> failed;
  const auto report = [&](const Rule& rule, std::size_t line, std::string id, const std::string& what) {
    std::string message = rule.name + ": " + what;
    failed.push_back(
        {Severity::error, std::move(id), rule.file, line, std::move(message), {rule.name, what}});
  };
  for (const Rule& rule : rules) {
    const RuleSet alone({rule}, "", {});
    bool hits = false;
    bool keeps = false;
    for (const RuleExample& example : rule.examples) {
      const auto matches = alone.match(example.text, text::fold(example.text), {true, true, true});
      (example.hit ? hits : keeps) = true;
      const auto is_expected = [&](const RuleMatch& match) {
        return text::trim(std::string_view(example.text).substr(match.begin, match.end - match.begin)) ==
               text::trim(std::string_view(example.text).substr(example.begin, example.end - example.begin));
      };
      if (example.hit && std::ranges::none_of(matches, is_expected))
        report(rule, example.line, "rules.example",
               matches.empty()
                   ? "does not hit '" + example.text + "'"
                   : "takes '" + example.text.substr(matches[0].begin, matches[0].end - matches[0].begin) +
                         "' of '" + example.text + "'");
      if (!example.hit && !matches.empty())
        report(rule, example.line, "rules.example", "must leave alone '" + example.text + "'");
    }
    if (!hits) report(rule, rule.line, "rules.untested", "has no example that it must hit");
    if (!keeps) report(rule, rule.line, "rules.untested", "has no example that it must leave alone");
  }
  return failed;
}

}  // namespace novel2epub::parse
