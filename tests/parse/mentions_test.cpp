#include "parse/mentions.hpp"

#include <gtest/gtest.h>

#include "parse/small_dump.hpp"

namespace novel2epub::parse {
namespace {

TEST(Mentions, TheSitesNameIsKnownInOtherSpellings) {
  SmallDump dump;
  dump.add("星河小说堂  http://www.xinghetang.example，最有气息的文学网站\n" + days[0] + "\n");
  dump.add("星,河*小.说堂\n" + days[1] + "\nw w w. xing hetang. exam ple\n");
  dump.add("x,ing河~小\\说堂\n" + days[2] + "\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[1]).find("说堂"), std::string::npos);
  EXPECT_EQ(story(parsed[2]).find("说堂"), std::string::npos);
  EXPECT_NE(story(parsed[1]).find(days[1]), std::string::npos);
}

TEST(Mentions, TheSitesAddressGoesFromAParagraphWithTheNameBesideIt) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n" + day + "青鸟书屋 www.qingniaoku.example，船又动了。\n" +
             (day == days[0] ? "他写下 www.lanternmail.example 给她。\n" : "") + day +
             "\n请记住本书首发域名：www.qingniaoku.example。青鸟书屋手机版阅读网址：m.qingniaoku.example\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]), days[0] + "\n" + days[0] +
                                  "船又动了。\n他写下 www.lanternmail.example 给她。\n" + days[0] + "\n");
}

TEST(Mentions, ASentenceOfTheSiteGoesFromBetweenThoseOfTheStory) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n" + day + "看最新章节上青鸟书屋\n" + day + "手机阅读 m.qingniaoku.example船又动了。\n" +
             day + "她说：“青鸟书屋的门开着。”\n" + day +
             "\n请记住本书首发域名：www.qingniaoku.example。青鸟书屋手机版阅读网址：m.qingniaoku.example\n");
  const std::string& day = days[0];
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), day + "\n" + day + "\n" + day + "船又动了。\n" + day +
                                                 "她说：“青鸟书屋的门开着。”\n" + day + "\n");
}

TEST(Mentions, AnAddressBehindParagraphsTeachesTheSitesName) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n" + day + "【某屋 www.qingniaoku.example】\n" + day +
             "www.QingNiaoKu.example他走了。\n" + day);
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]),
            days[0] + "\n" + days[0] + "\n" + days[0] + "他走了。\n" + days[0] + "\n");
}

TEST(Mentions, TheSitesNameInBracketsAtTheEndOfALineIsItsSignature) {
  SmallDump dump;
  const std::vector<std::string> words = {"雨", "船", "灯", "桥", "雪", "井"};
  for (const std::string& word : words)
    dump.add("河边的" + word + "已经不见\n了" + word + "。[青鸟书屋]\n他走过那座" + word +
             "，没有回头。【青鸟书屋】\n他走进【青鸟书屋】，看" + word +
             "。\n一秒记住【青鸟书屋】www.qingniaoshuwu.com，精彩小说无弹窗免费阅读！\n");
  const std::string text = story(dump.parse("zh-Hans")[2]);
  EXPECT_NE(text.find("了灯。\n他走过那座灯，没有回头。\n他走进【青鸟书屋】，看灯。"), std::string::npos)
      << text;
}

TEST(Mentions, AnAddressGluedToAWordWithMarksLeavesTheWord) {
  SmallDump dump;
  for (const std::string word : {"một", "hai", "ba", "bốn", "năm", "sáu"})
    dump.add("Người thứ " + word + " nhìn quanh rồi lặng lẽ bỏ đi.SomeNovel55.neT\n\nKhông ai nói gì với " +
             word + ".\n");
  const std::string text = story(dump.parse("vi")[2]);
  EXPECT_NE(text.find("bỏ đi."), std::string::npos) << text;
  EXPECT_EQ(text.find("SomeNovel"), std::string::npos) << text;
}

TEST(Mentions, WordsThatLeadToAnAddressGoWithIt) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n" + day.substr(0, day.size() - 3) + "看最新章节上青鸟书屋www.qingniaoku.com\n" + day +
             "--上青鸟书屋qingniaoku.com看小说\n“船呢？手机阅读 m.qingniaoku.com”她问。\n他坐下来看小说。\n" +
             "请记住本书首发域名：www.qingniaoku.com。青鸟书屋手机版阅读网址：m.qingniaoku.com\n");
  const std::string& day = days[0];
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]),
            day + "\n" + day.substr(0, day.size() - 3) + "\n" + day + "\n“船呢？”她问。\n他坐下来看小说。\n");
}

TEST(Mentions, TheWholeOfAnAddressGoesInAnySpelling) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "w w w. qingniaoku.com\n" + day + "www。qingniaoku。com\n" + day +
             "www . qingniaoku . com\n" + day + "q i n g n i a o k u . c o m\n" + day +
             "qingniaoku(dot)com\n" +
             "请记住本书首发域名：www.qingniaoku.com。青鸟书屋手机版阅读网址：m.qingniaoku.com\n");
  const std::string& day = days[0];
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), day + "\n" + day + "\n" + day + "\n" + day + "\n" + day + "\n");
}

TEST(Mentions, ANameIsLearntWhereTheSameWordsLeadToItInManyChapters) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n" + day + day + "\n更多精彩，尽在听雨阁\n" + day + "小说整理发布于听雨阁" + day + "\n" +
             day + "[听雨阁]" + day + "\n" + day + "他走进听雨阁。一切尽在掌握。\n" + day + "\n" + day + day +
             "\n" + day + "\n");
  const std::string& day = days[0];
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), day + "\n" + day + day + "\n" + day + day + "\n" + day + day +
                                                 "\n" + day + "他走进听雨阁。一切尽在掌握。\n" + day + "\n" +
                                                 day + day + "\n" + day + "\n");
}

TEST(Mentions, AnAddressGluedToAWordLeavesTheWord) {
  SmallDump dump;
  for (const std::string word : {"lamp", "bell", "door", "wall", "gate", "roof"})
    dump.add("Nobody looked at the " + word + "somenovel55.com\nThe " + word +
             " was gone by then. www.somenovel55.com\nShe wrote of the " + word + " and slept.\nThe " + word +
             " again.\nVisit somenovel55.com for more.\n");
  EXPECT_EQ(
      story(dump.parse("en")[2]),
      "Nobody looked at the door\nThe door was gone by then.\nShe wrote of the door and slept.\nThe door "
      "again.\n");
}

TEST(Mentions, AnAddressInBracketsTeachesTheNameWhereItComesAgain) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "（青鳥書房 qingniaoku.com）" + day + "\n" + day + "\n" +
             (day == days[0] ? "「（example.org）を見て」と彼は言った。\n" : "") + day + "\n" + day + "\n");
  EXPECT_EQ(story(dump.parse("ja")[0]), days[0] + days[0] + "\n" + days[0] +
                                            "\n「（example.org）を見て」と彼は言った。\n" + days[0] + "\n" +
                                            days[0] + "\n");
}

TEST(Mentions, AStorysOwnWordsBesideANameOrAnAddressStay) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add(day + "\n他又打开了yedeng.com，" + day + "\n他打开了。\n" + day + "\n" + day +
             "下班以后他看小说就去青鸟书屋。\n" + day +
             "\n一秒记住【青鸟书屋】qingniaoku.com，精彩小说无弹窗免费阅读！\n");
  const std::string text = story(dump.parse("zh-Hans")[0]);
  EXPECT_NE(text.find("他打开了。"), std::string::npos) << text;
  EXPECT_NE(text.find("下班以后他看小说就去青鸟书屋。"), std::string::npos) << text;
  SmallDump viet;
  for (const std::string word : {"một", "hai", "ba", "bốn", "năm", "sáu"})
    viet.add("Người thứ " + word + " ngồi đọc truyện ở Tàng Thư Viện suốt đêm.\nKhông ai nói gì với " + word +
             ".\nNguồn: tangthuvien.vn\n");
  EXPECT_EQ(story(viet.parse("vi")[2]),
            "Người thứ ba ngồi đọc truyện ở Tàng Thư Viện suốt đêm.\nKhông ai nói gì với ba.\n");
}

TEST(Mentions, WhoSpeaksBehindAWatermarkStays) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add("“" + day + "\n【青鸟书屋 qingniaoku.com】”" + day.substr(0, 6) + "道。\n" + day +
             "\n一秒记住【青鸟书屋】qingniaoku.com，精彩小说无弹窗免费阅读！\n");
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), "“" + days[0] + "\n”河上道。\n" + days[0] + "\n");
}

TEST(Mentions, TheHomeOfABreadcrumbIsNoName) {
  SmallDump dump;
  for (const std::string& day : days) {
    dump.add("首页 > 玄幻\n" + day + "\n她打开公司的首页。\n" + day + "\n");
    dump.drafts.back().dropped.push_back(
        {{dump.texts.size() - 1, 0, std::string("首页 > 玄幻").size()}, "boilerplate.breadcrumb"});
  }
  const RuleSet rules(built_in_rules(), "zh-Hans", {});
  EXPECT_TRUE(survey(dump.texts, dump.drafts, rules, "").names.empty());
}

TEST(Mentions, ANoticeOfTheftGoesFromTheMidstOfAParagraph) {
  SmallDump dump;
  dump.add(
      "The lamp went out. Find this and other great novels on the author's preferred platform. Support "
      "original creators! Hehe... Nobody came.\n");
  dump.add(
      "The bell rang. This tale has been unlawfully lifted without the author's consent. Report any "
      "appearances on Amazon. Mara stood by the window, and it was late.\n");
  dump.add("The story has been taken from him. He would report it to the guard.\n");
  const auto parsed = dump.parse("en");
  EXPECT_EQ(story(parsed[0]), "The lamp went out.  Hehe... Nobody came.\n");
  EXPECT_EQ(story(parsed[1]), "The bell rang.  Mara stood by the window, and it was late.\n");
  EXPECT_EQ(story(parsed[2]), dump.texts[2].source);
}

}  // namespace
}  // namespace novel2epub::parse
