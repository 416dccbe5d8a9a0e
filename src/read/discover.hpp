// Which files make the book.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "read/pictures.hpp"

namespace novel2epub::read {

// One file of text.
struct Source {
  std::string path;           // to open it; "-" for standard input
  std::string name;           // for people: relative to the input, '/' between folders, UTF-8
  std::string folder;         // sub-folders of the input the file stands in, "" at the top: a volume's name
  std::int64_t modified = 0;  // seconds since 1970, 0 when unknown
  // Inputs are read in the order given: all of a lower rank first. Files that were named one by one, but in
  // the order of their names, as *.txt gives them, share a rank: nobody chose their order.
  std::size_t rank = 0;
};

struct Discovery {
  std::vector<Source> sources;          // input by input as given; inside a folder in natural order of names
  std::optional<std::string> cover;     // path of cover.{jpg,png,webp...} in an input folder
  std::optional<std::string> contents;  // path of a contents file (目录.txt, toc.txt, index.txt)
  std::vector<PictureFile> pictures;    // that texts may show; covers are among them
  std::vector<std::string> rules;       // paths of files named `rules` beside the chapters
  std::string base;               // folder or file name without suffix: where a title may be inferred from
  std::string beside;             // folder in which an unnamed output goes
  bool whole = false;             // the input is one file (or stdin), not a folder of chapters
  std::vector<Diagnostic> notes;  // what was left out, and why (discover.skipped)
};

Result<Discovery> discover(const std::vector<std::string>& inputs);

// The file's bytes.
Result<std::string> read_file(const std::string& path, const std::string& name);

}  // namespace novel2epub::read
