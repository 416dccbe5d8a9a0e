// Words with which a page labels what it tells of its book (data/labels/).
#pragma once

#include <optional>
#include <string_view>

namespace novel2epub::parse {

enum class FrontField { title, author, subjects, series, description, status, length, other };

struct LabelledLine {
  FrontField field = FrontField::other;
  std::string_view value;
  bool of_book = true;  // a title: surely the book's; 제목 and "Title" may be a chapter's
};

// "作　者：X", "【书名】X", "Tác giả: X".
std::optional<LabelledLine> read_label(std::string_view line);

enum class HeadField { title, author, chapter, text };

struct LabelledHead {
  HeadField field = HeadField::text;
  std::string_view value;
};

// The same for labels that tell nothing by themselves, and something above every chapter: "小说：X",
// "章节：X", "正文".
std::optional<LabelledHead> read_head_label(std::string_view line);

}  // namespace novel2epub::parse
