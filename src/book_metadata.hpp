// What a dump says of its book: title, author, blurb, where the user has not said them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "chapters.hpp"
#include "dump.hpp"
#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"
#include "parse/draft.hpp"
#include "parse/front_matter.hpp"
#include "parse/parse.hpp"

namespace novel2epub {

// The metadata given, and what the text, the heads of the files (`heads`) and their names add. Lines read so
// are dropped from the first draft.
Metadata infer_metadata(const Dump& dump, std::vector<parse::Draft>& drafts, const parse::NamedBook& heads,
                        const InputFacts& facts, const Options& options);

// Where nothing says the title, the input's name must do, less the site's own name in it. Notes
// metadata.title-unknown where there is none.
void name_after_input(const std::string& base, const Dump& dump, std::span<const parse::Parsed> parsed,
                      Chapters& out);

}  // namespace novel2epub
