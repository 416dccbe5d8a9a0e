// clean --explain: each change between the decoded text and the book, with its place and its rule.
#pragma once

#include <string>

#include "chapters.hpp"
#include "dump.hpp"

namespace novel2epub {

// "line:column rule before → after", one change a line, in the order of the dump's only text. Lines and
// columns count, from 1 and in code points, in the decoded text. `made` was made with Options::explain.
std::string explain(const Dump& dump, const Chapters& made);

}  // namespace novel2epub
