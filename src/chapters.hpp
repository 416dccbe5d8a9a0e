// The middle of the pipeline, shared by convert() and clean(): texts to finished chapters.
#pragma once

#include <string>
#include <vector>

#include "dump.hpp"
#include "normalize/normalize.hpp"
#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"
#include "novel2epub/report.hpp"
#include "parse/divide.hpp"
#include "parse/draft.hpp"

namespace novel2epub {

// What the inputs were, beside their text.
struct InputFacts {
  std::string base;    // name to infer a title from
  bool plain = false;  // the text says nothing about a book: infer nothing from it
  std::vector<std::string> rule_files;
};

struct Chapters {
  Metadata metadata;  // given and inferred; identifier not yet filled in
  Language language = Language::zh_hans;
  std::vector<parse::Draft> drafts;
  std::vector<Chapter> chapters;  // in reading order, normalized, in the script asked for
  std::vector<Removal> removed;
  std::string described;  // characters that the input only describes and the book shows (J-5)
  std::map<std::string, std::size_t> changed;
  std::vector<Diagnostic> notes;
  std::size_t guessed = 0;        // chapters whose wrapped lines were joined by their width alone
  normalize::Settings settings;   // by which the chapters were normalized
  std::vector<Chapter> unmended;  // as they were before, where Options::explain asks for it
};

Chapters make_chapters(const Dump& dump, parse::Division division, const InputFacts& facts,
                       const Options& options);

bool has_error(const std::vector<Diagnostic>& notes);

}  // namespace novel2epub
