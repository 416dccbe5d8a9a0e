// Where a site's notice ends in a line that goes on with the story.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/rules.hpp"
#include "parse/survey.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {

// The end of the sentence in which the least that `match`, a hit in `line`, can be ends.
std::size_t least_notice_end(std::string_view line, const RuleMatch& match,
                             const std::vector<text::Shadow::Span>& addresses);

// Rules take what follows a notice up to the line's end, because notices are worded anew each time; but a
// line may hold a chapter. Of `match`, a hit in `line`, the end of the notice: behind the sentence where the
// least of the hit ends and those directly behind it that speak as sites do. `addresses`: of the line.
std::size_t notice_end(std::string_view line, const RuleMatch& match, const RuleSet& rules,
                       const Survey& survey, const std::vector<text::Shadow::Span>& addresses);

// Where the notice begins: a hit that takes a whole line may have sentences of the story in front, without
// which its rule hits the rest as well. `edge`: the line's place.
std::size_t notice_begin(std::string_view line, const RuleMatch& match, RuleSet::Place edge,
                         const RuleSet& rules, const Survey& survey,
                         const std::vector<text::Shadow::Span>& addresses);

}  // namespace novel2epub::parse
