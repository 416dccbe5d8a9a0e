// Numbers as headings and file names write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace novel2epub::text {

// The value of a whole numeral: Arabic (half- or full-width), Chinese (一百零三 两 廿 卅 壹 〇, positional
// 一二三, 第一百零章's "一百零" = 100), circled ① ㊿, Roman (IV, Ⅳ), Korean/Japanese use of these. No value:
// not a numeral.
std::optional<std::int64_t> numeral_value(std::string_view utf8);

// Whether `c` may stand in a numeral of headings (digits of both widths, Chinese digits and units).
bool is_numeral_char(char32_t c);

}  // namespace novel2epub::text
