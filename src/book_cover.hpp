// Which cover a book gets: the one given, the one that lies in the folder, or one drawn for it.
#pragma once

#include <optional>
#include <vector>

#include "epub/publication.hpp"
#include "novel2epub/options.hpp"
#include "read/discover.hpp"

namespace novel2epub {

// Nothing where none is wanted, or where the one given cannot be used, which is an error in `notes`.
// Of `publication` it looks at what is known of the book: metadata, language, direction.
std::optional<Cover> book_cover(const read::Discovery& found, const epub::Publication& publication,
                                const Options& options, std::vector<Diagnostic>& notes);

}  // namespace novel2epub
