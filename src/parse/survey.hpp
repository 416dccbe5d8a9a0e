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
  std::uint32_t heads = 0;     // that have it among their first lines
  std::uint32_t tails = 0;     // that have it among their last lines
  std::uint32_t edges = 0;     // that have it at either end
  std::uint32_t lines = 0;     // in all
  bool names_chapter = false;  // each time with its chapter's own title in it
  bool brief = false;          // too few letters to say anything without a rule
};

// A phrase glued to the ends or the beginnings of paragraphs ("...笑道某某书名。").
struct GluedPhrase {
  enum class Side { tail, head };
  std::string text;
  Side side = Side::tail;
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
  std::string book_title;          // where it is known

  const Repetition* repetition(std::string_view line, std::string_view title) const;

  // Where the site's names stand in a line, in any spelling; bytes of the line, in order.
  struct NameHit {
    std::size_t begin = 0, end = 0;
    bool whole = false;  // the line is little more than the name
  };
  std::vector<NameHit> find_names(std::string_view line, const text::Shadow& folded) const;
};

// The lines of a draft's body: what is neither lifted nor dropped. Views into the texts.
struct BodyLine {
  std::string_view text;  // without the line end
  std::size_t text_index = 0;
  std::size_t offset = 0;  // in texts[text_index].clean.text()
  bool piece_end = false;  // the last line of its piece
  bool opened = false;     // begins behind wide blanks of a longer line
};
std::vector<BodyLine> body_lines(std::span<const Text> texts, const Draft& draft);

// What a line looks like when numbers, addresses and the chapter's own title are masked; nothing for lines
// that say too little to be recognised.
struct LineTemplate {
  std::uint64_t hash = 0;
  bool names_chapter = false;
  bool brief = false;
};
std::optional<LineTemplate> line_template(std::string_view line, std::string_view title);

// Number of non-blank lines at each end of a chapter that count as its edge.
inline constexpr std::size_t edge_lines = 4;

// The survey's parts, for the survey: names.cpp and phrases.cpp.
std::vector<std::string> learn_names(std::span<const Text> texts, std::span<const Draft> drafts,
                                     const RuleSet& rules, std::string_view book_title);
std::vector<GluedPhrase> find_phrases(std::span<const Text> texts, std::span<const Draft> drafts);

Survey survey(std::span<const Text> texts, std::span<const Draft> drafts, const RuleSet& rules,
              std::string_view book_title);

}  // namespace novel2epub::parse
