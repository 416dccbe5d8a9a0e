// A cover that somebody made: judged by its bytes, not by its name, and made fit for readers where it is not
// (epub.md 4).
#pragma once

#include <string>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"

namespace novel2epub::cover {

// The file's own bytes where they are fit; else an upright JPEG or PNG of at most 4 megapixels and 5 MB made
// of them (note cover.changed). What is no image, or only a part of one, is an error (cover.unusable).
// Warnings (cover.small, cover.shape) go to `notes`.
Result<Cover> given_cover(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes);

}  // namespace novel2epub::cover
