// One text as several books: for each volume, or for each so many chapters.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "chapters.hpp"
#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub {

// One of the books, or the whole text as the only one.
struct Volume {
  Metadata metadata;
  std::vector<Chapter> chapters;
  std::vector<const Image*> images = {};  // that they show: Block::image counts in them
};

// Deals the chapters out, in their order. Without a wish to split, or without volumes to split by (warning
// split.no-volumes), all go into one book that is as it would be otherwise. A book of several has a title, a
// series and an identifier of its own; neither depends on how many chapters or books follow, and even the
// only book so far is numbered, so that it stays what it is when others come. Needs the identifier filled in.
std::vector<Volume> split(Chapters& made, const Options& options);

// Where the nth of `count` books goes, from 1: "book-01.epub", "book-02.epub" for "book.epub".
std::string numbered_path(const std::string& path, std::size_t nth, std::size_t count);

}  // namespace novel2epub
