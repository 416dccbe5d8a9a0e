#include "divide_samples.hpp"
#include "parse/divide.hpp"

namespace novel2epub::parse {
namespace {

struct Divided {
  std::vector<Text> texts;
  Division division;
};

Divided divide_novel(const std::string& content) {
  Divided out{{make_text("novel.txt", content)}, {}};
  out.division = divide(out.texts, {.whole = true, .contents = nullptr});
  expect_whole(out.texts, out.division);
  return out;
}

Labels labels(const std::string& content) { return labels_of(divide_novel(content).division); }

TEST(DivideWhole, CutsAtHeadingsAndKeepsWhatStandsBefore) {
  const auto [texts, division] =
      divide_novel("夜航船\n作者：某人\n\n第一章 雨\n" + story(1) + "第二章 船\n" + story(2));
  EXPECT_EQ(labels_of(division), (Labels{"", "第一章 雨", "第二章 船"}));
  EXPECT_EQ(division.drafts[0].kind, ChapterKind::introduction);
}

TEST(DivideWhole, TextWithoutHeadingsIsOneChapter) {
  EXPECT_EQ(labels(story(1, 20)).size(), 1U);
  EXPECT_EQ(labels(story(1) + "16\n" + story(2) + "第三者\n" + story(3)).size(), 1U);
}

TEST(DivideWhole, AChapterTalkedAboutIsNotBegun) {
  EXPECT_EQ(
      labels("第一章 雨\n" + story(1) + "第四十章 她念着书上的题目\n" + story(2) + "第二章 船\n" + story(3)),
      (Labels{"第一章 雨", "第二章 船"}));
}

TEST(DivideWhole, OneBookMayWriteItsHeadingsInManyShapes) {
  EXPECT_EQ(labels("☆、第一章\n" + story(1) + "2、第二章 ...\n" + story(2) + "第三章\n" + story(3) +
                   "4第四章\n" + story(4) + "5、灯火\n" + story(5) + "第六章\n" + story(6)),
            (Labels{"第一章", "第二章", "第三章", "第四章", "5、灯火", "第六章"}));
}

TEST(DivideWhole, BareNumbersAreProvenByTheirSequence) {
  std::string book;
  for (int i = 1; i <= 6; ++i) book += std::to_string(i) + "|【0" + std::to_string(i) + "】\n" + story(i);
  EXPECT_EQ(labels(book), (Labels{"【01】", "【02】", "【03】", "【04】", "【05】", "【06】"}));
  std::string plain;
  int seed = 0;
  for (const char* n : {"一", "二", "三", "四"}) {
    ++seed;
    plain += std::string(n) + "\n" + story(seed, 9) + "16\n" + story(10 + seed);
  }
  EXPECT_EQ(labels(plain), (Labels{"一", "二", "三", "四"}));
}

TEST(DivideWhole, ArcsThatCountTheirPartsAreProvenTogether) {
  const Labels arcs = {"雨 (1)", "雨 (2)", "雨 (3)", "船 (1)", "船 (2)"};
  std::string book, list;
  int seed = 0;
  for (const std::string& arc : arcs) book += arc + "\n" + story(++seed, 9), list += arc + "\n";
  EXPECT_EQ(labels(book), arcs);
  EXPECT_EQ(labels(book + "他看了一眼 (7)\n" + story(9)), arcs) << "a mark of the story";
  EXPECT_EQ(labels(story(1) + list + story(2, 40)).size(), 1U) << "a list";
  EXPECT_EQ(labels("雨 (2)\n" + story(1, 9) + "雨 (1)\n" + story(2, 9) + book).size(), 1U) << "no sequence";
}

TEST(DivideWhole, PartsOfChaptersWithoutNamesAreChapters) {
  std::string book;
  int seed = 0;
  for (const std::string part : {"１", "２", "３", "４"}) book += "第１章－" + part + "\n" + story(++seed, 2);
  EXPECT_EQ(labels(book), (Labels{"第１章－１", "第１章－２", "第１章－３", "第１章－４"}));
}

TEST(DivideWhole, HeadingsBehindTheBooksNameAreProvenByTheirSequence) {
  std::string chinese, english;
  const char* numbers[] = {"一", "二", "三", "四", "五", "六"};
  for (int i = 1; i <= 6; ++i) {
    chinese += std::string("夜航船 第") + numbers[i - 1] + "章 雨" + numbers[i - 1] + "\n" + story(i, 9);
    english +=
        "The Last Lamp of the Old Harbor Chapter " + std::to_string(i) + ": Rain and Wind\n" + story(i, 9);
  }
  EXPECT_EQ(labels(chinese), (Labels{"第一章 雨一", "第二章 雨二", "第三章 雨三", "第四章 雨四",
                                     "第五章 雨五", "第六章 雨六"}));
  EXPECT_EQ(labels(english).front(), "Chapter 1: Rain and Wind");
  EXPECT_EQ(labels(english).size(), 6U);
}

TEST(DivideWhole, ALineAboveEachHeadingThatNamesItIsTheSites) {
  std::string book;
  for (int i = 1; i <= 5; ++i) {
    const std::string heading = "第" + std::to_string(i) + "章 渡口" + std::to_string(i);
    book += "夜航船_" + heading + "_青鸟\n夜航船_" + heading + "_青鸟\n\n" + heading + "\n" + story(i);
  }
  const auto [texts, division] = divide_novel(book);
  EXPECT_EQ(dropped_by(texts, division, "boilerplate.breadcrumb").size(), 10U);
}

TEST(DivideWhole, LinesThatCountAreHeadingsWhereNoneIsKnown) {
  const auto count = [](const std::string& before, const std::string& after) {
    std::string text;
    for (int n = 1; n <= 6; ++n) text += before + std::to_string(n) + after + "\n" + story(n);
    return labels(text);
  };
  EXPECT_EQ(count("夜航船(", ")")[2], "夜航船(3)");
  EXPECT_EQ(count("＃", "　雨").size(), 6U);
  EXPECT_EQ(count("안개 항구 ", "화").size(), 6U);
  EXPECT_EQ(count("他数到第", "个时辰，雨还在下。").size(), 1U);
  EXPECT_EQ(labels("I\n" + story(1) + "II.\n" + story(2) + "III.\n" + story(3) + "IV\n" + story(4) + "V.\n" +
                   story(5))
                .size(),
            5U);
}

TEST(DivideWhole, ListsInsideChaptersAreStory) {
  EXPECT_EQ(labels("第一章 雨\n" + story(1) + "1、柴\n2、米\n3、油\n" + story(2) + "第二章 船\n" + story(3)),
            (Labels{"第一章 雨", "第二章 船"}));
}

TEST(DivideWhole, ListOfContentsIsNoChapter) {
  const auto [texts, division] = divide_novel("目录\n第一章 雨\n第二章 船\n第三章 灯\n\n第一章 雨\n" +
                                              story(1) + "第二章 船\n" + story(2) + "第三章 灯\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第三章 灯"}));
  EXPECT_EQ(dropped_by(texts, division, "contents.list").size(), 4U);
}

TEST(DivideWhole, AListOfTheStoryIsNoListOfContents) {
  const std::string rules = "　　1、熄灯后不要下床。\n　　2、不要数床位。\n　　3、宿管只有一个。\n";
  const std::string orders = "　　1、跟紧前面的人。\n　　2、听见铃声就蹲下。\n　　3、数到十再走。\n";
  for (const std::string& second : {rules, orders}) {
    const auto [texts, division] = divide_novel("第1章 雨\n" + story(1) + rules + story(2) + "第2章 船\n" +
                                                story(3) + second + story(4) + "第3章 灯\n" + story(5));
    EXPECT_EQ(labels_of(division), (Labels{"第1章 雨", "第2章 船", "第3章 灯"}));
    EXPECT_TRUE(dropped_by(texts, division, "contents.list").empty());
  }
  std::string book;
  for (int i = 1; i <= 6; ++i)
    book +=
        std::to_string(i) + "、灯火" + std::to_string(i) + "\n" + story(i) + (i == 4 ? rules + story(9) : "");
  EXPECT_EQ(labels(book), (Labels{"1、灯火1", "2、灯火2", "3、灯火3", "4、灯火4", "5、灯火5", "6、灯火6"}));
}

TEST(DivideWhole, AManuscriptInTheStoryOpensNoChapters) {
  EXPECT_EQ(labels("第一章 雨\n" + story(1) + "第二章 船\n" + story(2) + "第三章 灯\n" + story(3) +
                   "第一章 雪\n" + story(4) + "第二章 火\n" + story(5) + "第四章 雾\n" + story(6)),
            (Labels{"第一章 雨", "第二章 船", "第三章 灯", "第四章 雾"}));
}

TEST(DivideWhole, TheFirstVolumeStandsBelowTheListOfContents) {
  const auto [texts, division] = divide_novel(
      "目录\n第一卷 渡口\n第一章 雨\n第二章 船\n第二卷 对岸\n第三章 灯\n\n第一卷 渡口\n\n第一章 雨\n" +
      story(1) + "第二章 船\n" + story(2) + "第二卷 对岸\n第三章 灯\n" + story(3));
  EXPECT_EQ(dropped_by(texts, division, "contents.list").size(), 6U);
  std::vector<std::string> volumes;
  for (const Draft& draft : division.drafts)
    if (draft.number) volumes.push_back(draft.volume);
  EXPECT_EQ(volumes, (Labels{"第一卷 渡口", "第一卷 渡口", "第二卷 对岸"}));
}

TEST(DivideWhole, CopiesOfACrawlerRunAgainAreLeftOut) {
  const std::string one = "第一章 雨\n" + story(1, 9), two = "第二章 船\n" + story(2, 9),
                    three = "第三章 灯\n" + story(3, 9);
  const auto [texts, division] = divide_novel(one + two + one + two + three + one);
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第三章 灯"}));
  EXPECT_EQ(dropped_by(texts, division, "chapter.duplicate").size(), 3U);
}

TEST(DivideWhole, LatestChaptersInFrontComeInTheirPlace) {
  EXPECT_EQ(labels("外传3 白鹤。\n" + story(9) + "第一章 雨\n" + story(1) + "第二章 船\n" + story(2)),
            (Labels{"第一章 雨", "第二章 船", "外传3 白鹤。"}));
  EXPECT_EQ(labels("第三章 灯\n" + story(3) + "第二章 船\n" + story(2) + "第一章 雨\n" + story(1)),
            (Labels{"第一章 雨", "第二章 船", "第三章 灯"}));
}

TEST(DivideWhole, VolumesNameTheirChaptersAndNotTheExtras) {
  const auto [texts, division] = divide_novel(
      "第一卷 春水\n第一章 雨\n" + story(1) + "第二章 船\n" + story(2) + "第二卷 秋灯\n第一章 霜\n" +
      story(3) + "第二章 雪\n" + story(4) + "番外 旧事\n" + story(5) + "完本感言\n" + story(6));
  EXPECT_EQ(labels_of(division),
            (Labels{"第一章 雨", "第二章 船", "第一章 霜", "第二章 雪", "番外 旧事", "完本感言"}));
  EXPECT_EQ(division.drafts[1].volume, "第一卷 春水");
  EXPECT_EQ(division.drafts[2].volume, "第二卷 秋灯");
  EXPECT_EQ(division.drafts[4].volume, "");
  EXPECT_EQ(division.drafts[5].kind, ChapterKind::afterword);
}

TEST(DivideWhole, VolumeAndChapterMayShareALine) {
  const auto [texts, division] =
      divide_novel("第一卷 春水 第一章 雨\n" + story(1) + "第一卷 春水 第二章 船\n" + story(2) +
                   "第二卷 秋灯 第一章 霜\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第一章 霜"}));
  EXPECT_EQ(division.drafts[2].volume, "第二卷 秋灯");
}

TEST(DivideWhole, SectionsInsideChaptersAreStory) {
  std::string book;
  int seed = 0;
  for (const char* n : {"一", "二", "三"}) {
    ++seed;
    book += "第" + std::string(n) + "章 灯\n" + story(seed) + "第一节\n" + story(10 + seed) + "第二节\n" +
            story(20 + seed);
  }
  EXPECT_EQ(labels(book).size(), 3U);
}

TEST(DivideWhole, PostsBetweenChaptersAreKnownByTheLineBelow) {
  std::string book = "过年停更\n更新时间2012-5-1 08:00:00  字数：90\n　　给大家拜年。\n";
  for (int i = 1; i <= 6; ++i)
    book += "第" + std::to_string(i) + "章 灯\n更新时间2010-3-" + std::to_string(i) +
            " 08:00:00  字数：1600\n" + story(i);
  const auto [texts, division] = divide_novel(book);
  EXPECT_EQ(labels_of(division).front(), "过年停更");
  EXPECT_EQ(division.drafts.front().kind, ChapterKind::notice);
  EXPECT_EQ(division.drafts.size(), 7U);
}

TEST(DivideWhole, EmptyPseudoChapterGoesAndSceneBreaksStay) {
  std::string book = "------------\n\n全部章节\n\n";
  for (int i = 1; i <= 6; ++i) book += "------------\n\n第" + std::to_string(i) + "章 灯\n" + story(i);
  EXPECT_EQ(labels(book).back(), "第6章 灯");
  const Labels found = labels(book);
  EXPECT_EQ(std::ranges::count(found, "全部章节"), 0);
}

TEST(DivideWhole, TwoChaptersUnderOneHeadingStayTogether) {
  EXPECT_EQ(labels("第一章雪夜访客 第二章中计\n　　第一章：雪夜访客\n" + story(1) + "　　第二章：中计\n" +
                   story(2) + "第三章 灯\n" + story(3)),
            (Labels{"第一章 雪夜访客 第二章中计", "第三章 灯"}));
}

TEST(DivideWhole, AozoraHeadingsAreChapters) {
  EXPECT_EQ(labels("夜の船\n\n［＃８字下げ］一［＃「一」は中見出し］\n" + story(1) +
                   "［＃８字下げ］二［＃「二」は中見出し］\n" + story(2)),
            (Labels{"", "一", "二"}));
}

TEST(DivideWhole, PagesOfOneChapterAreJoined) {
  EXPECT_EQ(labels("第1章 雨（1/2）\n" + story(1) + "第1章 雨（2/2）\n" + story(2) + "第2章 船\n" + story(3)),
            (Labels{"第1章 雨", "第2章 船"}));
}

TEST(DivideWhole, DamagedHeadingsAreRestored) {
  const auto [texts, division] =
      divide_novel("µÚÒ»ÕÂ ºÓÁ÷\n第一章\n" + story(1) + "µÚ¶þÕÂ ´óÓê\n" + story(2));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 河流", "第二章 大雨"}));
  EXPECT_EQ(dropped_by(texts, division, "heading.repaired").size(), 2U);
}

TEST(DivideWhole, EnglishAndVietnameseNovels) {
  EXPECT_EQ(labels("Prologue\nIt rained for days.\nChapter One: Rain\nIt rained on.\nChapter Two: "
                   "Ferry\nPart of him wanted to go.\n"),
            (Labels{"Prologue", "Chapter One: Rain", "Chapter Two: Ferry"}));
  EXPECT_EQ(labels("Chương 1: Mưa\nTrời mưa mãi.\nHồi ấy chưa có cầu.\nChương 2: Đò\nĐò chưa tới.\n"),
            (Labels{"Chương 1: Mưa", "Chương 2: Đò"}));
}

TEST(DivideWhole, AnEmptyTextHasOneEmptyDivision) { EXPECT_TRUE(labels("").empty()); }

TEST(DivideWhole, AWideGapPartsTheHeadingFromItsParagraph) {
  const std::string line = "他推开门，外面下着大雪，没有人说话。\n";
  EXPECT_EQ(labels("第一章 雨    " + line + story(1) + "第二章 船　　" + line + story(2)),
            (Labels{"第一章 雨", "第二章 船"}));
}

TEST(DivideWhole, StarredLinesAreHeadingsWhereSeveralStand) {
  EXPECT_EQ(labels("☆、雨\n" + story(1) + "☆、船\n" + story(2) + "☆、灯\n" + story(3)),
            (Labels{"雨", "船", "灯"}));
  EXPECT_EQ(labels("第一章 雨\n" + story(1) + "☆、船\n" + story(2) + "第二章 灯\n" + story(3)),
            (Labels{"第一章 雨", "第二章 灯"}));
}

TEST(DivideWhole, VolumesThatTheStorySpeaksOfBeginNone) {
  EXPECT_EQ(labels("第一章 雨\n" + story(1) + "上卷\n【第一卷】已经读完了\n" + story(4) +
                   "第一卷完\n\n第二章 船\n" + story(2)),
            (Labels{"第一章 雨", "第二章 船"}));
}

TEST(DivideWhole, VolumesMayHaveNoNumber) {
  const auto [texts, division] =
      divide_novel("上卷\n\n第一章 雨\n" + story(1) + "----第二卷 风起----\n\n第二章 船\n" + story(2) +
                   "【第三卷】潮落\n\n第三章 灯\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第三章 灯"}));
  EXPECT_EQ(division.drafts[0].volume, "上卷");
  EXPECT_EQ(division.drafts[1].volume, "第二卷 风起");
  EXPECT_EQ(division.drafts[2].volume, "第三卷 潮落");
}

TEST(DivideWhole, AVolumesLineAndHeadingsThatRepeatItAreOneVolume) {
  const auto [texts, division] =
      divide_novel("第一卷 雾港\n\n第一卷 第一章 雨\n" + story(1) + "第一卷 雾港 第二章 船\n" + story(2) +
                   "第二卷 判官\n第二卷 判官 第三章 灯\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第三章 灯"}));
  EXPECT_EQ(division.drafts[0].volume, "第一卷 雾港");
  EXPECT_EQ(division.drafts[1].volume, "第一卷 雾港");
  EXPECT_EQ(division.drafts[2].volume, "第二卷 判官");
  EXPECT_EQ(dropped_by(texts, division, "P-10"), (Labels{"第一卷", " 判官", "第二卷"}));
}

TEST(DivideWhole, VolumesByOtherWordsHoldChaptersAndSpecials) {
  const auto [texts, division] =
      divide_novel("第一集 雾港 引子 渡口\n" + story(1) + "第一集 雾港 第一章 雨\n" + story(2) +
                   "第二集 判官 第二章 船\n" + story(3) + "第二集 判官 第三章 灯\n" + story(4));
  EXPECT_EQ(labels_of(division), (Labels{"引子 渡口", "第一章 雨", "第二章 船", "第三章 灯"}));
  EXPECT_EQ(division.drafts[1].volume, "第一集 雾港");
  EXPECT_EQ(division.drafts[2].volume, "第二集 判官");
}

TEST(DivideWhole, WordsAboutAVolumeAreNoVolume) {
  const auto [texts, division] =
      divide_novel("第一卷 雾港\n第一章 雨\n" + story(1) + "第二章 船\n" + story(2) + "第一卷 总结\n" +
                   story(5) + "第三章 灯\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船", "第一卷 总结", "第三章 灯"}));
  EXPECT_EQ(division.drafts[3].volume, "第一卷 雾港");
}

TEST(DivideWhole, ASentenceThatBeginsLikeAVolumeIsStory) {
  const auto [texts, division] =
      divide_novel("第一卷 雾港\n第一章 雨\n" + story(1) + "第三卷录像带被他塞进了抽屉。\n" + story(2) +
                   "第二章 船\n" + story(3));
  EXPECT_EQ(labels_of(division), (Labels{"第一章 雨", "第二章 船"}));
  EXPECT_EQ(division.drafts[1].volume, "第一卷 雾港");
}

TEST(DivideWhole, HeadingsInTwoNumbersAreProvenByTheirSequence) {
  std::string dashes, dots, bare;
  for (int part = 1; part <= 3; ++part)
    for (int chapter = 1; chapter <= 3; ++chapter) {
      const std::string numbers = std::to_string(part) + "-" + std::to_string(chapter),
                        text = "\n\n" + story(10 * part + chapter) + "\n";
      dashes += numbers + " 雨" + text;
      dots += std::to_string(part) + ".0" + std::to_string(chapter - 1) + text;
      bare += numbers + text;
    }
  EXPECT_EQ(labels(dashes)[4], "2-2 雨");
  EXPECT_EQ(labels(bare)[8], "3-3");
  EXPECT_EQ(labels(dots)[3], "2.00");
}

TEST(DivideWhole, ScoresAndItemsOfListsAreStory) {
  const std::string items = "1.1 Install the pump\n\n1.2 Prime it\n\n2.1 Turn the key\n\n";
  EXPECT_EQ(labels("Chapter 1: Rain\n\n" + story(1) + items + story(2) + "Chapter 2: Mud\n\n" + story(3) +
                   items + story(4)),
            (Labels{"Chapter 1: Rain", "Chapter 2: Mud"}));
  EXPECT_EQ(
      labels(story(1) + "1-1\n" + story(2) + "2-1\n" + story(3) + "3-1\n" + story(4) + "4-2\n" + story(5))
          .size(),
      1U);
}

TEST(DivideWhole, LevelsOfMarkdownAreVolumesChaptersAndScenes) {
  const auto [texts, division] =
      divide_novel("# 夜航船\n\n## 雾港\n\n### 雨\n\n" + story(1) + "### 船\n\n" + story(2) +
                   "## 远岸\n\n### 灯\n\n" + story(3) + "### 归\n\n" + story(4));
  const Labels all = labels_of(division);
  EXPECT_EQ(Labels(all.end() - 4, all.end()), (Labels{"雨", "船", "灯", "归"}));
  EXPECT_EQ(division.drafts[all.size() - 3].volume, "雾港");
  EXPECT_EQ(division.drafts[all.size() - 2].volume, "远岸");
  EXPECT_EQ(
      labels("# 雨\n\n" + story(1) + "## 一\n\n" + story(2) + "# 船\n\n" + story(3) + "## 二\n\n" + story(4)),
      (Labels{"雨", "船"}));
  const Labels parts = labels("# 夜航船\n\n## Prologue\n\n" + story(1) + "## Part 1\n\n### 雨\n\n" +
                              story(2) + "### 船\n\n" + story(3) + "## Part 2\n\n### 灯\n\n" + story(4) +
                              "### 归\n\n" + story(5) + "## Epilogue\n\n" + story(6));
  EXPECT_EQ(Labels(parts.end() - 6, parts.end()), (Labels{"Prologue", "雨", "船", "灯", "归", "Epilogue"}));
  EXPECT_EQ(labels("# Chapter 1: Rain\n\n## Morning\n\n" + story(1) + "## Later\n\n" + story(2) +
                   "# Chapter 2: Mud\n\n## Noon\n\n" + story(3) + "## Later\n\n" + story(4)),
            (Labels{"Chapter 1: Rain", "Chapter 2: Mud"}));
}

TEST(DivideWhole, LabelsNameChaptersWhereEachNamesAnother) {
  std::string board;
  const Labels titles{"비", "배", "등대", "귀환"};
  for (int i = 1; i <= 4; ++i)
    board += "──────────\n번호 : " + std::to_string(1233 + i) + "\n제목 : [야항선] " + std::to_string(i) +
             ". " + titles[static_cast<std::size_t>(i - 1)] + "\n\n" + story(i) + "\n";
  const auto [texts, division] = divide_novel(board);
  EXPECT_EQ(labels_of(division), (Labels{"1 비", "2 배", "3 등대", "4 귀환"}));
  EXPECT_TRUE(text_of(texts, division.drafts[1].pieces.front()).starts_with("──────────\n번호 : 1235"));
  EXPECT_EQ(labels("제목: 야항선\n\n" + story(1) + story(2)).size(), 1U);
}

TEST(DivideWhole, HeadingsBehindTheBooksNameMayBeSaidTwice) {
  std::string novel;
  for (int i = 1; i <= 6; ++i) {
    const std::string heading = "长夜 第" + std::to_string(i) + "章 灯" + std::to_string(i) + "\n\n";
    novel += heading + heading + story(i);
  }
  const auto texts = make_folder({{"长夜.txt", novel}});
  const Division division = divide(texts, {.whole = true});
  ASSERT_EQ(division.drafts.size(), 6U);
  EXPECT_EQ(division.drafts[2].heading.name, "灯3");
  expect_whole(texts, division);
}

// A line of the site names the chapter above its heading here, below it there, and not everywhere.
TEST(DivideWhole, TrailsOfOneFrameGoWhereverTheyStandAtAHeading) {
  std::string novel;
  for (int i = 1; i <= 12; ++i) {
    const std::string heading = "第" + std::to_string(i) + "章 灯" + std::to_string(i);
    const std::string trail = "青鸟书屋_长夜_" + heading + "_全文\n";
    novel += (i % 3 == 1 ? trail + "\n" : "") + heading + "\n\n" + (i % 3 == 2 ? trail : "") + story(i);
  }
  const auto texts = make_folder({{"长夜.txt", novel}});
  const Division division = divide(texts, {.whole = true});
  ASSERT_EQ(division.drafts.size(), 12U);
  EXPECT_EQ(dropped_by(texts, division, "boilerplate.breadcrumb").size(), 8U);
  expect_whole(texts, division);
}

TEST(DivideWhole, WhatNamesAChapterOnceIsStory) {
  std::string novel;
  for (int i = 1; i <= 8; ++i)
    novel += "第" + std::to_string(i) + "章 灯" + std::to_string(i) + "\n\n" + story(i) +
             (i == 4 ? "信封上写着：长夜——第5章 灯5——\n" : "");
  const auto texts = make_folder({{"长夜.txt", novel}});
  const Division division = divide(texts, {.whole = true});
  ASSERT_EQ(division.drafts.size(), 8U);
  EXPECT_TRUE(dropped_by(texts, division, "boilerplate.breadcrumb").empty());
}

TEST(DivideWhole, ThePagesTitleAboveTheHeadingRepeatsIt) {
  std::string novel;
  for (int i = 1; i <= 6; ++i) {
    const std::string heading = "第" + std::to_string(i) + "章 灯" + std::to_string(i);
    novel += heading + "_长夜_青鸟书屋\n\n" + heading + "\n\n" + story(i);
  }
  const auto texts = make_folder({{"长夜.txt", novel}});
  const Division division = divide(texts, {.whole = true});
  ASSERT_EQ(division.drafts.size(), 6U);
  EXPECT_EQ(division.drafts[2].heading.name, "灯3");
  expect_whole(texts, division);
}

// "17." and "42." in a row of story before the headings are found are no list of contents.
TEST(DivideWhole, NumbersThatDoNotCountAreNoListOfContents) {
  std::string novel;
  for (int i = 1; i <= 9; ++i) {
    novel += "등대의 밤 " + std::to_string(i) + "화\n\n" + story(i);
    if (i == 1) novel += "7.\n\n2.\n\n9.\n\n4.\n\n그리고 깨졌다.\n";
    if (i == 6) novel += "7.\n\n그는 다시 썼다.\n\n9.\n\n" + story(60);
  }
  const auto texts = make_folder({{"밤.txt", novel}});
  const Division division = divide(texts, {.whole = true});
  EXPECT_TRUE(dropped_by(texts, division, "contents.list").empty());
  expect_whole(texts, division);
}

}  // namespace
}  // namespace novel2epub::parse
