// What data/headings/ says, as tables the scanner can walk.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/headings.hpp"

namespace novel2epub::parse {

// A measure word of numbered headings: 章, 화, 巻.
struct HeadingUnit {
  std::string word;
  HeadingRank rank = HeadingRank::chapter;
  bool ordinal = false;         // 第3章
  bool bare = false;            // 3章
  bool bare_certain = false;    // ... and that alone proves a heading, with Arabic digits
  bool prefix = false;          // 卷五
  bool glued = false;           // a name may follow without a separator
  bool small = false;           // counts what a larger unit holds: 話 in a 章
  bool holds_chapters = false;  // a volume where a chapter follows on its line
  std::vector<std::string> not_before;
};

// A word in front of a number: Chapter, Quyển. Lower case.
struct HeadingKeyword {
  std::string word;
  HeadingRank rank = HeadingRank::chapter;
  bool strong = false;
};

// A heading that needs no number: 楔子, Epilogue. Lower case.
struct HeadingSpecial {
  std::string word;
  ChapterKind kind = ChapterKind::chapter;
  bool strict = false;  // a blank behind it is not enough
  HeadingRank rank = HeadingRank::chapter;
};

// A word for volumes in names of files, in lower case, and how a reader sees it: v01c02 is of Volume 1.
struct FileVolume {
  std::string word;
  std::string label;
};

struct NumberWord {
  std::string word;
  std::int64_t value = 0;
  bool times = false;
};

// A line of data/headings that says what must or must not be read.
struct HeadingExample {
  std::string file;
  std::string line;
  std::string number, name;
  bool accepted = false;
};

struct HeadingGrammar {
  std::vector<HeadingUnit> units;
  std::vector<HeadingKeyword> keywords;
  std::vector<HeadingSpecial> specials;
  std::vector<std::string> ordinals, prefixes, labels, begging, page_tails, placeholders, contents, empty,
      closings, volume_notes;
  std::vector<NumberWord> number_words;
  std::vector<FileVolume> file_volumes;
  std::vector<std::string> file_chapters;
  std::vector<HeadingExample> examples;
  std::bitset<0x10000> starters;  // code points that may begin a heading; Latin ones in both cases
};

// Read once from the compiled-in data.
const HeadingGrammar& heading_grammar();

}  // namespace novel2epub::parse
