// The core of a heading, read at one place of a line: its number with what marks it as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parse/heading_numerals.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// 第十二章, Chapter 12, 楔子, 卷五, 外传3: bytes [begin, end) of the line.
struct HeadingCore {
  HeadingRank rank = HeadingRank::chapter;
  ChapterKind kind = ChapterKind::chapter;
  std::string family;
  std::optional<std::int64_t> number;
  std::optional<std::int64_t> last_number;
  std::size_t begin = 0, end = 0;
  bool certain = true;
  bool special = false;         // the word is the name, or begins it
  bool small = false;           // counts what a larger unit holds
  bool holds_chapters = false;  // a volume where a chapter follows on its line
  bool cjk = false;             // blanks inside the number mean nothing
};

// Whether the line ends at `at`, or something stands there that parts a number from a name.
bool is_apart(std::string_view s, std::size_t at);

// A core that proves itself by its marks: 第3章, Chapter 3, 卷五, 3话, 楔子.
std::optional<HeadingCore> read_core(std::string_view s, std::size_t at);

// The same without specials and bare numbers: what may stand as the second of two headings in a line.
std::optional<HeadingCore> read_numbered_core(std::string_view s, std::size_t at);

}  // namespace novel2epub::parse
