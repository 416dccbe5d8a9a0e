// The survey of a whole dump: which lines and phrases stand in so many chapters, at such places, that no
// story would repeat them; and the names of the site, learnt from what it writes about itself.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "parse/draft.hpp"
#include "parse/literals.hpp"
#include "parse/rules.hpp"

namespace novel2epub::parse {

// How often a line's template occurs, by position.
struct Repetition {
  std::uint32_t chapters = 0;  // that have it anywhere
  std::uint32_t edges = 0;     // that have it among their first or last lines
  std::uint32_t lines = 0;     // in all
};

// A phrase glued to the ends of paragraphs ("...笑道某某书名。").
struct GluedPhrase {
  std::string text;
  std::uint32_t paragraphs = 0;
  std::uint32_t chapters = 0;
};

struct Survey {
  std::size_t chapters = 0;
  std::size_t chapters_with_rows =
      0;  // that hold a row of the kind sites put between preface, story and afterword
  bool rows_are_habit() const { return chapters_with_rows >= 3 && chapters_with_rows * 10 >= chapters * 3; }
  std::unordered_map<std::uint64_t, Repetition> templates;  // only those that stand in more than one chapter
  std::vector<GluedPhrase> phrases;                         // longest first
  std::vector<std::string> names;  // of the site, as pinyin skeletons: "piaotianwenxuewang", "someaddress"
  Literals name_finder;            // of `names`

  const Repetition* repetition(std::string_view line, std::string_view title) const;
};

// The lines of a draft's body: what is neither lifted nor dropped. Views into the texts.
struct BodyLine {
  std::string_view text;  // without the line end
  std::size_t text_index = 0;
  std::size_t offset = 0;  // in texts[text_index].clean.text()
  bool piece_end = false;  // the last line of its piece
};
std::vector<BodyLine> body_lines(std::span<const Text> texts, const Draft& draft);

// A hash of what a line looks like when numbers, addresses and the chapter's own title are masked; nothing
// for lines that say too little to be recognised.
std::optional<std::uint64_t> line_template(std::string_view line, std::string_view title);

// Number of non-blank lines at each end of a chapter that count as its edge.
inline constexpr std::size_t edge_lines = 4;

// The survey's parts, for the survey: names.cpp and phrases.cpp.
std::vector<std::string> learn_names(std::span<const Text> texts, std::span<const Draft> drafts,
                                     const RuleSet& rules, std::string_view book_title);
std::vector<GluedPhrase> find_phrases(std::span<const Text> texts, std::span<const Draft> drafts);

Survey survey(std::span<const Text> texts, std::span<const Draft> drafts, const RuleSet& rules,
              std::string_view book_title);

}  // namespace novel2epub::parse
