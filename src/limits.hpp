// Where a book is valid but known readers give up, or senders refuse it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "epub/publication.hpp"
#include "novel2epub/diagnostic.hpp"
#include "zip/pack.hpp"

namespace novel2epub {

// Diagnostics limit.chapters, limit.text, limit.document, limit.nesting and limit.file about the book that
// goes to `place`.
std::vector<Diagnostic> reader_limits(const std::string& place, std::span<const epub::Page> pages,
                                      std::span<const zip::Entry> entries);

}  // namespace novel2epub
