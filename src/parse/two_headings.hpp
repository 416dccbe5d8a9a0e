// Two headings in one line: a volume and its chapter, a number said twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "parse/heading_scan.hpp"
#include "parse/headings.hpp"

namespace novel2epub::parse {

// The core of a second heading in [at, end of line): "第一卷 山中月 第一章 惊雷", "第一章雪夜 第二章中计".
std::optional<HeadingCore> find_second(std::string_view line, std::size_t at);

// Two headings side by side: a doubled number, or a volume and its chapter. False: the first one stands
// alone.
bool read_two_headings(std::string_view line, const HeadingCore& core, std::optional<HeadingMatch>& result);

}  // namespace novel2epub::parse
