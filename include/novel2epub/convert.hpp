// The program's jobs as functions. None of them prints, reads the clock, the locale or the environment.
#pragma once

#include <functional>
#include <string>

#include "novel2epub/options.hpp"
#include "novel2epub/report.hpp"

namespace novel2epub {

// Called from the converting thread as chapters are finished: (chapters done, chapters in all).
using Progress = std::function<void(std::size_t, std::size_t)>;

// Called once with the report of a book that is on disk, before it takes its place: the moment to write what
// must not be missing beside it. An error takes the book back. Not called on a dry run.
using Commit = std::function<Result<void>(const Report&)>;

// Makes one book of options.inputs and writes it whole or not at all (the old file stays on failure).
// The report carries every diagnostic; when one of them is an error nothing was written and `output` is
// empty.
Report convert(const Options& options, const Progress& progress = {}, const Commit& commit = {});

enum class CleanFormat { text, xhtml };

// One chapter's cleaned text. `bytes` is the file's content in any charset, `name` its name for messages.
// Text: one block a line. XHTML: one block element a line.
struct Cleaned {
  std::string text;
  std::string explained;  // each change of the normalizer, "line:column rule before → after", one a line
  Report report;
};
Cleaned clean(std::string_view bytes, const std::string& name, CleanFormat format, const Options& options);

}  // namespace novel2epub
