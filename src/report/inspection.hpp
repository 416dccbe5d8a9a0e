// What was found in a book, for other programs.
#pragma once

#include <span>
#include <string>

#include "novel2epub/inspect.hpp"

namespace novel2epub::report {

// One JSON object: {"schema": "novel2epub/info/1", "books": [...], "diagnostics": [...]}; the latter are
// those of the comparison with a dump.
std::string to_json(std::span<const Inspection> books, std::span<const Diagnostic> diagnostics);

}  // namespace novel2epub::report
