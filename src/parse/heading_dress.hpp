// How a heading may be dressed: marks before it, brackets around it, commands of an editor.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "parse/heading_scan.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// headings.cpp. The heading at `at`; `depth`: of decorations around it.
std::optional<HeadingMatch> read_heading(std::string_view line, std::size_t at, int depth);

// headings.cpp. The heading whose number or word is `core`, with its name behind.
std::optional<HeadingMatch> finish_heading(std::string_view line, const HeadingCore& core);

// headings.cpp. A number that only its marks, or a sequence, make a heading of: bytes [begin, end) of the
// line.
HeadingCore bare_number(std::string_view family, std::int64_t number, std::size_t begin, std::size_t end);

// headings.cpp. What follows a mark that makes a heading of whatever it says: "# 雪", "제목: 雪".
std::optional<HeadingMatch> read_named(std::string_view line, std::size_t at, std::string_view family,
                                       bool certain, int depth);

// The heading in the dress that stands at `at`, if one of these does.
std::optional<HeadingMatch> read_hash(std::string_view line, std::size_t at);                 // #12 雪
std::optional<HeadingMatch> read_markdown(std::string_view line, std::size_t at, int depth);  // ## 雪
std::optional<HeadingMatch> read_aozora(std::string_view line, std::size_t at, int depth);  // ［＃…］雪
std::optional<HeadingMatch> read_bracketed(std::string_view line, std::size_t at,
                                           int depth);  // 【第三章 雪】
std::optional<HeadingMatch> read_ruled(std::string_view line, std::size_t at, int depth);  // --第三章 雪--
std::optional<HeadingMatch> read_ornamented(std::string_view line, std::size_t at, int depth);  // ☆、雪

}  // namespace novel2epub::parse
