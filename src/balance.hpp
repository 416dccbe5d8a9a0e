// The account of one run: every letter of the input is in the book or in the ledger.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"
#include "novel2epub/report.hpp"
#include "parse/draft.hpp"

namespace novel2epub {

// Nothing when the books balance; else an error (balance.lost) that says by how many letters, and in which
// file the difference was found where that can be said.
std::optional<Diagnostic> check_balance(std::span<const parse::Text> texts,
                                        std::span<const parse::Draft> drafts,
                                        std::span<const Chapter> chapters, std::span<const Removal> removed);

}  // namespace novel2epub
