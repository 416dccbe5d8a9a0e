// The judges of a line, each by one kind of evidence; they add what they find.
#pragma once

#include <string_view>
#include <vector>

#include "parse/boilerplate.hpp"
#include "parse/evidence.hpp"

namespace novel2epub::parse {

// A hint of the author's voice proves it where the author has just spoken: the whole line is the author's.
void judge_hints(std::string_view line, const std::vector<RuleMatch>& matches, std::vector<Finding>& out);

// What rules say, the hints left out.
void judge_rules(std::string_view line, RuleSet::Place edge, const std::vector<RuleMatch>& matches,
                 const Evidence& evidence, const RuleSet& rules, const Survey& survey,
                 std::vector<Finding>& out);

// The site's name alone on the line, signed or in disguise; its address anywhere, and its name where words of
// sites lead to it, both with those words.
void judge_names(std::string_view line, const Evidence& evidence, const RuleSet& rules,
                 std::vector<Finding>& out);

// A line that all evidence together speaks against, or that repetition alone makes suspect.
void judge_whole_line(std::string_view line, const Evidence& evidence, const Survey& survey,
                      std::vector<Finding>& out);

// Phrases glued to the ends or beginnings of paragraphs.
void judge_phrases(std::string_view line, const Survey& survey, std::vector<Finding>& out);

}  // namespace novel2epub::parse
