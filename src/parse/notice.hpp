// Where a site's notice ends in a line that goes on with the story.
#pragma once

#include <cstddef>
#include <string_view>

#include "parse/rules.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {

// Rules take what follows a notice up to the line's end, because notices are worded anew each time; but a
// line may hold a chapter. Of line[begin, end), which a rule has hit, the end of the notice: behind its first
// sentence and those directly behind it that speak as sites do.
std::size_t notice_end(std::string_view line, std::size_t begin, std::size_t end, const RuleSet& rules,
                       const Survey& survey);

}  // namespace novel2epub::parse
