// What speaks against a line. One kind of evidence proves nothing; kinds that have nothing to do with one
// another add up here, and only here.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/rules.hpp"
#include "parse/survey.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {

struct Evidence {
  const Repetition* repeated = nullptr;  // in other chapters; nothing known: null
  std::vector<Survey::NameHit> names;    // the site's own
  std::vector<text::Shadow::Span> addresses;
  std::size_t letters = 0;            // of the line, addresses left out
  std::size_t explained = 0;          // those that a name or a word of the trade accounts for
  text::Shadow::Span explained_span;  // bytes from the first of them to the last
  bool worded = false;                // words of the trade among them
  bool plain = false;                 // words among them that sites use, and stories as well
  bool has_story = false;             // a whole sentence of it that nothing accounts for
  bool ruled = false;                 // a likely rule
  bool told = false;                  // words of somebody who tells a story
  bool spoken = false;                // begins as speech does
  bool bracketed = false;             // begins as panels and asides do
  bool at_edge = false;               // among the first or last lines of the chapter
  bool above = false;                 // above the chapter's heading
};

// `matches`: of all rules, hints included.
Evidence gather(std::string_view line, const text::Shadow& folded, const std::vector<RuleMatch>& matches,
                const RuleSet& rules, const Survey& survey);

// The end of the sentence that begins at `at`, with its closing marks. What two blanks part from the rest
// ends as well, as lost line breaks do, and an address that a word or speech is glued to, or behind which
// none goes on in small letters; inside an address nothing ends.
std::size_t sentence_end(std::string_view line, std::size_t at,
                         const std::vector<text::Shadow::Span>& addresses);

// Stands in a share of the chapters that makes it a second witness.
bool is_common(const Repetition* repeated, const Survey& survey);

// Stands at the edge of so many chapters that somebody put it there: a site, or a poet. `share` of them.
bool is_everywhere(const Repetition* repeated, const Survey& survey, double share);

// Whether the kinds of evidence against the whole line suffice.
bool is_condemned(const Evidence& evidence, const Survey& survey);

// `span`, an address that goes: without the story's last word glued before it, with the site's name right
// beside it.
text::Shadow::Span with_names_beside(std::string_view line, const Evidence& evidence,
                                     text::Shadow::Span span);

// The site's addresses inside a line that may hold story, with the name and the brackets around them.
std::vector<text::Shadow::Span> sites_addresses(std::string_view line, const Evidence& evidence);

}  // namespace novel2epub::parse
