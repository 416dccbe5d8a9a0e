// The reading order of chapters that come as files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

// What a file says about its place.
struct Placed {
  std::size_t rank = 0;  // of its input, as in Text
  std::string folder;
  std::string stem;
  ChapterKind kind = ChapterKind::chapter;
  std::optional<std::int64_t> volume;
  std::optional<std::int64_t> by_name;  // number in the file's name
  std::optional<std::int64_t> by_text;  // number of the heading in the text
  bool counter = false;                 // the name's number counts files, whatever the chapter's kind
  bool foreign = false;                 // of another book: last
};

// Indexes of `files` in reading order: by input, by folder, by number on the one scale that orders the book
// best, by name; prologues first, extras, afterwords, notices and foreign files last.
std::vector<std::size_t> reading_order(std::span<const Placed> files);

}  // namespace novel2epub::parse
