// Where a site's notice ends in a line that goes on with the story.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/rules.hpp"
#include "parse/survey.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {

// Rules take what follows a notice up to the line's end, because notices are worded anew each time; but a
// line may hold a chapter. Of `match`, a hit in `line`, the end of the notice: behind the sentence where the
// least of the hit ends and those directly behind it that speak as sites do. `addresses`: of the line.
std::size_t notice_end(std::string_view line, const RuleMatch& match, const RuleSet& rules,
                       const Survey& survey, const std::vector<text::Shadow::Span>& addresses);

}  // namespace novel2epub::parse
