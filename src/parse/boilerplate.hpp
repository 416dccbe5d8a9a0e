// What of a chapter's lines is no story: the evidence of rules, repetition and the site's own names, added
// up.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/options.hpp"
#include "parse/rules.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {

// How often a line like it stands in the book, for people; nothing is known where `of` is 0.
struct Occurrence {
  std::size_t chapters = 0, of = 0;
  std::string place;  // "at the end"
};

// A stretch of one line and why it is no story.
struct Finding {
  enum class Verdict {
    cut,      // goes to the ledger
    suspect,  // one kind of evidence only: reported, stays
    author,   // the author's own words
  };
  std::size_t begin = 0;  // bytes of the line
  std::size_t end = 0;
  Verdict verdict = Verdict::cut;
  std::string rule;   // the name in the ledger
  bool rest = false;  // everything below too
  Occurrence occurrence;
  bool above = false;  // everything above too
  bool notes = false;  // notes directly below too
};

// A rule that stands in no rules file, since the survey learns from the dump what it takes.
struct LearnedRule {
  std::string_view name;
  std::string_view summary;
};
std::span<const LearnedRule> learned_rules();

struct LinePlace {
  RuleSet::Place edge;
  std::string_view title;  // the chapter's
  bool above_heading = false;
  bool below_note = false;  // of the author's: what hints at the author's voice is it
};

// Findings of one line, in order, not overlapping.
std::vector<Finding> judge_line(std::string_view line, const LinePlace& place, const RuleSet& rules,
                                const Survey& survey, Level level);

}  // namespace novel2epub::parse
