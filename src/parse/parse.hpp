// A draft to a chapter: boilerplate out, lines to blocks.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"
#include "novel2epub/options.hpp"
#include "parse/boilerplate.hpp"
#include "parse/draft.hpp"
#include "parse/layout.hpp"
#include "parse/rules.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {

struct ParseSettings {
  const RuleSet* rules = nullptr;
  const Survey* survey = nullptr;
  Level strip = Level::safe;
  AuthorNotes author_notes = AuthorNotes::keep;
  LayoutSettings layout;
  bool dedupe_paragraphs = false;  // P-11
};

// A note whose line is still to be counted: where texts[text].source has the offset.
struct Suspicion {
  Diagnostic note;
  std::size_t text = 0;
  std::size_t offset = 0;
};

struct Parsed {
  Chapter chapter;
  std::vector<Cut> cuts;
  std::vector<Suspicion> notes;                // strip.suspect, paragraph.repeated
  std::map<std::string, std::size_t> changed;  // by rule of layout.hpp
  bool guessed = false;          // lines were joined where neither indents nor blank lines tell how (P-3)
  std::vector<Block> collected;  // author notes taken out of the chapter (AuthorNotes::collect)
};

// Never fails: the worst text is still a chapter.
Parsed parse(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings);

// How the drafts are laid out by their own evidence, for the prior.
LayoutPrior find_layout_prior(std::span<const Text> texts, std::span<const Draft> drafts,
                              const LayoutSettings& settings);

}  // namespace novel2epub::parse
