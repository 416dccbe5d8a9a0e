#include "text/natural_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace novel2epub::text {
namespace {

// Shuffled and sorted again, the names must stand as they are written here.
void expect_order(std::vector<std::string> names) {
  const std::vector<std::string> expected = names;
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(names.begin(), names.end(), random);
    std::sort(names.begin(), names.end(), natural_less);
    EXPECT_EQ(names, expected);
  }
}

TEST(NaturalOrder, ComparesNumbersByValue) {
  expect_order({"1.txt", "2.txt", "10.txt", "0011.txt", "100.txt"});
  expect_order({"chapter_1", "chapter_2", "chapter_10", "chapter_010a", "chapter_100"});
  expect_order({"第1章", "第２章", "第3章", "第１０章"});
}

TEST(NaturalOrder, ReadsChineseNumerals) {
  expect_order({"第一章 开始", "第二章 山门", "第九章 夜行", "第十章 归来", "第十一章 雨", "第一百章 云",
                "第一百零一章 雪"});
  expect_order({"第一章", "第2章", "第三章"});
  expect_order({"卷一/第十章", "卷二/第一章", "卷十/第一章"});
}

TEST(NaturalOrder, PutsThePartsOfOneChapterInOrder) {
  expect_order({"第三章（上）", "第三章（中）", "第三章（下）"});
  expect_order({"上卷", "中卷", "下卷"});
  expect_order({"中国", "中间"});  // a word that begins with 中 is no part
}

TEST(NaturalOrder, IgnoresCaseButKeepsATotalOrder) {
  expect_order({"Alpha", "beta", "Gamma"});
  EXPECT_TRUE(natural_less("A", "a"));
  EXPECT_FALSE(natural_less("a", "A"));
  EXPECT_TRUE(natural_less("01", "1"));
  EXPECT_FALSE(natural_less("1", "1"));
  EXPECT_TRUE(natural_less("", "a"));
}

TEST(NaturalOrder, NeverOverflows) {
  expect_order({"5", "99999999999999999999", "100000000000000000000", "100000000000000000001"});
}

TEST(NaturalOrder, IsAStrictWeakOrderOnAnyBytes) {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {"1", "0", "二",   "十",   "百", "章", "上", "下",
                                           "a", "B", "\xFF", "\xE4", " ",  "９", "（", "）"};
  std::vector<std::string> names(60);
  for (auto& name : names)
    for (int i = 0; i < 4; ++i) name += pieces[random() % pieces.size()];
  for (const auto& a : names)
    for (const auto& b : names) {
      EXPECT_EQ(natural_less(a, b) + natural_less(b, a), a == b ? 0 : 1) << a << " | " << b;
      for (const auto& c : names) {
        if (natural_less(a, b) && natural_less(b, c)) {
          EXPECT_TRUE(natural_less(a, c)) << a << "|" << b << "|" << c;
        }
      }
    }
}

}  // namespace
}  // namespace novel2epub::text
