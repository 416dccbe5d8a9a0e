// A draft to a chapter: boilerplate out, lines to blocks.
#pragma once

#include <span>
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
};

// strip.suspect, its line still to be counted: where texts[text].source has the offset.
struct Suspicion {
  Diagnostic note;
  std::size_t text = 0;
  std::size_t offset = 0;
};

struct Parsed {
  Chapter chapter;
  std::vector<Cut> cuts;
  std::vector<Suspicion> notes;
  std::vector<Block> collected;  // author notes taken out of the chapter (AuthorNotes::collect)
};

// Never fails: the worst text is still a chapter.
Parsed parse(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings);

// How the drafts are laid out by their own evidence, for the prior.
LayoutPrior find_layout_prior(std::span<const Text> texts, std::span<const Draft> drafts,
                              const LayoutSettings& settings);

}  // namespace novel2epub::parse
