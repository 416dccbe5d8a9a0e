// What there is to tell about the finished chapters, beyond what the stages told themselves.
#pragma once

#include <vector>

#include "chapters.hpp"
#include "dump.hpp"

namespace novel2epub {

// What looks wrong in the book, told and left alone; and what the book's own habits made the program do.
std::vector<Diagnostic> find_faults(const Dump& dump, const Chapters& made);

// Adds to `made.changed` what reading and layout changed, by rule; the normalizer has counted its own.
void count_changes(const Dump& dump, Chapters& made);

}  // namespace novel2epub
