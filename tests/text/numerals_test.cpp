#include "text/numerals.hpp"

#include <gtest/gtest.h>

namespace novel2epub::text {
namespace {

struct Case {
  const char* numeral;
  std::int64_t value;
};

TEST(Numerals, GiveTheirValue) {
  const Case cases[] = {
      {"0", 0},
      {"1457", 1457},
      {"００１２", 12},
      {"1２", 12},
      {"零", 0},
      {"〇", 0},
      {"一", 1},
      {"两", 2},
      {"兩", 2},
      {"十", 10},
      {"十三", 13},
      {"二十", 20},
      {"二十一", 21},
      {"百", 100},
      {"百二十", 120},
      {"一百", 100},
      {"一百零", 100},
      {"一百零三", 103},
      {"一百〇三", 103},
      {"一百十三", 113},
      {"一百零十三", 113},
      {"一百一十", 110},
      {"一百二", 102},
      {"两百五十", 250},
      {"一千零一", 1001},
      {"一千零二十", 1020},
      {"一千二百三十四", 1234},
      {"千", 1000},
      {"一万", 10000},
      {"一万零五", 10005},
      {"十二万三千", 123000},
      {"三亿零五万", 300050000},
      {"一二三", 123},
      {"一〇三", 103},
      {"一零三", 103},
      {"二○二四", 2024},
      {"廿", 20},
      {"廿三", 23},
      {"卅一", 31},
      {"一百廿五", 125},
      {"壹", 1},
      {"壹佰贰拾叁", 123},
      {"貳拾伍", 25},
      {"参拾", 30},
      {"3万", 30000},
      {"2千5百", 2500},
      {"①", 1},
      {"⑳", 20},
      {"㉑", 21},
      {"㊿", 50},
      {"㈢", 3},
      {"❿", 10},
      {"⓿", 0},
      {"I", 1},
      {"IV", 4},
      {"XLII", 42},
      {"MCMXCIV", 1994},
      {"xvi", 16},
      {"Ⅳ", 4},
      {"Ⅻ", 12},
      {"ⅩⅢ", 13},
      {"ⅳ", 4},
      {"123456789012345678", 123456789012345678},
  };
  for (const Case& c : cases) EXPECT_EQ(numeral_value(c.numeral), c.value) << c.numeral;
}

TEST(Numerals, AreNotFoundInOtherWords) {
  for (const char* word : {"",
                           " ",
                           "a",
                           "章",
                           "第",
                           "十百",
                           "二三十",
                           "一百二三",
                           "二十一十",
                           "○",
                           "○○○",
                           "1a",
                           "１点",
                           "IIII",
                           "VX",
                           "mild",
                           "civil",
                           "Iv",
                           "IL",
                           "一 二",
                           "廿廿",
                           "二廿",
                           "①②",
                           "9999999999999999999999999",
                           "一一一一一一一一一一一一一一一一一一一一一一一一",
                           "万亿亿",
                           "\xFF",
                           "一\xFF"})
    EXPECT_FALSE(numeral_value(word)) << word;
}

TEST(Numerals, AreMadeOfDigitsAndUnits) {
  for (const char32_t c : std::u32string_view(U"09０９一九十百千万亿萬億〇零两兩廿卅壹玖拾佰仟"))
    EXPECT_TRUE(is_numeral_char(c)) << static_cast<unsigned>(c);
  for (const char32_t c : std::u32string_view(U"第章aIⅣ①半数几."))
    EXPECT_FALSE(is_numeral_char(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace novel2epub::text
