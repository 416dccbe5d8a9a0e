// A cover image: judged by its bytes, not by its name (epub.md 4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub::epub {

// JPEG and PNG are taken as they are; anything else, CMYK, or a truncated file is an error (cover.unusable).
// Warnings (cover.small, cover.large) go to `notes`.
Result<Cover> read_cover(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::epub
