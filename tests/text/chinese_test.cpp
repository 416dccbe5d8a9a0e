// The two scripts of Chinese, where the build has OpenCC.
#include "text/chinese.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "text/language.hpp"

namespace novel2epub::text {
namespace {

class Chinese : public testing::Test {
 protected:
  void SetUp() override {
    if (const auto any = ChineseConverter::open("s2t"); !any) GTEST_SKIP() << any.error().message;
  }

  static std::string converted(std::string_view name, std::string_view s) {
    const auto converter = ChineseConverter::open(name);
    return converter ? converter->convert(s) : converter.error().message;
  }
};

TEST_F(Chinese, EveryConfigurationOpensAndNamesAChineseTag) {
  for (const ChineseConversion& one : chinese_conversions()) {
    EXPECT_TRUE(ChineseConverter::open(one.name)) << one.name;
    EXPECT_EQ(canonical_tag(one.tag), one.tag) << one.name;
    EXPECT_TRUE(is_chinese(language_of(one.tag))) << one.name;
  }
}

TEST_F(Chinese, AnUnknownConfigurationIsRefused) {
  for (const char* name : {"", "s2x", "../s2t", "s2t.json"}) {
    const auto converter = ChineseConverter::open(name);
    ASSERT_FALSE(converter) << name;
    EXPECT_EQ(converter.error().id, "convert.unknown");
  }
}

TEST_F(Chinese, PhrasesDecideWhereOneCharacterHasTwo) {
  EXPECT_EQ(converted("s2t", "头发"), "頭髮");
  EXPECT_EQ(converted("s2t", "发现"), "發現");
  EXPECT_EQ(converted("s2t", "以后，皇后"), "以後，皇后");
  EXPECT_EQ(converted("t2s", "頭髮發現"), "头发发现");
  EXPECT_EQ(converted("s2twp", "鼠标"), "滑鼠");
}

// U+F900 and U+2F800 look like 豈 and 丽, and are what the author wrote.
TEST_F(Chinese, CompatibilityIdeographsStay) {
  EXPECT_EQ(converted("s2t", "头\uF900发\U0002F800头发"), "頭\uF900發\U0002F800頭髮");
  EXPECT_EQ(converted("t2s", "\uF900"), "\uF900");
}

TEST_F(Chinese, OtherTextStays) {
  for (const char* text : {"", "Wait... what?", "12,800 km", "안녕하세요", "ありがとう", "😀\u200D"})
    EXPECT_EQ(converted("s2t", text), text);
}

TEST_F(Chinese, OneConverterServesManyThreads) {
  const auto converter = ChineseConverter::open("s2twp");
  ASSERT_TRUE(converter);
  std::vector<std::string> results(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results)
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) result = converter->convert("理发师在里面剪头发，公里之外发现了皇后。");
      });
  }
  for (const std::string& result : results) EXPECT_EQ(result, "理髮師在裡面剪頭髮，公里之外發現了皇后。");
}

}  // namespace
}  // namespace novel2epub::text
