// The lines in which a text speaks of its own book.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/draft.hpp"
#include "parse/front_matter.hpp"

namespace novel2epub::parse {

struct FrontLine {
  std::string_view text;  // trimmed
  Piece piece;            // the whole line, without its end
  bool used = false;
};

// The lines of a draft, some hundreds at most.
std::vector<FrontLine> front_lines(std::span<const Text> texts, const Draft& draft);

// What stands after 书名：; an author may stand on the same line.
NamedBook read_title_value(std::string_view value);

// "某某" of "某某 更新时间：2020-01-02" and "某某 | 字数：3000": several facts in one line.
std::string_view first_fact(std::string_view value);

// 独家发表, 首发, 全本, 完结: what may follow 《书名》 without being a sentence.
bool is_publishing_notice(std::string_view rest);

// X of "——文：X", "文/X", "by X"; empty for other lines.
std::string_view name_after_by(std::string_view line);

// "灵魂转换 穿越时空 强强", "玄幻、热血".
std::vector<std::string> split_subjects(std::string_view value);

// A row of marks: "======", "------------".
bool is_rule(std::string_view line);

// Where a blurb is over: a label, a row of marks, 正文, a heading in brackets, an address.
bool ends_blurb(std::string_view line);

}  // namespace novel2epub::parse
