#include "parse/one_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace novel2epub::parse {
namespace {

std::string opened(const std::string& line) {
  text::Traced text;
  text.copy(line, 0);
  return open_long_lines(std::move(text)).text();
}

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(OneLine, WideBlanksPartTheParagraphsOfALongLine) {
  const std::string story = repeated("河上起了雾，摆渡人还没有来，灯却亮了。　　", 12);
  const std::string broken = repeated("河上起了雾，摆渡人还没有来，灯却亮了。\n", 12);
  EXPECT_EQ(opened("第一章　　听雨　　" + story + "（青鸟）　　（某屋）"),
            "第一章　　听雨　　" + broken + "（青鸟）\n（某屋）");
}

TEST(OneLine, ShortLinesAndBlanksInsideSentencesStay) {
  const std::string table = repeated("灯油    三斤    ", 60);
  EXPECT_EQ(opened(table), table);
  EXPECT_EQ(opened("他走了。　　雨停了。　　灯亮了。　　"), "他走了。　　雨停了。　　灯亮了。　　");
}

}  // namespace
}  // namespace novel2epub::parse
