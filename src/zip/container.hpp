// What the container of a book of ours looks like (EPUB 3.3, 4.2).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "zip/directory.hpp"

namespace novel2epub::zip {

// What is not as we write it: book.mimetype, book.archive, book.date, book.name.
std::vector<Diagnostic> check_container(std::span<const Header> headers);

}  // namespace novel2epub::zip
