#include "parse/boilerplate.hpp"

#include <gtest/gtest.h>

#include "parse/small_dump.hpp"

namespace novel2epub::parse {
namespace {

TEST(Boilerplate, ALineAtTheEdgeOfMostChaptersGoesThoughNoRuleKnowsIt) {
  SmallDump dump;
  for (std::size_t i = 0; i < days.size(); ++i)
    dump.add(days[i] + "\n" + days[(i + 1) % 6] + "\n墨香阁敬呈 编号" + std::to_string(100 + i) + "\n");
  const auto parsed = dump.parse("zh-Hans");
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    EXPECT_EQ(story(parsed[i]).find("墨香阁"), std::string::npos) << i;
    EXPECT_NE(removed(parsed[i], dump).find("repeated.line:墨香阁敬呈 编号" + std::to_string(100 + i)),
              std::string::npos);
  }
}

TEST(Boilerplate, WhatTheSurveyLearnsIsSwitchedOffByItsName) {
  SmallDump dump;
  for (std::size_t i = 0; i < days.size(); ++i)
    dump.add(days[i] + "\n" + days[(i + 1) % 6] + "\n墨香阁敬呈 编号" + std::to_string(100 + i) + "\n");
  const auto parsed = dump.parse("zh-Hans", Level::safe, AuthorNotes::keep, {"repeated.line"});
  for (const Parsed& chapter : parsed) EXPECT_NE(story(chapter).find("墨香阁"), std::string::npos);
}

TEST(Boilerplate, RepetitionLeavesNoChapterEmpty) {
  SmallDump dump;
  for (int i = 1; i <= 8; ++i) dump.add("他在路口停了第" + std::to_string(i) + "次。\n雨还在下。\n");
  for (const Parsed& chapter : dump.parse("zh-Hans")) {
    EXPECT_EQ(chapter.chapter.blocks.size(), 2U);
    EXPECT_TRUE(chapter.cuts.empty());
  }
}

TEST(Boilerplate, TwoOccurrencesProveNothing) {
  SmallDump dump;
  for (std::size_t i = 0; i < days.size(); ++i) dump.add(days[i] + "\n" + (i < 2 ? "墨香阁敬呈\n" : ""));
  EXPECT_NE(story(dump.parse("zh-Hans")[0]).find("墨香阁敬呈"), std::string::npos);
}

TEST(Boilerplate, RefrainsAndPanelsOfTheStoryStay) {
  SmallDump dump;
  for (const std::string& day : days) dump.add("【宿主：江舟】\n" + day + "\n“……”\n“走吧。”\n");
  for (const Parsed& parsed : dump.parse("zh-Hans")) {
    EXPECT_NE(story(parsed).find("【宿主：江舟】"), std::string::npos);
    EXPECT_NE(story(parsed).find("“走吧。”"), std::string::npos);
    EXPECT_TRUE(parsed.cuts.empty());
  }
}

TEST(Boilerplate, APhraseGluedToMostParagraphsGoesAndTheSentenceStays) {
  const std::vector<std::string> last = {"船", "桥", "灯", "雨", "茶", "信", "门",
                                         "树", "鸟", "山", "路", "钟", "衣", "酒"};
  SmallDump dump;
  for (std::size_t chapter = 0; chapter < 6; ++chapter) {
    std::string text;
    for (std::size_t i = 0; i < last.size(); ++i)
      text += days[(chapter + i) % 6].substr(0, 18) + "，又想起那" + last[i] +
              (i % 3 != 0 ? "江天万里" : "") + "。\n";
    dump.add(text);
  }
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]).find("江天万里"), std::string::npos);
  EXPECT_NE(story(parsed[0]).find("，又想起那桥。"), std::string::npos);
}

TEST(Boilerplate, ARefrainInEveryChapterStaysAndIsToldWithItsPlace) {
  SmallDump dump;
  for (const std::string& day : days)
    dump.add("雾里的灯啊照着谁的船\n" + day + "\n" + day + day + "\n欲知后事如何，且听下回分解。\n");
  const auto parsed = dump.parse("zh-Hans");
  for (const Parsed& chapter : parsed) {
    EXPECT_TRUE(chapter.cuts.empty()) << removed(chapter, dump);
    ASSERT_EQ(chapter.notes.size(), 2U);
    EXPECT_EQ(
        chapter.notes[1].note.facts,
        (std::vector<std::string>{"欲知后事如何，且听下回分解。", "repeated.line", "6", "6", "at the end"}));
  }
  EXPECT_EQ(story(dump.parse("zh-Hans", Level::full)[0]), days[0] + "\n" + days[0] + days[0] + "\n");
}

TEST(Boilerplate, ALineOverEveryHeadingIsNoStory) {
  SmallDump dump;
  for (const std::string& day : days) {
    dump.add("雾港长灯\n第一章\n" + day + "\n");
    const std::size_t at = std::string("雾港长灯\n").size();
    dump.drafts.back().lifted.push_back({dump.texts.size() - 1, at, at + std::string("第一章").size()});
  }
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), days[0] + "\n");
}

TEST(Boilerplate, APhraseBehindACommaIsAPhraseOfTheStory) {
  const std::vector<std::string> who = {"船夫", "渔人", "掌柜", "老者", "书生", "小贩",
                                        "少年", "姑娘", "和尚", "道士", "秀才", "乞丐"};
  SmallDump dump;
  for (std::size_t chapter = 0; chapter < 6; ++chapter) {
    std::string text;
    for (const std::string& one : who) text += one + "收起了伞，风把帘子吹得直响。\n" + days[chapter] + "\n";
    dump.add(text);
  }
  for (const Parsed& parsed : dump.parse("zh-Hans"))
    EXPECT_TRUE(parsed.cuts.empty()) << removed(parsed, dump);
}

TEST(Boilerplate, NamesAtTheBeginningsOfParagraphsStay) {
  SmallDump dump;
  for (std::size_t chapter = 0; chapter < 6; ++chapter) {
    std::string text;
    for (const char* does :
         {"笑了", "推门", "坐下", "不语", "点灯", "回头", "起身", "摇头", "叹气", "喝茶", "走远"})
      text += std::string("上官云") + does + "，雨还没有停，街上空无一人。\n“上官云呢？”有人问起。\n";
    dump.add(text);
  }
  for (const Parsed& parsed : dump.parse("zh-Hans"))
    EXPECT_TRUE(parsed.cuts.empty()) << removed(parsed, dump);
}

TEST(Boilerplate, APhraseGluedBeforeMostParagraphsGoes) {
  SmallDump dump;
  for (std::size_t chapter = 0; chapter < 6; ++chapter) {
    std::string text;
    for (const char* begin : {"船", "桥", "灯", "雨", "茶", "信", "门", "树", "鸟", "山", "路", "钟"})
      text += std::string("江天万里") + begin + "在雾里，谁也没有说话。\n";
    dump.add(text);
  }
  EXPECT_TRUE(story(dump.parse("zh-Hans")[0]).starts_with("船在雾里"));
}

TEST(Boilerplate, TheEndOfASentenceBeforeAWatermarkStays) {
  SmallDump dump;
  const std::string day = "川の上に霧が立っていた。渡し守はまだ来ない。";
  for (const char* end : {"のです", "んだ", "から", "まい", "さ", "ですよ"})
    dump.add(day + "\n" + day + "「わたしは行く\n" + end + "」無断転載禁止 lanternbook.me\n" + day + "\n");
  EXPECT_EQ(story(dump.parse("ja")[0]), day + "\n" + day + "「わたしは行く\nのです」\n" + day + "\n");
}

TEST(Boilerplate, ATrailThatNamesTheChapterGoesWhateverItsNumeralsAre) {
  SmallDump dump;
  const char* names[] = {"听雨", "石桥", "渡口", "灯下", "归人", "旧信"};
  const char* numbers[] = {"一", "二", "三", "九", "十", "十一"};
  for (std::size_t i = 0; i < 6; ++i)
    dump.add(std::string("夜航船_第") + numbers[i] + "章 " + names[i] + "_青鸟\n" + days[i] + "\n" + days[i],
             names[i]);
  EXPECT_EQ(story(dump.parse("zh-Hans")[1]), days[1] + "\n" + days[1] + "\n");
}

TEST(Boilerplate, AnAddressInTheLanguageOfSitesIsEnoughAtTheEdgeOnly) {
  SmallDump dump;
  dump.add("本站最新域名 www.some-site.example 请收藏\n" + days[0] +
           "\n信末写着网址：www.harbor.example，已打不开了。\n");
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), days[0] + "\n信末写着网址：www.harbor.example，已打不开了。\n");
}

TEST(Boilerplate, ASentenceOfTheStoryKeepsItsLine) {
  SmallDump dump;
  dump.add(days[0] + "\nNước ở đây rất trong. Truyện được cập nhật nhanh nhất tại somefull.vn\n");
  EXPECT_EQ(story(dump.parse("vi")[0]), days[0] + "\nNước ở đây rất trong.\n");
}

TEST(Boilerplate, ALicenceGoesWithAllThatStandsOutsideOfIt) {
  SmallDump dump;
  dump.add(
      "This eBook is for the use of anyone.\n\n*** START OF THE PROJECT GUTENBERG EBOOK LAMPS ***\nThe lamp "
      "went out.\n"
      "*** END OF THE PROJECT GUTENBERG EBOOK LAMPS ***\nUpdated editions will replace it.\n");
  const auto parsed = dump.parse("en");
  EXPECT_EQ(story(parsed[0]), "The lamp went out.\n");
  EXPECT_NE(removed(parsed[0], dump).find("licence.gutenberg-end:Updated editions"), std::string::npos);
}

TEST(Boilerplate, LinksOfTwoLettersGoWhereTheyRepeatAndStayAlone) {
  SmallDump dump;
  for (std::size_t i = 0; i < days.size(); ++i)
    dump.add(days[i] + "\n他走了。\n" + days[(i + 1) % 6] + "\n上一章\n目录\n下一章\n");
  for (const Parsed& parsed : dump.parse("zh-Hans")) {
    EXPECT_FALSE(story(parsed).contains("目录"));
    EXPECT_FALSE(story(parsed).contains("一章"));
    EXPECT_TRUE(story(parsed).contains("他走了。"));  // as short, and in every chapter
  }
  SmallDump alone;
  for (std::size_t i = 0; i < days.size(); ++i) alone.add(days[i] + "\n" + (i == 2 ? "目录" : "他走了。"));
  EXPECT_TRUE(story(alone.parse("zh-Hans")[2]).contains("目录"));
}

TEST(Boilerplate, WordsThatSitesUseStayInAStory) {
  SmallDump dump;
  dump.add(
      "他的收藏自然也不会弱。\n编辑好，点击发送。\n快点下载下来保存起来！\n《旧物》收藏了三年。\n请记住这个地"
      "址，明天去找他。\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_TRUE(parsed[0].cuts.empty());
  EXPECT_EQ(parsed[0].chapter.blocks.size(), 5U);
}

TEST(Boilerplate, ALineThatAlsoHoldsStoryLosesOnlyTheSpan) {
  SmallDump dump;
  dump.add(
      days[0] +
      "app2();　　(https://www.example.com/1_1/"
      "2.html)chaptererror();　　请记住本书首发域名：www.example.com。某阁手机版阅读网址：m.example.com\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]), days[0] + "\n");
}

TEST(Boilerplate, TheAuthorsWordsAreSetApartAndGoOnlyWhenAsked) {
  SmallDump dump;
  dump.add(days[0] + "\n" + days[1] + "\n（新的一天，推荐票，大家准备好了吗？！\n感谢！）\n");
  EXPECT_EQ(notes(dump.parse("zh-Hans")[0]), "（新的一天，推荐票，大家准备好了吗？！\n感谢！）\n");
  const auto dropped = dump.parse("zh-Hans", Level::safe, AuthorNotes::drop);
  EXPECT_EQ(notes(dropped[0]), "");
  EXPECT_NE(removed(dropped[0], dump).find("author-note:感谢！）"), std::string::npos);
  EXPECT_EQ(story(dropped[0]), days[0] + "\n" + days[1] + "\n");
}

TEST(Boilerplate, RowsThatAreASitesHabitSetPrefaceAndAfterwordApart) {
  SmallDump dump;
  const std::string row = "\n----------------\n";
  for (int i = 0; i < 4; ++i)
    dump.add("今日も更新です。" + row +
             "「霧が濃いな」と彼は言った。\n舟はゆっくりと岸を離れていった。\n誰も口をきかなかった。鐘が七つ"
             "鳴った。\n" +
             row + "誤字を直しました。\n");
  const auto parsed = dump.parse("ja");
  EXPECT_EQ(notes(parsed[0]), "今日も更新です。\n誤字を直しました。\n");
  EXPECT_EQ(parsed[0].chapter.blocks.size(), 5U);
}

TEST(Boilerplate, OffLeavesEverything) {
  SmallDump dump;
  dump.add("app2();\n" + days[0] + "\n");
  EXPECT_TRUE(dump.parse("zh-Hans", Level::off)[0].cuts.empty());
}

// A book of `days` with a paragraph of the test's own in each chapter.
SmallDump with_lines(const std::vector<std::string>& first, const std::string& lines) {
  SmallDump dump;
  for (std::size_t i = 0; i < first.size(); ++i)
    dump.add(first[i] + "\n" + first[(i + 1) % first.size()] + "\n" + (i == 0 ? lines : ""));
  return dump;
}

TEST(Boilerplate, APostscriptTakesNoStoryBelowIt) {
  const Parsed parsed =
      with_lines(days, "PS：今天有事，更新晚了。\n明天给大家补上。\n窗外下着大雪。\n他站起身，走出门去。\n")
          .parse("zh-Hans")[0];
  EXPECT_EQ(notes(parsed), "PS：今天有事，更新晚了。\n明天给大家补上。\n");
  EXPECT_NE(story(parsed).find("窗外下着大雪。\n他站起身，走出门去。"), std::string::npos);
}

TEST(Boilerplate, ALettersPostscriptIsStory) {
  const Parsed parsed = with_lines(days, "他拆开信。\n“展信安。”\nPS：别忘了喂猫。\n念到这里，他停住了。\n")
                            .parse("zh-Hans")[0];
  EXPECT_EQ(notes(parsed), "");
  EXPECT_NE(story(parsed).find("PS：别忘了喂猫。\n念到这里"), std::string::npos);
}

TEST(Boilerplate, ALastPostscriptIsTheAuthors) {
  const Parsed parsed = with_lines(days, "PS：祝国庆快乐。\n（本章完）\n").parse("zh-Hans")[0];
  EXPECT_EQ(notes(parsed), "PS：祝国庆快乐。\n");
}

TEST(Boilerplate, ASceneBreakFarAboveANoteGivesItNoStory) {
  const Parsed parsed = with_lines(days,
                                   "她在信里写，今年的桂花开得早。\n镇上的钟敲了七下，街灯亮了。\n*****\n"
                                   "三年后，雾又起了。\n求月票！\n")
                            .parse("zh-Hans")[0];
  EXPECT_EQ(notes(parsed), "求月票！\n");
  EXPECT_NE(story(parsed).find("三年后，雾又起了。"), std::string::npos);
}

TEST(Boilerplate, ARowGivesWhatStandsBelowItToTheAuthorWhoSpeaksThere) {
  const Parsed parsed =
      with_lines(days,
                 "她在信里写，今年的桂花开得早。\n镇上的钟敲了七下，街灯亮了。\n*****\n求月票！\n明天见。\n")
          .parse("zh-Hans")[0];
  EXPECT_EQ(notes(parsed), "求月票！\n明天见。\n");
}

TEST(Boilerplate, RefrainsInWordsThatSitesUseTooStay) {
  for (const std::string refrain :
       {"请记住我。", "日志编号：79", "论坛的首页弹出一行字：欢迎访问灯塔论坛。"}) {
    SmallDump dump;
    for (const std::string& day : days) dump.add(day + "\n" + days[0] + "\n" + refrain + "\n");
    for (const Parsed& parsed : dump.parse("zh-Hans"))
      EXPECT_NE(story(parsed).find(refrain), std::string::npos) << refrain;
  }
}

TEST(Boilerplate, ATitleSaidAsASentenceStays) {
  const std::vector<std::string> titles = {"雾中渡口", "门后的伞", "七下钟声",
                                           "桂花开了", "离岸之后", "趁热喝茶"};
  SmallDump dump;
  for (std::size_t i = 0; i < days.size(); ++i) dump.add(days[i] + "\n" + titles[i] + "。\n", titles[i]);
  for (std::size_t i = 0; i < days.size(); ++i)
    EXPECT_NE(story(dump.parse("zh-Hans")[i]).find(titles[i] + "。"), std::string::npos) << i;
}

TEST(Boilerplate, ANoticeOfTwoSentencesGoesWhole) {
  SmallDump dump;
  dump.add(days[0] + "\n【领红包】现金or点币红包已经发放到你的账户！微信关注公.众.号【某某大本营】领取！\n" +
           days[1] + "\n");
  EXPECT_EQ(story(dump.parse("zh-Hans")[0]), days[0] + "\n" + days[1] + "\n");
}

TEST(Boilerplate, AnAddressEndsNoNotice) {
  SmallDump dump;
  dump.add("一秒记住【某某小说网】https://www.example.com/read?id=12345678a，免费阅读！" + days[0] + "\n");
  dump.add("一秒记住【某某小说网】，手机版阅读网址：m.example.com“不是我，是" + days[1] + "”\n");
  dump.add("一秒记住【某某小说网】，手机版阅读网址：m.example.com" + days[2] + "\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]), days[0] + "\n");
  EXPECT_EQ(story(parsed[1]), "“不是我，是" + days[1] + "”\n") << "but speech behind one is the story's";
  EXPECT_EQ(story(parsed[2]), days[2] + "\n");
}

TEST(Boilerplate, ANoticeEndsWhereTheStoryGoesOn) {
  const std::string notice =
      "一秒记住【某某小说网 www.example.com】，精彩小说无弹窗免费阅读！手机用户请访问m.example.com。";
  for (const std::string between : {"", "\u00A0\u00A0\u00A0\u00A0", "\u3000\u3000"}) {
    SmallDump dump;
    dump.add(notice + between + days[0] + between + days[1] + "\n");
    dump.add(days[2] + between + notice + between + days[3] + "\n");
    const auto parsed = dump.parse("zh-Hans");
    EXPECT_NE(story(parsed[0]).find(days[0]), std::string::npos) << story(parsed[0]);
    EXPECT_NE(story(parsed[0]).find(days[1]), std::string::npos) << story(parsed[0]);
    EXPECT_NE(story(parsed[1]).find(days[2]), std::string::npos) << story(parsed[1]);
    EXPECT_NE(story(parsed[1]).find(days[3]), std::string::npos) << story(parsed[1]);
    for (const Parsed& chapter : parsed) EXPECT_EQ(story(chapter).find("example"), std::string::npos);
  }
}

TEST(Boilerplate, ANoticeBeginsBehindTheStory) {
  const std::string notice = "请记住本书首发域名：www.example.com。某某小说手机版阅读网址：m.example.com";
  SmallDump dump;
  dump.add(days[0] + "\n" + days[1] + notice + "\n");
  dump.add(days[2] + "\n他走了。" + notice + "\n");
  dump.add(days[3] + "\nPS。求票。" + notice + "\n");
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]), days[0] + "\n" + days[1] + "\n");
  EXPECT_EQ(story(parsed[1]), days[2] + "\n他走了。\n");
  EXPECT_EQ(story(parsed[2]).find("example"), std::string::npos);
}

TEST(Boilerplate, AShortSentenceWithAnAddressIsNoLineOfTheSite) {
  SmallDump dump;
  for (int i = 0; i < 40; ++i)
    dump.add(days[0] + std::to_string(i) + "\n" +
             (i % 8 == 0 ? "林渊点了点头。www.example.com\n" : "林渊没有说话。\n") + days[1] +
             std::to_string(i) + "\n");
  EXPECT_NE(story(dump.parse("zh-Hans")[8]).find("林渊点了点头。"), std::string::npos);
}

TEST(Boilerplate, ALabelGivesTheAuthorNoMoreThanAnAuthorSays) {
  std::string long_story;
  for (int i = 0; i < 600; ++i) long_story += days[1] + std::to_string(i) + "\n";
  SmallDump dump;
  dump.add(days[0] + "\n作者有话要说：明天请假一天。\n" + days[2] + "\n");
  dump.add(days[0] + "\n作者有话要说：明天请假一天。\n" + long_story);
  const auto parsed = dump.parse("zh-Hans");
  EXPECT_EQ(story(parsed[0]).find(days[2]), std::string::npos);
  EXPECT_NE(story(parsed[1]).find(days[1] + "599"), std::string::npos);
}

TEST(Boilerplate, BehindAnAddressACapitalBeginsTheStory) {
  SmallDump dump;
  dump.add(
      "The lamp went out. The most up-to-date novels are published on example.com Mara stood by the "
      "window.\n");
  dump.add("The bell rang. The most up-to-date novels are published on example.com website. Nobody came.\n");
  const auto parsed = dump.parse("en");
  EXPECT_NE(story(parsed[0]).find("Mara stood by the window."), std::string::npos) << story(parsed[0]);
  EXPECT_EQ(story(parsed[1]).find("website"), std::string::npos) << story(parsed[1]);
  EXPECT_NE(story(parsed[1]).find("Nobody came."), std::string::npos) << story(parsed[1]);
}

}  // namespace
}  // namespace novel2epub::parse
