#include "divide_samples.hpp"
#include "parse/audit_order.hpp"
#include "parse/divide.hpp"

namespace novel2epub::parse {
namespace {

Division divide_files(const std::vector<Text>& texts) {
  Division division = divide(texts, {});
  expect_whole(texts, division);
  return division;
}

TEST(DivideFolder, TextNamesTheChapterAndTheDoubledHeadingIsDropped) {
  const auto texts = make_folder({{"001.txt", "第一章 听雨\n第一章\n\n" + story(1)},
                                  {"002.txt", "第2章 渡口\n\n第2節 第2章 渡口\n" + story(2)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第一章 听雨", "第2章 渡口"}));
  EXPECT_EQ(dropped_by(texts, division, "P-10"), (Labels{"第一章", "第2節 第2章 渡口"}));
}

TEST(DivideFolder, NameGivesTheTitleWhereTheTextHasOnlyANumber) {
  const auto texts =
      make_folder({{"第二章 渡口【求收藏！】.txt", "  第二章\n" + story(2)}, {"第一章 听雨.txt", story(1)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第一章 听雨", "第二章 渡口"}));
  EXPECT_TRUE(division.drafts[0].heading_from_name);
  EXPECT_EQ(dropped_by(texts, division, "P-10"), Labels{"  第二章"});
}

TEST(DivideFolder, ABareNameInsideTheStoryStays) {
  const auto texts = make_folder(
      {{"第3章 重逢.txt", "重逢\n两人在桥上重逢了。\n"}, {"0004.txt", "제목: 비\n그는 멈췄다.\n비.\n"}});
  const Division division = divide_files(texts);
  EXPECT_TRUE(dropped_by(texts, division, "P-10").empty());
}

TEST(DivideFolder, NumbersWithNamesAreHeadingsBelowOtherLinesWhereMostFilesHaveThem) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 5; ++i)
    files.emplace_back(
        "000" + std::to_string(i) + ".txt",
        "青鸟书屋提供夜航船\n\n更新：昨夜\n\n" + std::to_string(i) + ".渡口无人\n\n" + story(i));
  const auto texts = make_folder(files);
  EXPECT_EQ(labels_of(divide_files(texts)).back(), "5 渡口无人");
  const auto one =
      make_folder({{"0001.txt", "他列了一张单子。\n1.买灯油\n" + story(1)}, {"0002.txt", story(2)}});
  EXPECT_NE(labels_of(divide_files(one)).front(), "1 买灯油");
}

TEST(DivideFolder, BreadcrumbAboveTheHeadingIsBoilerplate) {
  const auto texts =
      make_folder({{"第7章.txt", "某某文学网 > 夜航船 > 第7章 渡口\n\n第7章 渡口\n" + story(7)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), Labels{"第7章 渡口"});
  EXPECT_EQ(dropped_by(texts, division, "boilerplate.breadcrumb").size(), 1U);
  EXPECT_FALSE(division.drafts[0].heading_from_name);
}

TEST(DivideFolder, HeadingGluedToItsParagraphIsCutWhereTheNameEnds) {
  const auto texts =
      make_folder({{"第六章 石桥.txt", "夜航船正文卷第六章石桥夜里，船停在桥下。\n" + story(6)},
                   {"第七章 渡口.txt", "夜航船正文卷第七章渡口“谁在那里？”他问。\n" + story(7)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第六章 石桥", "第七章 渡口"}));
  EXPECT_EQ(dropped_by(texts, division, "heading.prefix"), (Labels{"夜航船正文卷", "夜航船正文卷"}));
  EXPECT_EQ(text_of(texts, division.drafts[0].lifted.back()), "石桥");
}

TEST(DivideFolder, NumbersOrderTheFilesAndSpecialsStandAtTheirEnds) {
  const auto texts = make_folder({{"后记.txt", story(20)},
                                  {"番外一.txt", story(21)},
                                  {"楔子.txt", story(22)},
                                  {"第十章 灯.txt", story(10)},
                                  {"第九章 船.txt", story(9)},
                                  {"尾声.txt", story(23)}});
  EXPECT_EQ(labels_of(divide_files(texts)),
            (Labels{"楔子", "第九章 船", "第十章 灯", "尾声", "番外一", "后记"}));
}

TEST(DivideFolder, FileNumbersOrderABookWhoseHeadingsCountOtherwise) {
  const auto texts = make_folder({{"chapter_10.txt", "Chapter 8\nIt rained on the tenth day.\n"},
                                  {"chapter_9.txt", "It rained all the same, and nobody came.\n"},
                                  {"chapter_11.txt", "Chapter 9: The Ferry\nThe ferry was late.\n"}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"Chapter 9", "Chapter 8", "Chapter 9: The Ferry"}));
  EXPECT_EQ(count_notes(division.notes, "heading.disagrees"), 2U);
}

TEST(DivideFolder, HeadingsOrderFilesThatACrawlerCountedWrongly) {
  const auto texts = make_folder({{"0001.txt", "第3章 灯\n" + story(3)},
                                  {"0002.txt", "第1章 雨\n" + story(1)},
                                  {"0003.txt", "第2章 船\n" + story(2)}});
  EXPECT_EQ(labels_of(divide_files(texts)), (Labels{"第1章 雨", "第2章 船", "第3章 灯"}));
}

TEST(DivideFolder, TwoFilesOfOneNumberFollowTheStory) {
  const std::string ferry = "老船夫把缆绳系在石狮子上，石狮子的左耳缺了一角。\n",
                    lamp = "阿青提着琉璃灯穿过药铺后院，药铺的门闩断了。\n";
  const auto texts =
      make_folder({{"第三章 起风.txt", story(3) + ferry},
                   {"第四章 乙船.txt", "老船夫的缆绳松了，石狮子的左耳在夜里看不清。\n" + story(4) + lamp},
                   {"第四章 丙灯.txt", "阿青的琉璃灯灭了，药铺后院的门闩又断了一回。\n" + story(5) +
                                           "她在盐仓外等到天亮，盐仓的锁锈死了。\n"},
                   {"第六章 盐.txt", "盐仓的锁终于开了，锈死的地方用醋泡过。\n" + story(6)}});
  EXPECT_EQ(labels_of(divide_files(texts)),
            (Labels{"第三章 起风", "第四章 乙船", "第四章 丙灯", "第六章 盐"}));
}

TEST(DivideFolder, PagesOfOneChapterAreJoined) {
  const auto texts =
      make_folder({{"12.txt", "第12章 渡口\n" + story(1) + "（本章未完，请点击下一页继续阅读）\n"},
                   {"12_2.txt", "第12章 渡口\n" + story(2)},
                   {"13.txt", "第13章 灯（1/2）\n" + story(3)},
                   {"13_2.txt", "第13章 灯（2/2）\n" + story(4)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第12章 渡口", "第13章 灯"}));
  EXPECT_EQ(division.drafts[0].pieces.size(), 2U);
  EXPECT_EQ(division.drafts[1].pieces.size(), 2U);
}

TEST(DivideFolder, PartsOfAChapterAreNoPages) {
  const auto texts = make_folder({{"第12章 渡口（上）.txt", story(1)}, {"第12章 渡口（下）.txt", story(2)}});
  EXPECT_EQ(labels_of(divide_files(texts)), (Labels{"第12章 渡口（上）", "第12章 渡口（下）"}));
}

TEST(DivideFolder, PartsOfAChapterFollowOneAnother) {
  const auto counted = make_folder({{"1.txt", "Chapter 1.1: Harbour\n" + story(1)},
                                    {"2.txt", "Chapter 1.2: Salt\n" + story(2)},
                                    {"3.txt", "Chapter 2.1: Bells\n" + story(3)}});
  EXPECT_EQ(labels_of(divide_files(counted)),
            (Labels{"Chapter 1.1: Harbour", "Chapter 1.2: Salt", "Chapter 2.1: Bells"}));
  const auto named = make_folder({{"第3章 渡口（下）.txt", story(1)},
                                  {"第3章 渡口（中）.txt", story(2)},
                                  {"第3章 渡口（上）.txt", story(3)}});
  EXPECT_EQ(labels_of(divide_files(named)),
            (Labels{"第3章 渡口（上）", "第3章 渡口（中）", "第3章 渡口（下）"}));
}

TEST(DivideFolder, AFileMayHoldTheNextChapterToo) {
  const auto pairs = make_folder({{"1.txt", "第1章 雨\n" + story(1) + "第2章 船\n" + story(2)},
                                  {"2.txt", "第3章 灯\n" + story(3) + "第4章 雾\n" + story(4)}});
  EXPECT_EQ(labels_of(divide_files(pairs)), (Labels{"第1章 雨", "第2章 船", "第3章 灯", "第4章 雾"}));
  // The chapter that is named here has a file of its own.
  const auto named = make_folder(
      {{"1.txt", "第1章 雨\n" + story(1) + "第2章 船\n" + story(2)}, {"2.txt", "第2章 船\n" + story(3)}});
  EXPECT_EQ(labels_of(divide_files(named)), (Labels{"第1章 雨", "第2章 船"}));
}

TEST(DivideFolder, TheLatestChaptersInFrontAreTheCopies) {
  std::vector<std::pair<std::string, std::string>> files;
  int file = 0;
  for (const int chapter : {6, 5, 1, 2, 3, 4, 5, 6})
    files.emplace_back(std::to_string(++file) + ".txt", "第" + std::to_string(chapter) + "章 灯" +
                                                            std::to_string(chapter) + "\n" + story(chapter));
  EXPECT_EQ(labels_of(divide_files(make_folder(files))),
            (Labels{"第1章 灯1", "第2章 灯2", "第3章 灯3", "第4章 灯4", "第5章 灯5", "第6章 灯6"}));
}

TEST(DivideFolder, FoldersAreVolumesAndExtrasComeLast) {
  const auto texts = make_folder(
      {{"番外/1.txt", story(9)}, {"第十卷/第1章 灯.txt", story(3)}, {"第二卷/第1章 船.txt", story(2)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1章 船", "第1章 灯", "1"}));
  EXPECT_EQ(division.drafts[1].volume, "第十卷");
}

TEST(DivideFolder, PostsAndFilesOfOtherBooksGoLast) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 10; ++i) {
    std::string body;
    for (int k = 0; k < 30; ++k) body += "Then old Marlow asked Edda why the ferry of Saltmere was late.\n";
    files.emplace_back("chapter_" + std::to_string(i) + ".txt", body);
  }
  files.emplace_back("chapter_iron-crown-5512.txt",
                     "The realm of Dorn falls, and only young Kestrel can save it.\n");
  const Division division = divide_files(make_folder(files));
  EXPECT_EQ(labels_of(division).back(), "chapter_iron-crown-5512");
  EXPECT_EQ(labels_of(division).front(), "Chapter 1");
  EXPECT_EQ(count_notes(division.notes, "chapter.foreign"), 1U);
}

TEST(DivideFolder, ContentsFileGivesOrderAndTitles) {
  const auto texts = make_folder({{"a1.txt", story(1)}, {"第二章.txt", story(2)}, {"第一章.txt", story(3)}});
  const Text contents = make_text("目录.txt", "第一章 听雨\n第二章 渡口\na1\n");
  Division division = divide(texts, {.whole = false, .contents = &contents});
  EXPECT_EQ(labels_of(division), (Labels{"第一章 听雨", "第二章 渡口", "a1"}));
}

TEST(DivideFolder, HeadingsOrderFilesThatAreNamedByIdentifiers) {
  const auto texts = make_folder({{"10418.txt", "第3章 灯\n" + story(3)},
                                  {"27115.txt", "第1章 听雨\n" + story(1)},
                                  {"33902.txt", "第4章 旧信\n" + story(4)},
                                  {"58230.txt", "第2章 渡口\n" + story(2)},
                                  {"71455.txt", "楔子\n" + story(9)}});
  EXPECT_EQ(labels_of(divide_files(texts)),
            (Labels{"楔子", "第1章 听雨", "第2章 渡口", "第3章 灯", "第4章 旧信"}));
}

TEST(DivideFolder, OfIdenticalChaptersTheFirstStays) {
  const auto texts = make_folder({{"1.txt", "第1章 听雨\n" + story(1)},
                                  {"2.txt", "第2章 渡口\n" + story(2)},
                                  {"3.txt", "第2章 渡口\n\n" + story(2)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1章 听雨", "第2章 渡口"}));
  EXPECT_EQ(dropped_by(texts, division, "chapter.duplicate").size(), 1U);
  EXPECT_EQ(count_notes(division.notes, "chapter.duplicate"), 1U);
}

// What only a file of many chapters is.
std::string part(int first, int last) {
  std::string text;
  for (int n = first; n <= last; ++n) {
    text += "第" + std::to_string(n) + "章 听雨\n\n";
    for (int line = 0; line < 12; ++line) text += story(100 * n + line) + "\n";
  }
  while (text.size() < 13000) text += story(last + 7000) + "\n";
  return text;
}

TEST(DivideParts, FilesOfManyChaptersAreDividedInTheOrderOfTheirNumbers) {
  const auto texts = make_folder(
      {{"夜航船 上.txt", part(1, 12)}, {"夜航船 下.txt", part(25, 36)}, {"夜航船 中.txt", part(13, 24)}});
  const Division division = divide_files(texts);
  ASSERT_EQ(division.drafts.size(), 36U);
  for (std::size_t i = 0; i < 36; ++i) EXPECT_EQ(division.drafts[i].number, static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(division.drafts[0].volume, "");
}

TEST(DivideParts, PartsWhoseNumbersBeginAgainAreVolumes) {
  const auto texts =
      make_folder({{"夜航船 第一卷 潮起.txt", part(1, 8)}, {"夜航船 第二卷 潮落.txt", part(1, 8)}});
  const Division division = divide_files(texts);
  ASSERT_EQ(division.drafts.size(), 16U);
  EXPECT_EQ(division.drafts[0].volume, "第一卷 潮起");
  EXPECT_EQ(division.drafts[8].volume, "第二卷 潮落");
}

TEST(DivideFolder, ContentsFileFindsChaptersByTheirNamesAlone) {
  const auto texts = make_folder({{"渡口.txt", story(2)}, {"听雨.txt", story(1)}, {"灯.txt", story(3)}});
  const Text contents = make_text("目录.txt", "目录\n第1章 听雨\n第2章 渡口\n第3章 灯\n");
  EXPECT_EQ(labels_of(divide(texts, {false, &contents})), (Labels{"第1章 听雨", "第2章 渡口", "第3章 灯"}));
}

TEST(DivideFolder, EmptyFilesAreChaptersToo) {
  const auto texts = make_folder({{"1.txt", ""}, {"2.txt", "\n\n"}});
  EXPECT_EQ(labels_of(divide_files(texts)), (Labels{"1", "2"}));
}

// Eight numbered files, made of what each begins with.
template <class Begin>
std::vector<Text> numbered_files(const Begin& begin) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 8; ++i) files.emplace_back(std::to_string(i) + ".txt", begin(i) + "\n\n" + story(i));
  return make_folder(files);
}

const Labels names = {"渡口", "夜雨", "来客", "旧账", "断崖", "失踪？", "灯塔", "故人"};

std::string name_of(int i) { return names[static_cast<std::size_t>(i) - 1]; }

TEST(LearnTitles, TheShortFirstLineOfNumberedFilesIsTheTitle) {
  const auto bare = numbered_files(name_of);
  const Division division = divide_files(bare);
  EXPECT_EQ(labels_of(division), names);
  EXPECT_EQ(division.drafts[2].number, 3);
  EXPECT_FALSE(division.drafts[2].heading_from_name);
  EXPECT_EQ(labels_of(divide_files(numbered_files([](int i) { return "夜航船 " + name_of(i); }))), names);
  EXPECT_EQ(labels_of(divide_files(numbered_files([](int i) { return "【" + name_of(i) + "】"; }))), names);
}

TEST(LearnTitles, StoryAndWhatAllFilesSayAreNoTitles) {
  const Labels numbers = {"1", "2", "3", "4", "5", "6", "7", "8"};
  const auto stays = [&](const auto& begin) {
    return labels_of(divide_files(numbered_files(begin))) == numbers;
  };
  EXPECT_TRUE(stays([](int i) { return story(i + 20, 1); }));
  EXPECT_TRUE(stays([](int) { return std::string("某某文学网"); }));
  EXPECT_TRUE(stays([](int i) { return "2012-05-0" + std::to_string(i); }));
  EXPECT_TRUE(stays([](int i) { return "“" + name_of(i) + "”"; }));
  EXPECT_TRUE(stays([](int i) { return "字数：" + name_of(i); }));
  EXPECT_TRUE(
      stays([](int i) { return name_of(i) + "\n\n" + name_of(9 - i) + "\n" + name_of(i) + "又"; }));  // verse
}

TEST(LearnTitles, TheLineBelowABareNumberIsItsName) {
  const Division division =
      divide_files(numbered_files([](int i) { return "第" + std::to_string(i) + "章\n" + name_of(i); }));
  EXPECT_EQ(labels_of(division)[5], "第6章 失踪？");
  const Division spoken = divide_files(
      numbered_files([](int i) { return "第" + std::to_string(i) + "章\n“" + name_of(i) + "。”"; }));
  EXPECT_EQ(labels_of(spoken)[5], "第6章");
}

TEST(DivideFolder, BreadcrumbsNameVolumesWhoseNumbersBeginAgain) {
  for (const std::string arrow : {" > ", " » ", " - "}) {
    const auto texts = numbered_files([&](int i) {
      const bool second = i > 4;
      return "某某文学网" + arrow + "夜航船" + arrow + (second ? "第二卷 出海" : "第一卷 潜龙") + arrow +
             "第" + std::to_string(second ? i - 4 : i) + "章 " + name_of(i);
    });
    const Division division = divide_files(texts);
    EXPECT_EQ(labels_of(division)[3], "第4章 旧账");
    EXPECT_EQ(labels_of(division)[4], "第1章 断崖");
    EXPECT_EQ(division.drafts[3].volume, "第一卷 潜龙");
    EXPECT_EQ(division.drafts[4].volume, "第二卷 出海");
  }
}

TEST(DivideFolder, WhatAllNamesShareIsNoPartOfTheHeading) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 8; ++i)
    files.emplace_back("夜航船_第" + std::to_string(i) + "章 " + name_of(i) + "_某某文学网.txt", story(i));
  EXPECT_EQ(labels_of(divide_files(make_folder(files)))[1], "第2章 夜雨");
  const auto heads = numbered_files(
      [](int i) { return "夜航船 第" + std::to_string(i + 90) + "章 " + name_of(i) + "_夜航船_某某文学网"; });
  const Division division = divide_files(heads);
  EXPECT_EQ(labels_of(division)[1], "第92章 夜雨");
  EXPECT_EQ(dropped_by(heads, division, "heading.prefix").size(), 8U);
}

TEST(DivideFolder, TheBooksLineAboveEveryHeadingIsNoHeading) {
  const auto texts =
      numbered_files([](int i) { return "夜航船　作：某某\n\n" + std::to_string(i) + "." + name_of(i); });
  EXPECT_EQ(labels_of(divide_files(texts))[1], "2 夜雨");
  EXPECT_EQ(
      labels_of(divide_files(numbered_files([](int i) { return "夜航船　作：某某\n\n" + name_of(i); }))),
      names);
}

TEST(DivideFolder, HeadingsInTwoNumbersCountThroughTheirParts) {
  std::vector<std::pair<std::string, std::string>> heads, files_named;
  Labels wanted;
  int file = 0;
  for (int part = 1; part <= 2; ++part)
    for (int chapter = 1; chapter <= 4; ++chapter) {
      const std::string heading =
          std::to_string(part) + "-" + std::to_string(chapter) + " " + name_of(++file);
      heads.emplace_back(std::to_string(file) + ".txt", heading + "\n\n" + story(file));
      files_named.emplace_back(heading + ".txt", story(file));
      wanted.push_back(heading);
    }
  for (const auto& files : {heads, files_named}) {
    const Division division = divide_files(make_folder(files));
    EXPECT_EQ(labels_of(division), wanted);
    std::vector<Diagnostic> notes = division.notes;
    audit_order(make_folder(files), division.drafts, notes);
    EXPECT_EQ(count_notes(notes, "order.reset") + count_notes(notes, "order.duplicate"), 0U);
  }
}

TEST(DivideFolder, ScoresAboveTheStoryAreNoHeadings) {
  std::vector<std::pair<std::string, std::string>> files;
  const Labels scores{"3-1", "2-0", "1-1", "0-0", "4-2", "1-3"};
  for (int i = 1; i <= 6; ++i)
    files.emplace_back(std::to_string(i) + ".txt",
                       scores[static_cast<std::size_t>(i - 1)] + "\n\n" + story(i));
  EXPECT_EQ(labels_of(divide_files(make_folder(files))), (Labels{"1", "2", "3", "4", "5", "6"}));
}

TEST(DivideFolder, APartOfAChapterKeepsTheDashBeforeItsNumber) {
  const auto texts = make_folder(
      {{"第1章-1.txt", story(1)}, {"第1章-2.txt", story(2)}, {"第2章-1.txt", "第2章-1\n" + story(3)}});
  EXPECT_EQ(labels_of(divide_files(texts)), (Labels{"第1章-1", "第1章-2", "第2章-1"}));
}

TEST(DivideFolder, ADashPartsAVolumeFromItsChapterInAFilesName) {
  const auto texts = make_folder({{"第一卷 雾港-第1章 雨.txt", story(1)},
                                  {"第一卷 雾港 - 第2章 船.txt", story(2)},
                                  {"003_第二卷 判官-第3章 灯.txt", story(3)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1章 雨", "第2章 船", "第3章 灯"}));
  EXPECT_EQ(division.drafts[0].volume, "第一卷 雾港");
  EXPECT_EQ(division.drafts[1].volume, "第一卷 雾港");
  EXPECT_EQ(division.drafts[2].volume, "第二卷 判官");
}

TEST(DivideFolder, AHeadingIsFoundBelowALongPageHead) {
  std::string menu;
  for (const std::string item : {"首页", "玄幻", "都市", "历史", "科幻", "完本", "排行", "书架", "登录",
                                 "注册", "字体", "大", "中", "小", "夜航船", "作者：某某", "收藏此章节"})
    menu += item + "\n";
  const auto texts = numbered_files([&](int i) {
    return menu + "阅读：" + std::to_string(100 + i) + " 次\n\n第" + std::to_string(i) + "章 " + name_of(i);
  });
  EXPECT_EQ(labels_of(divide_files(texts))[1], "第2章 夜雨");
  // A list of chapters and buttons between two spellings of the heading.
  const auto listed = numbered_files([&](int i) {
    return menu + std::to_string(i) + ". " + name_of(i) + "\n下一章\n\n第" + std::to_string(i) + "章 " +
           name_of(i);
  });
  EXPECT_EQ(labels_of(divide_files(listed))[1], "第2章 夜雨");
  const auto parts = numbered_files(
      [&](int i) { return menu + "一章　雾港\n" + std::to_string(i) + "、" + name_of(i) + "\n目录"; });
  EXPECT_EQ(labels_of(divide_files(parts))[0], "1、渡口");
  const auto nameless = numbered_files([&](int i) { return menu + "\n" + name_of(i); });
  EXPECT_EQ(labels_of(divide_files(nameless))[1], name_of(2));
}

TEST(DivideFolder, TheBooksNameInBracketsIsNoPartOfALabelledHeading) {
  const auto texts = numbered_files(
      [](int i) { return "제목 : [등대] " + std::to_string(i) + ". " + name_of(i) + "\n등록자 : 누구"; });
  EXPECT_EQ(labels_of(divide_files(texts))[1], "2 夜雨");
}

TEST(DivideFolder, ThePageTitleAboveTheHeadingRepeatsIt) {
  const auto texts = make_folder({{"7.txt", "第7章 渡口_夜航船_某某文学网\n\n第7章 渡口\n" + story(7)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), Labels{"第7章 渡口"});
  EXPECT_EQ(dropped_by(texts, division, "P-10"), Labels{"第7章 渡口_夜航船_某某文学网"});
}

TEST(DivideFolder, AFileThatTellsOfTheBookIsItsIntroduction) {
  for (const std::string name : {"info", "000", "00 简介", "作品信息"}) {
    const auto texts = make_folder({{"1.txt", "第一章 渡口\n" + story(1)},
                                    {"2.txt", "第二章 夜雨\n" + story(2)},
                                    {name + ".txt", "书名：夜航船\n作者：某某\n简介：一条船，一条河。\n"}});
    const Division division = divide_files(texts);
    EXPECT_EQ(division.drafts[0].kind, ChapterKind::introduction) << name;
    EXPECT_EQ(division.drafts.size(), 3U);
  }
  const auto story_first = make_folder({{"0.txt", "书名：夜航船\n作者：某某\n\n第一章 渡口\n" + story(1)}});
  EXPECT_EQ(divide_files(story_first).drafts[0].kind, ChapterKind::chapter);
}

TEST(DivideFolder, AWideGapPartsTheHeadingFromItsParagraph) {
  for (const std::string gap : {"    ", "　　", "\t"}) {
    const auto texts =
        make_folder({{"1.txt", "第一章 灯塔" + gap + "他推开门，外面下着大雪，没有人。\n" + story(1)},
                     {"2.txt", "第二章 渡口" + gap + "灯火与船\n" + story(2)}});
    const Division division = divide_files(texts);
    EXPECT_EQ(labels_of(division)[0], "第一章 灯塔");
    EXPECT_TRUE(division.drafts[0].dropped.empty());
    EXPECT_EQ(labels_of(division)[1], "第二章 渡口" + gap + "灯火与船");
  }
}

TEST(DivideFolder, AVolumesLineInItsFirstFileHoldsTheFilesBehindIt) {
  const auto texts = make_folder({{"001.txt", "第一卷 雾港\n第一章 雨\n" + story(1)},
                                  {"002.txt", "第二章 船\n" + story(2)},
                                  {"003.txt", "第二卷 判官\n第三章 灯\n" + story(3)},
                                  {"004.txt", "第四章 桥\n" + story(4)},
                                  {"005.txt", "番外 雪夜\n" + story(5)}});
  const Division division = divide_files(texts);
  std::vector<std::string> volumes;
  for (const Draft& draft : division.drafts) volumes.push_back(draft.volume);
  EXPECT_EQ(volumes, (Labels{"第一卷 雾港", "第一卷 雾港", "第二卷 判官", "第二卷 判官", ""}));
}

TEST(DivideFolder, WordsAboutAVolumeKeepTheirPlace) {
  const auto texts = make_folder({{"004 第四章 雨.txt", story(4)},
                                  {"005 第五章 信.txt", story(5)},
                                  {"006 第一卷 卷末感言.txt", story(6)},
                                  {"007 第六章 灯.txt", story(7)},
                                  {"008 六更送上.txt", story(8)},
                                  {"009 第七章 桥.txt", story(9)},
                                  {"010 第八章 船.txt", story(10)},
                                  {"011 第九章 云.txt", story(11)},
                                  {"012 第十章 河.txt", story(12)}});
  const Labels labels = labels_of(divide_files(texts));
  EXPECT_EQ(labels[2], "第一卷 卷末感言");
  EXPECT_EQ(labels[4], "六更送上");
}

TEST(DivideFolder, ALargerUnitAboveASmallerOneIsAVolume) {
  const auto texts = make_folder({{"1.txt", "第一章　霧\n第1話　雨\n" + story(1)},
                                  {"2.txt", "第2話　船\n" + story(2)},
                                  {"3.txt", "第二章 第3話　灯\n" + story(3)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1話 雨", "第2話 船", "第3話 灯"}));
  EXPECT_EQ(division.drafts[1].volume, "第一章　霧");
  EXPECT_EQ(division.drafts[2].volume, "第二章");
}

TEST(DivideFolder, AChapterOfSectionsIsNoVolume) {
  const auto texts =
      make_folder({{"1.txt", "第三章　霧\n第一节　雨\n" + story(1) + "第二节　船\n" + story(2)}});
  EXPECT_EQ(divide_files(texts).drafts[0].volume, "");
}

TEST(DivideFolder, NumbersDoubledInEveryChapterAreNoVolumes) {
  const auto texts = make_folder({{"1.txt", "第1章 第1话 雨\n" + story(1)},
                                  {"2.txt", "第2章 第2话 船\n" + story(2)},
                                  {"3.txt", "第3章 第3话 灯\n" + story(3)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1话 雨", "第2话 船", "第3话 灯"}));
  for (const Draft& draft : division.drafts) EXPECT_EQ(draft.volume, "");
}

TEST(DivideFolder, WhatASitePutsBehindEveryHeadingIsNoTitle) {
  const std::vector<std::string> said = {"Low Water", "The Lamp Room", "Salt",
                                         "A Letter",  "Home",          "The Gate"};
  const auto head = [&](int i) {
    return "Chapter " + std::to_string(i) + ": " + said[static_cast<std::size_t>(i - 1) % said.size()];
  };
  const auto texts = numbered_files([&](int i) {
    return "Read The Long Tide " + head(i) + " online free at example55.net\n\nAuthor: X\n\n" + head(i);
  });
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division)[1], "Chapter 2: The Lamp Room");
  EXPECT_EQ(dropped_by(texts, division, "P-10")[1], "Chapter 2: The Lamp Room");
  const auto plain = numbered_files([&](int i) { return head(i) + " at the inn"; });
  EXPECT_EQ(labels_of(divide_files(plain))[1], "Chapter 2: The Lamp Room at the inn");
}

TEST(DivideFolder, TheSitesNameBehindAGluedTitleIsNoText) {
  const auto texts = make_folder({{"03_渡口夜雨.txt", "夜航船_第三章渡口夜雨_某某楼\n\n" + story(3)},
                                  {"04_归人.txt", "夜航船_第四章归人_他推门进来。\n" + story(4)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division)[0], "第三章 渡口夜雨");
  EXPECT_EQ(dropped_by(texts, division, "heading.suffix"), Labels{"_某某楼"});
}

TEST(DivideFolder, WhichOfHowManyAtThePagesHeadIsNoStory) {
  const auto counted = numbered_files([](int i) { return std::to_string(i) + "/340\n\n" + name_of(i); });
  EXPECT_EQ(dropped_by(counted, divide_files(counted), "page.counter")[1], "2/340");
  const auto dated = numbered_files([](int i) { return name_of(i) + "\n\n12/" + std::to_string(20 + i); });
  EXPECT_TRUE(dropped_by(dated, divide_files(dated), "page.counter").empty());
  const auto left =
      numbered_files([](int i) { return name_of(i) + "\n\n" + std::to_string(100 - i) + "/100"; });
  EXPECT_TRUE(dropped_by(left, divide_files(left), "page.counter").empty());
}

TEST(DivideFolder, ALineThatIsTheHeadingsOwnAgainIsARepeat) {
  const auto texts = numbered_files([](int i) {
    const std::string line = "등대지기의 밤 " + std::to_string(i) + "화";
    return line + "\n\n" + line;
  });
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division)[1], "2화");
  EXPECT_EQ(dropped_by(texts, division, "P-10")[1], "등대지기의 밤 2화");
}

TEST(DivideFolder, ANumberAboveTheSameNumberWithANameIsARepeat) {
  const auto texts = make_folder({{"1.txt", "Chapter 1\n\nChapter 1: Low Water\n\n" + story(1)},
                                  {"2.txt", "Chapter 2\n\nChapter 2: The Lamp Room\n\n" + story(2)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"Chapter 1: Low Water", "Chapter 2: The Lamp Room"}));
  EXPECT_EQ(dropped_by(texts, division, "P-10"), (Labels{"Chapter 1", "Chapter 2"}));
}

TEST(DivideFolder, APagesYamlHeadIsNoStory) {
  const auto texts =
      make_folder({{"1.md", "---\ntitle: \"第1章 雨\"\ndate: 2020-01-01\ntags:\n- 玄幻\n---\n\n" + story(1)},
                   {"2.md", "---\nlayout: post\ntitle: 船\n---\n# 第2章 渡船\n" + story(2)},
                   {"3.md", "---\n他说：走。\n---\n第3章 灯\n" + story(3)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"第1章 雨", "第2章 渡船", "第3章 灯"}));
  const Labels used = dropped_by(texts, division, "front.metadata");
  EXPECT_EQ(used.size(), 3U) << "two around the title, one whole; a scene break's line opens none";
}

TEST(DivideFolder, NamesOfVolumesAndChaptersOrderHeadingsThatBeginAgain) {
  const auto texts = make_folder({{"v01c01.txt", "Chapter 1: Rain\n" + story(1)},
                                  {"v01c02.txt", "Chapter 2: Boat\n" + story(2)},
                                  {"v02c01.txt", "Chapter 1: Lamp\n" + story(3)},
                                  {"v02c02.txt", story(4)}});
  const Division division = divide_files(texts);
  EXPECT_EQ(labels_of(division), (Labels{"Chapter 1: Rain", "Chapter 2: Boat", "Chapter 1: Lamp", "2"}));
  EXPECT_EQ(division.drafts[1].volume, "Volume 1");
  EXPECT_EQ(division.drafts[3].volume, "Volume 2");
}

TEST(DivideFolder, CountersPlaceInterludesAndExtrasCountByTheirWord) {
  const auto counted = make_folder({{"001.txt", "1.00\n\n" + story(1)},
                                    {"002.txt", "1.01\n\n" + story(2)},
                                    {"003.txt", "Interlude – 1\n\n" + story(3)},
                                    {"004.txt", "1.02\n\n" + story(4)},
                                    {"005.txt", "Interlude – 2\n\n" + story(5)},
                                    {"006.txt", "1.03\n\n" + story(6)}});
  EXPECT_EQ(labels_of(divide_files(counted)),
            (Labels{"1.00", "1.01", "Interlude – 1", "1.02", "Interlude – 2", "1.03"}));
  const auto extras = make_folder({{"第一章 雨.txt", story(1)},
                                   {"番外 1.txt", story(2)},
                                   {"番外 10.txt", story(3)},
                                   {"番外 2.txt", story(4)},
                                   {"外传 1.txt", story(5)},
                                   {"外传 2.txt", story(6)}});
  EXPECT_EQ(labels_of(divide_files(extras)),
            (Labels{"第一章 雨", "外传 1", "外传 2", "番外 1", "番外 2", "番外 10"}));
}

TEST(DivideFolder, ButtonsAboveAHeadingHideNoneWithTheBooksName) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 8; ++i) {
    const std::string heading = "등대지기의 밤 " + std::to_string(i) + "화\n\n";
    files.emplace_back("chapter_" + std::to_string(i) + ".txt",
                       (i % 2 == 0 ? "이전화 보기 다음화 보기\n\n" : "") + heading + heading + story(i));
  }
  const auto texts = make_folder(files);
  const Division division = divide(texts, {});
  ASSERT_EQ(division.drafts.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(label_of(division.drafts[i]), std::to_string(i + 1) + "화");
  expect_whole(texts, division);
}

TEST(DivideFolder, TitlesMayCountTheirParts) {
  std::vector<std::pair<std::string, std::string>> files;
  const Labels titles = {"灯台の朝", "灯台の朝", "渡し守", "渡し守", "冬の港", "冬の港", "帰路"};
  for (std::size_t i = 0; i < titles.size(); ++i)
    files.emplace_back("000" + std::to_string(i + 1) + ".txt",
                       titles[i] + "（" + std::to_string(i + 1) + "）\n\n" + story(static_cast<int>(i)));
  const Division division = divide(make_folder(files), {});
  ASSERT_EQ(division.drafts.size(), titles.size());
  EXPECT_EQ(division.drafts[2].heading.name, "渡し守（3）");
}

TEST(DivideFolder, TrailsBelowTheHeadingGo) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 8; ++i) {
    const std::string heading = "등대의 밤 " + std::to_string(i) + "화";
    files.emplace_back(std::to_string(i) + ".txt", heading + "\n\n다음화 보기\n\n소설 > 등대 > " + heading +
                                                       "\n\n" + story(i) + "그는 말했다 > " +
                                                       std::to_string(i) + "화는 없다.\n");
  }
  const auto texts = make_folder(files);
  const Division division = divide(texts, {});
  EXPECT_EQ(dropped_by(texts, division, "boilerplate.breadcrumb").size(), 8U);
  expect_whole(texts, division);
}

TEST(DivideFolder, TheFootOfAPageBelowAChapterInOneLineSaysNothingOfTitles) {
  std::vector<std::pair<std::string, std::string>> files;
  const Labels titles = {"打铁", "渡口", "旧灯", "夜航", "归舟", "封井"};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    std::string line = story(static_cast<int>(i), 60);
    std::ranges::replace(line, '\n', ' ');
    files.emplace_back(std::to_string(i + 1) + ".txt",
                       titles[i] + "\n\n" + line + "\n\n插入书签\n感谢" + titles[i] + "的读者\n作者有话说\n");
  }
  const Division division = divide(make_folder(files), {});
  ASSERT_EQ(division.drafts.size(), titles.size());
  EXPECT_EQ(division.drafts[2].heading.name, "旧灯");
}

}  // namespace
}  // namespace novel2epub::parse
