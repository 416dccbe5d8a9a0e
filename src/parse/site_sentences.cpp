#include "parse/site_sentences.hpp"

#include <algorithm>

#include "parse/divide_lines.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Span = text::Shadow::Span;

// Without the blanks around it and the quotation marks that close what a sentence before it opened.
Span without_closers(std::string_view line, Span span) {
  constexpr std::u32string_view closers = U"”’」』\"";
  while (span.end > span.begin) {
    std::size_t before = span.end;
    const char32_t c = text::previous(line, before);
    if (!closers.contains(c) && !text::is_blank(c)) break;
    span.end = before;
  }
  return span;
}

// Speech may begin behind an address without a full stop between.
bool holds_quotes(std::string_view sentence) {
  constexpr std::u32string_view quotes = U"“”\"「」『』";
  for (std::size_t at = 0; at < sentence.size();)
    if (quotes.contains(text::next(sentence, at))) return true;
  return false;
}

// The site's words in `sentence`: its name or address, in words of the trade or with nothing beside it but a
// letter or two. Empty: it is the story's. Letters around the site's words are the story's, in whose sentence
// a watermark was put.
Span sites_words(std::string_view sentence, const RuleSet& rules, const Survey& survey) {
  constexpr std::size_t longest = 60;  // letters
  if (holds_quotes(sentence)) return {};
  const text::Shadow shadow = text::fold(sentence);
  const std::vector<RuleMatch> matches = rules.match(sentence, shadow, {});
  const Evidence evidence = gather(sentence, shadow, matches, rules, survey);
  if (evidence.names.empty() || evidence.told || evidence.spoken || evidence.letters > longest) return {};
  Span span = evidence.explained_span;
  if (count_letters(sentence.substr(0, span.begin)) <= 1) span.begin = 0;  // 看《…》最新章节
  if (count_letters(sentence.substr(span.end)) == 0) span.end = sentence.size();
  if (evidence.explained + 2 >= evidence.letters) return span;
  // A name is made of such words itself: only those beside it tell.
  const bool worded = std::ranges::any_of(matches, [&](const RuleMatch& match) {
    return (match.rule->group() == "words" || match.rule->group() == "plain") &&
           std::ranges::none_of(evidence.names, [&](const Survey::NameHit& name) {
             return name.begin < match.end && match.begin < name.end;
           });
  });
  return worded && evidence.explained * 100 >= evidence.letters * 60 ? span : Span{};
}

}  // namespace

std::vector<Span> site_sentences(std::string_view line, const Evidence& evidence, const RuleSet& rules,
                                 const Survey& survey) {
  std::vector<Span> out;
  if (evidence.names.empty()) return out;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = sentence_end(line, begin, evidence.addresses);
    const bool alone = begin == 0 && end == line.size();
    const bool named = std::ranges::any_of(
        evidence.names, [&](const Survey::NameHit& name) { return name.begin < end && begin < name.end; });
    const Span span = without_closers(line, {begin, end});
    if (!alone && named) {
      const Span words = sites_words(line.substr(span.begin, span.end - span.begin), rules, survey);
      if (words.end > words.begin) out.push_back({span.begin + words.begin, span.begin + words.end});
    }
    begin = end;
  }
  return out;
}

}  // namespace novel2epub::parse
