// What the shape of one line says: scene breaks, ends of sentences, items, page marks (normalization.md 13).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace novel2epub::parse {

char32_t first_of(std::string_view text);  // the first code point; 0 for none
char32_t last_of(std::string_view text);

bool is_terminator(char32_t c);     // T: what the last line of a paragraph ends with
bool is_opener(char32_t c);         // opening quotes and brackets
bool is_closer(char32_t c);         // closing quotes and brackets
bool is_sentence_stop(char32_t c);  // 。！？… and their like

// P-9: nothing but ornaments and spaces. A silent beat (……, ——) is speech.
bool is_scene_break(std::string_view text);

// Nothing but the sign of a picture.
bool is_picture(std::string_view text);

// A title has no place for pictures within it.
std::string without_pictures(std::string_view text);

bool ends_terminated(std::string_view text);  // in T
bool ends_sentence(std::string_view text);    // a stop, whatever closes behind it
bool ends_with_colon(std::string_view text);
bool opens_bracket(std::string_view text);

// 第十二章, 第3回, Chapter 12 at the start of a line that may be a heading.
bool is_chapter_head(std::string_view text);

// P-8: "・", "1.", "①" at the start of a line.
bool is_item(std::string_view text);

// P-8: "姓名：林" or "【…": a line of its own unless the line before runs on.
bool is_panel(std::string_view text);

// P-7b: the shape and number of a page mark.
struct PageMark {
  int shape = 0;
  std::int64_t number = 0;
};
constexpr int bare_page_mark = 4;  // "- 3 -": without a word for page
std::optional<PageMark> page_mark(std::string_view text);

}  // namespace novel2epub::parse
