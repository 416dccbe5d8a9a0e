// Rules about lines that are no story, as data: data/rules/*.rules and the user's own files.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {

// What a rule looks at. Patterns see the folded shadow (text/shadow.hpp) or, with Shadow::bare, its letters
// and digits only.
enum class Scope {
  line,  // the whole line
  head,  // from the line's first letter on
  tail,  // up to the line's end
  span,  // anywhere in the line
};
// First lines of a chapter, last ones, either; opening: the first couple of dozen, where a text explains
// itself.
enum class Where { anywhere, top, end, edge, opening };
enum class Certainty {
  certain,  // enough on its own
  likely,   // one kind of evidence; a second one must come from elsewhere
  hint,     // says nothing alone and is not told; see parse/evidence.hpp
};
enum class Voice { site, author };  // author: marks the author's own words, which are not site noise
enum class View { folded, bare };

struct RuleExample {
  bool hit = true;
  std::string text;       // without the marks
  std::size_t begin = 0;  // bytes of text that the rule must take; the whole text where no marks stand
  std::size_t end = 0;
  std::size_t line = 0;  // of the rules file
};

// One entry of a rules file:
//   name | scope[@where] [bare] [disguised] [author] [rest] [notes] [above] | languages | certainty | pattern
//   + a line that it must hit, the part that goes between ⟦ and ⟧ where it is not the whole line
//   - a line that it must leave alone
// A pattern with a capturing group takes only what the group holds.
// `define NAME regex` names a piece that patterns use as {NAME}.
struct Rule {
  std::string name;
  Scope scope = Scope::line;
  Where where = Where::anywhere;
  View view = View::folded;
  Voice voice = Voice::site;
  Certainty certainty = Certainty::certain;
  bool disguised =
      false;  // hits only where the span is written in disguise (full-width, mathematical letters ...)
  bool rest = false;      // everything below in the chapter is meant too
  bool notes = false;     // notes directly below are meant too; see data/rules/author.rules
  bool above = false;     // everything above in the chapter is meant too
  bool built_in = false;  // one of ours: ends where the story begins; a user's takes what it says
  std::string languages;  // "zh ja", or "*"
  std::string pattern;    // RE2 syntax
  std::vector<RuleExample> examples;
  std::string file;
  std::size_t line = 0;

  std::string_view group() const { return std::string_view(name).substr(0, name.find('.')); }
};

// Reads one file of rules. A malformed entry or pattern is an error with file, line and offset
// (rules.syntax).
Result<std::vector<Rule>> read_rules(std::string_view bytes, const std::string& file);

// The rules compiled into the program, read once.
const std::vector<Rule>& built_in_rules();

class LazyPattern;

struct RuleMatch {
  const Rule* rule = nullptr;
  const LazyPattern* pattern = nullptr;  // of the set that found it, for least_end()
  std::size_t begin = 0;                 // bytes of the original line
  std::size_t end = 0;
};

// Many rules ready to match. Holds its own copies; safe to use from several threads.
class RuleSet {
 public:
  RuleSet(std::vector<Rule> rules, std::string_view language, const std::vector<std::string>& disabled);
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  // Whether the user switched the rule of this name off.
  bool is_off(std::string_view name) const;

  // All matches of all rules in one line. `where` says whether the line is among the first or last of its
  // chapter.
  struct Place {
    bool top = false;
    bool end = false;
    bool opening = false;
  };
  std::vector<RuleMatch> match(std::string_view line, const text::Shadow& folded, Place place) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

// Where the least of what `match`, a hit in `line`, needs to be one ends: before the sentences that an open
// end (.*) takes as well.
std::size_t least_end(const RuleMatch& match, std::string_view line);

// Runs the examples of `rules`; one diagnostic (rules.example) for each that fails, and for each rule without
// an example that it must hit or one that it must leave alone (rules.untested).
std::vector<Diagnostic> test_rules(const std::vector<Rule>& rules);

}  // namespace novel2epub::parse
