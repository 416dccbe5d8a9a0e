// Sentences of a site between those of the story: "…他走了。更多精彩，尽在某某书屋".
#pragma once

#include <string_view>
#include <vector>

#include "parse/evidence.hpp"
#include "parse/rules.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {

// Bytes of `line`, in order: whole sentences that hold the site's name or address and else little but words
// of the trade. `evidence` is that of the line; a line of one sentence is judged whole, elsewhere.
std::vector<text::Shadow::Span> site_sentences(std::string_view line, const Evidence& evidence,
                                               const RuleSet& rules, const Survey& survey);

}  // namespace novel2epub::parse
