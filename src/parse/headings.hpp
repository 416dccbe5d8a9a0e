// The grammar of headings in five languages (peers.md 3.3), as data in data/headings/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

enum class HeadingRank { volume, chapter };

// What one line says when it is a heading.
struct HeadingMatch {
  HeadingRank rank = HeadingRank::chapter;
  ChapterKind kind = ChapterKind::chapter;
  std::string family;  // name of the grammar rule: lines of one family look alike
  std::optional<std::int64_t> number;
  // "第一章 … 第二章 …", "第23、24章": two chapters under one heading.
  std::optional<std::int64_t> last_number;
  std::optional<std::int64_t> index;  // a counter in front: "0012 第十章"
  std::optional<std::int64_t> page;   // "(2/3)": the second page of one chapter
  std::optional<std::int64_t> part;   // "第1章－2", "第一章（2）": the second part of one chapter
  Heading heading;                    // number and name, tidied: "第1457章" "杜宏远咨询"
  std::string volume;                 // when the line also names it: "第一卷 笼中雀 第一章 惊蛰"
  std::optional<std::int64_t> volume_number;
  int level = 0;          // of Markdown: 2 of "## 雪"
  bool small = false;     // its unit counts what a larger one holds: 話 in a 章
  bool repaired = false;  // the line is damaged, the heading is not; `kept` is empty
  bool certain = true;    // a bare number, "一", "12、…": only a sequence makes it a heading
  struct Span {
    std::size_t begin = 0, end = 0;
  };
  std::vector<Span> kept;  // bytes of the line that the heading and the volume title show
};

// `line` is one line without its end; white space around it is allowed. Prose that begins like a heading
// (第一回合, 第九部队, 三回头) gives nothing.
std::optional<HeadingMatch> match_heading(std::string_view line);

// The heading of a line whose bytes were read in a wrong charset ("µÚÒ»ÕÂ"), if it can be restored for
// certain.
std::optional<HeadingMatch> match_damaged_heading(std::string_view line);

// The same for the name of a file (without folder and suffix): "chapter_0012", "001 标题", "第十章 求收藏".
std::optional<HeadingMatch> match_file_name(std::string_view stem);

// Whether a line is the tail of a page whose chapter goes on: "（本章未完，请点击下一页）".
bool is_page_tail(std::string_view line);

// Folded form under which two spellings of one title are equal (P-10).
std::string title_key(std::string_view title);

}  // namespace novel2epub::parse
