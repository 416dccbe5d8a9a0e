// Reading books back: what is in an EPUB, and whether it keeps what the program promises of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub {

struct FileInBook {
  std::string name;
  std::uint64_t size = 0;    // bytes
  std::uint64_t packed = 0;  // bytes it takes in the archive
};

struct EntryInBook {
  std::string label;
  std::string path;         // of the file in the container
  std::size_t depth = 1;    // level in the table of contents
  std::size_t letters = 0;  // letters and digits of the file and of those that continue it
};

// A book as it was found. Its diagnostics are promises that it breaks (book.*), or why it could not be read
// (input.*, archive.*): then the rest may be empty.
struct Inspection {
  std::string path;
  std::uint64_t size = 0;  // bytes of the file
  Metadata metadata;
  std::string generator;              // the program that made it, by its own word
  std::vector<FileInBook> files;      // in the order of the container
  std::vector<EntryInBook> contents;  // in reading order
  std::size_t letters = 0;            // letters and digits of all documents
  std::vector<Diagnostic> diagnostics;
};

// The file may be anything: archives that unpack to any size, names that lead elsewhere and damaged XML end
// in diagnostics. Nothing is written.
Inspection inspect(const std::string& path);

// Converts options.inputs again in memory and compares letter by letter with what the books have, chapter by
// chapter: errors balance.missing, balance.unknown, balance.lacking, balance.excess and balance.order, or why
// the input cannot be converted. `books` are the files that one text was split into, or one.
std::vector<Diagnostic> compare(std::span<const std::string> books, const Options& options);

}  // namespace novel2epub
