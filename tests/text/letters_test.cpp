#include "text/letters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace novel2epub::text {
namespace {

TEST(Letters, IgnoresEverythingButLettersAndDigits) {
  EXPECT_EQ(letters_of("他，走了。"), letters_of("他 走\n了！！"));
  EXPECT_EQ(letters_of("，。！ \n\u200B").count, 0U);
  EXPECT_EQ(letters_of("第3章abc").count, 6U);
}

TEST(Letters, SeesEveryLostOrChangedLetter) {
  EXPECT_NE(letters_of("他走了"), letters_of("他走"));
  EXPECT_NE(letters_of("他走了"), letters_of("她走了"));
  EXPECT_NE(letters_of("ニ"), letters_of("二"));
  EXPECT_NE(letters_of("ab"), letters_of("aB"));
  EXPECT_NE(letters_of("１①"), letters_of("1一"));
  EXPECT_NE(letters_of("各"), letters_of("가"));
  EXPECT_NE(letters_of("aa"), letters_of("a"));
}

TEST(Letters, FoldsWidthAndComposition) {
  EXPECT_EQ(letters_of("ＰＳ５"), letters_of("PS5"));
  EXPECT_EQ(letters_of("ｶﾞﾊﾟｰ"), letters_of("ガパー"));
  EXPECT_EQ(letters_of("e\u0301か\u3099"), letters_of("éが"));
  EXPECT_EQ(letters_of("\u1112\u1161\u11AB"), letters_of("한"));
  EXPECT_EQ(letters_of("\u1112\u1161\u11AB").count, 1U);
  EXPECT_EQ(letters_of("⼈"), letters_of("人"));
  EXPECT_NE(letters_of("\uF900"), letters_of("\u8C48"));
}

TEST(Letters, ReadsEntitiesInSourcesOnly) {
  EXPECT_EQ(letters_of("&amp;nbsp;&#20320;&eacute;"), letters_of_text("你é"));
  EXPECT_EQ(letters_of("&#131;"), letters_of_text("ƒ"));
  EXPECT_EQ(letters_of_text("&eacute;").count, 6U);
  EXPECT_EQ(letters_of("AT&T").count, 3U);
}

TEST(Letters, AddUpOverAnyCut) {
  const std::string text = "甲e\u0301ガ한ｶﾞ乙12";
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    Letters sum = letters_of(text.substr(0, i));
    sum += letters_of(text.substr(i));
    EXPECT_EQ(sum, letters_of(text)) << i;
  }
}

}  // namespace
}  // namespace novel2epub::text
