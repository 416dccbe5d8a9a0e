// The account of one run: every letter of the input is in the book or in the ledger.
#pragma once

#include <optional>
#include <span>

#include "chapters.hpp"
#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"
#include "text/letters.hpp"

namespace novel2epub {

// The letters that a reader of the book sees of the block, readings of ruby among them.
text::Letters letters_shown(const Block& block);

// Nothing when the books balance; else an error (balance.lost) that says by how many letters. Before the
// script is converted.
std::optional<Diagnostic> check_balance(std::span<const parse::Text> texts, const Chapters& made);

}  // namespace novel2epub
