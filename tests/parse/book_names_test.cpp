#include "parse/book_names.hpp"

#include <gtest/gtest.h>

#include "parse/front_matter.hpp"

namespace novel2epub::parse {
namespace {

struct Case {
  const char *stem, *title, *author;
};

TEST(BookNames, AreReadFromFileNames) {
  const Case cases[] = {
      {"《灯火十年》（校对版全本）作者：林间客", "灯火十年", "林间客"},
      {"《灯火十年》作者 林间客", "灯火十年", "林间客"},
      {"《灯火十年》作者:林间客", "灯火十年", "林间客"},
      {"《灯火十年》[林间客]", "灯火十年", "林间客"},
      {"《灯火十年》林间客", "灯火十年", "林间客"},
      {"《灯火十年》（完结）", "灯火十年", ""},
      {"《灯火十年》全集", "灯火十年", ""},
      {"《灯火十年》", "灯火十年", ""},
      {"林间客《灯火十年》", "灯火十年", "林间客"},
      {"[林间客]《灯火十年》", "灯火十年", "林间客"},
      {"[林間客] 燈火十年", "燈火十年", "林間客"},
      {"【灯火十年】【作者_林间客】", "灯火十年", "林间客"},
      {"【灯火十年】作者：林间客（全本）", "灯火十年", "林间客"},
      {"【完结】灯火十年", "灯火十年", ""},
      {"[重生]灯火十年", "灯火十年", ""},
      {"灯火十年[重生]", "灯火十年", ""},
      {"灯火十年 - 林间客", "灯火十年", "林间客"},
      {"The Lamp Keeper - J. R. Doe", "The Lamp Keeper", "J. R. Doe"},
      {"灯火十年@林间客", "灯火十年", "林间客"},
      {"灯火十年 by 林间客", "灯火十年", "林间客"},
      {"灯火十年by林间客", "灯火十年", "林间客"},
      {"灯火十年BY林间客", "灯火十年", "林间客"},
      {"灯火十年_林间客_某某小说网", "灯火十年", "林间客"},
      {"灯火十年_林间客", "灯火十年", "林间客"},
      {"灯火十年(林间客)", "灯火十年", "林间客"},
      {"灯火十年（林间客）", "灯火十年", "林间客"},
      {"灯火十年 作者：林间客", "灯火十年", "林间客"},
      {"灯火十年作者：林间客", "灯火十年", "林间客"},
      {"灯火十年（精校版）", "灯火十年", ""},
      {"灯火十年TXT下载", "灯火十年", ""},
      {"灯火十年(上)", "灯火十年", ""},
      {"灯火,你还在吗", "灯火,你还在吗", ""},
      {"the_lamp_keeper", "the_lamp_keeper", ""},
      {"Ruby and the Lamp", "Ruby and the Lamp", ""},
      {"등불지기_김작가", "등불지기", "김작가"},
      {"灯火十年 - 第12章", "灯火十年", ""},
      {"第九盏灯", "第九盏灯", ""},
      {"我的作者大人", "我的作者大人", ""},
      {"灯火十年_某某小说网", "灯火十年", ""},
      {"灯火十年（完结）作者林间客", "灯火十年", "林间客"},
      {"三生灯火", "三生灯火", ""},
  };
  for (const Case& c : cases) {
    const NamedBook book = read_name(c.stem);
    EXPECT_EQ(book.title, c.title) << c.stem;
    EXPECT_EQ(book.author, c.author) << c.stem;
  }
}

TEST(BookNames, AreNotFoundInNamesThatSayNothing) {
  for (const char* stem : {"", " ", "chapters", "小說", "novel", "txt", "output", "1", "001", "第1457章",
                           "chapter_12", "正文", "2024-01-02", "TXT"}) {
    EXPECT_EQ(read_name(stem).title, "") << stem;
    EXPECT_EQ(read_name(stem).author, "") << stem;
  }
}

TEST(BookNames, AuthorsMustBePlausible) {
  for (const char* name :
       {"林间客", "耳根", "J. K. Doe", "風の人", "김작가", "愛吃魚的貓123", "Nguyễn Văn An"})
    EXPECT_TRUE(is_plausible_author(name)) << name;
  for (const char* name : {"", "书名：灯火", "20240102", "QQ群123456", "他说完这句话就走了。",
                           "一二三四五六七八九十一二三四五六七八九十一", "www.example.com"})
    EXPECT_FALSE(is_plausible_author(name)) << name;
}

}  // namespace
}  // namespace novel2epub::parse
