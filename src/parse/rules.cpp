#include "parse/rules.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

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
  }
  return false;
}

// Whether the letters of an address are written so that they look like ASCII but are not.
bool is_disguised(std::string_view span) {
  std::size_t odd = 0;
  for (std::size_t i = 0; i < span.size();) {
    const char32_t c = text::next(span, i);
    odd += c >= 0x80 && !text::is_blank(c) ? 1 : 0;
  }
  return odd >= 3;
}

RE2::Options re2_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

}  // namespace

// One RE2::Set a view finds which rules hit a line in one pass; only those are then run for their spans.
struct RuleSet::Compiled {
  struct Half {
    std::vector<const Rule*> rules;
    std::vector<std::unique_ptr<RE2>> patterns;
    std::unique_ptr<RE2::Set> set;
  };
  std::vector<Rule> rules;
  Half folded;
  Half bare;

  static void match(const Half& half, std::string_view line, const text::Shadow& shadow, Place place,
                    std::vector<RuleMatch>& out) {
    if (half.rules.empty() || shadow.text().empty()) return;
    std::vector<int> hits;
    if (!half.set->Match(shadow.text(), &hits)) return;
    std::ranges::sort(hits);
    for (const int hit : hits) {
      const auto index = static_cast<std::size_t>(hit);
      const Rule& rule = *half.rules[index];
      if (stands_at(rule.where, place)) spans(rule, *half.patterns[index], line, shadow, out);
    }
  }

  static void spans(const Rule& rule, const RE2& pattern, std::string_view line, const text::Shadow& shadow,
                    std::vector<RuleMatch>& out) {
    const re2::StringPiece whole(shadow.text());
    std::size_t from = 0;
    re2::StringPiece found[3];
    const int groups = std::min(pattern.NumberOfCapturingGroups(), 2);
    while (from <= whole.size() &&
           pattern.Match(whole, from, whole.size(), RE2::UNANCHORED, found, groups + 1)) {
      const re2::StringPiece& taken = found[groups];
      const auto begin = static_cast<std::size_t>(found[1].data() - whole.data());
      if (taken.empty()) {  // an empty hit takes nothing; go on behind it
        from = begin + 1;
        continue;
      }
      const auto at = static_cast<std::size_t>(taken.data() - whole.data());
      const text::Shadow::Span span = shadow.original(at, at + taken.size());
      const bool whole_line = rule.scope == Scope::line && groups == 1;
      if (!rule.disguised || is_disguised(line.substr(span.begin, span.end - span.begin)))
        out.push_back({&rule, whole_line ? 0 : span.begin, whole_line ? line.size() : span.end});
      if (rule.scope != Scope::span) return;
      from = begin + found[1].size();
    }
  }
};

RuleSet::RuleSet(std::vector<Rule> rules, std::string_view language, const std::vector<std::string>& disabled)
    : compiled_(std::make_unique<Compiled>()) {
  std::erase_if(rules, [&](const Rule& rule) {
    return !speaks(rule, language) || std::ranges::find(disabled, rule.name) != disabled.end();
  });
  compiled_->rules = std::move(rules);
  for (Compiled::Half* half : {&compiled_->folded, &compiled_->bare})
    half->set = std::make_unique<RE2::Set>(re2_options(), RE2::UNANCHORED);
  for (const Rule& rule : compiled_->rules) {
    Compiled::Half& half = rule.view == View::folded ? compiled_->folded : compiled_->bare;
    const std::string pattern = scoped(rule);
    half.set->Add(pattern, nullptr);
    half.patterns.push_back(std::make_unique<RE2>(pattern, re2_options()));
    half.rules.push_back(&rule);
  }
  compiled_->folded.set->Compile();
  compiled_->bare.set->Compile();
}

RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

std::vector<RuleMatch> RuleSet::match(std::string_view line, const text::Shadow& folded, Place place) const {
  std::vector<RuleMatch> out;
  Compiled::match(compiled_->folded, line, folded, place, out);
  if (!compiled_->bare.rules.empty())
    Compiled::match(compiled_->bare, line, text::skeleton(line), place, out);
  return out;
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
      const auto matches = alone.match(example.text, text::fold(example.text), {true, true});
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
