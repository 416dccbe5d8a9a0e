// The normalizer: mends the punctuation of one chapter (normalization.md 6 to 12, 14, 15). Letters never
// change, and normalizing twice is normalizing once.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub::normalize {

// What the whole book says about its punctuation; the survey finds it.
struct Habits {
  bool washed = false;         // PR-1: full-width marks were folded by NFKC
  bool ascii_stops = false;    // W-2b: ASCII full stops throughout
  bool curly_quotes = false;   // the book uses “ ”
  bool corner_quotes = false;  // the book uses 「 」
  bool comma_style = false;    // ja: U+FF0C and no U+3001: academic commas
  bool indent_all = true;      // ja J-7: at least half of the lines without opening bracket are indented
};

// What a survey adds up over all chapters to find the habits; addition is all it needs.
struct HabitCounts {
  std::size_t cjk_letters = 0, fullwidth_forms = 0, ideographic_spaces = 0, ellipses = 0,
              ideographic_stops = 0;
  std::size_t ascii_marks_after_cjk = 0, block_final_ascii_stops = 0;
  std::size_t curly = 0, corner = 0, fullwidth_commas = 0, touten = 0, indented_lines = 0, plain_lines = 0;
  HabitCounts& operator+=(const HabitCounts& other);
};
HabitCounts count_habits(std::string_view text, Language language);
Habits find_habits(const HabitCounts& counts, Language language);

struct Settings {
  Language language = Language::zh_hans;
  Level level = Level::safe;
  Habits habits;
  NormalizeFlags flags;
  std::vector<std::string> disabled;
  std::vector<std::string> enabled;
};

// When a rule applies: unless switched off, when switched on, where the whole book proves it, in any case; or
// the text stays and is only told of.
enum class Applies { on, off, proven, always, told };
std::string_view word_for(Applies applies);

// One named rule, for `rules list` and the documentation.
struct RuleInfo {
  std::string_view name;       // "W-1"
  std::string_view languages;  // "zh ja"; "all"
  Applies applies = Applies::on;
  std::string_view summary;  // one line
  std::string_view before;   // an example that it changes
  std::string_view after;
  std::string_view kept;  // an example that it must leave alone
};
std::span<const RuleInfo> rules();  // the passes over a line, in the order of application

// All rules: those of rules(), and those of reading, of layout, of what stays and of what is told.
struct RuleSection {
  std::string_view title, words;
  std::span<const RuleInfo> rules;
};
std::span<const RuleSection> rule_sections();

bool is_rule(std::string_view name);  // one of them is called so

std::string rules_page();                 // docs/normalization.md
bool is_invisible(char32_t c);            // nothing to be seen of it in a table or a terminal
std::string code_point_name(char32_t c);  // "U+200B"

// Places changed, by rule name.
using Counts = std::map<std::string, std::size_t, std::less<>>;

// One changed place, for `clean --explain`. Offsets are code points in the line as it was.
struct Change {
  std::size_t column = 0;  // 1-based
  std::string rule, before, after;
};

// The inline pass over one line of text (a paragraph, a heading). Plain text in, plain text out: ruby and
// other notation pass through untouched.
std::string normalize_line(std::string_view line, const Settings& settings, Counts& counts,
                           std::vector<Change>* changes = nullptr);

// What normalize() changes in one paragraph: the inline pass, then notation.
std::vector<Change> explain(std::string_view paragraph, const Settings& settings);

// Existing quotation marks as `style` has them, by nesting depth, and nothing else.
std::string restyle_quotes(std::string_view line, Quotes style);

// What the book does not show as the text has it, so that the letters can be accounted for.
struct Unshown {
  std::size_t text = 0;  // as in Block::origins
  std::size_t begin = 0;
  std::size_t end = 0;
};
struct Account {
  std::vector<Unshown> commands;  // of editors: obeyed, or replaced by the character they describe
  std::string described;          // those characters, which the book shows and the text only describes
};

// Every block: the inline pass, then notation to runs (ruby J-1..J-3, emphasis J-4, Aozora commands J-5), the
// classes of J-7, and footnotes linked to where the text refers to them. The heading too.
Account normalize(Chapter& chapter, const Settings& settings, Counts& counts);

}  // namespace novel2epub::normalize
