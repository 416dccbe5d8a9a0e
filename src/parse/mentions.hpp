// How a site speaks of itself in the midst of a story: what belongs to its name or address and goes with it.
// The words are data: data/rules/mentions.rules.
#pragma once

#include <string_view>
#include <vector>

#include "parse/rules.hpp"
#include "parse/survey.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {

// Rules that speak only of a name and of what stands beside it.
bool is_of_mentions(const Rule& rule);

// The addresses of which `names` are a part, in any spelling that keeps "www" before or a top-level domain
// behind the name: "w w w . name . info", "www。name。la". Bytes of `line`, in order.
std::vector<text::Shadow::Span> addresses_of(std::string_view line, const std::vector<Survey::NameHit>& names,
                                             const RuleSet& rules);

// `span`, a name or an address of the site that goes, with the words that lead to it and those that follow.
text::Shadow::Span with_words_beside(std::string_view line, text::Shadow::Span span, const RuleSet& rules);

// Where the site's words lead to one of its names: two kinds of evidence. Bytes of `line`, in order.
std::vector<text::Shadow::Span> mentions(std::string_view line, const std::vector<Survey::NameHit>& names,
                                         const RuleSet& rules);

}  // namespace novel2epub::parse
