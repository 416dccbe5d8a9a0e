// The same book in the other Chinese script.
#pragma once

#include "chapters.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub {

// Converts the finished chapters and what the metadata says, as options.convert wants it: words phrase by
// phrase, quotation marks by their depth, the language tag to the one of the edition. Comes after the balance
// of letters, which it does not keep.
void convert_script(Chapters& made, const Options& options);

}  // namespace novel2epub
