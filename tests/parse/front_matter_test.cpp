#include "parse/front_matter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace novel2epub::parse {
namespace {

Text text_of(std::string_view source) {
  Text text;
  text.name = "1.txt";
  text.source = source;
  text.clean.copy(source, 0);
  return text;
}

struct Read {
  FrontMatter front;
  std::string used;  // the lines used up, each with its end
};

Read read(std::string_view source, ChapterKind kind = ChapterKind::introduction) {
  const std::vector<Text> texts = {text_of(source)};
  Draft draft;
  draft.pieces = {{0, 0, source.size()}};
  draft.kind = kind;
  Read out{read_front_matter(texts, draft), {}};
  for (const Piece& piece : out.front.used)
    out.used += std::string(source.substr(piece.begin, piece.end - piece.begin)) + "\n";
  return out;
}

std::optional<std::string> trail(const std::vector<std::string>& files, const std::string& name = "") {
  std::vector<Text> texts;
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < files.size(); ++i) {
    texts.push_back(text_of(files[i]));
    Draft draft;
    draft.pieces = {{i, 0, files[i].size()}};
    draft.heading.name = name;
    drafts.push_back(draft);
  }
  return title_from_breadcrumbs(texts, drafts);
}

TEST(FrontMatter, ReadsLabels) {
  const Read found = read(
      "书名：灯火十年\n作　者：林间客\n内容标签：都市情缘 "
      "破镜重圆\n\n内容简介：\n一盏灯，照了十年。\n他等的人还没有来。\n\n\n\n正文\n");
  EXPECT_EQ(found.front.metadata.title, "灯火十年");
  EXPECT_EQ(found.front.metadata.author, "林间客");
  EXPECT_EQ(found.front.metadata.subjects, (std::vector<std::string>{"都市情缘", "破镜重圆"}));
  EXPECT_EQ(found.front.metadata.description, "一盏灯，照了十年。\n他等的人还没有来。");
  EXPECT_EQ(found.used, "书名：灯火十年\n作　者：林间客\n内容标签：都市情缘 破镜重圆\n内容简介：\n")
      << "the blurb stays in the introduction, without its label";
}

TEST(FrontMatter, TheAuthorIsTheFirstOfSeveralFacts) {
  for (const char* line : {"作者：林间客 更新时间：2020-01-02 字数：3000", "作者：林间客 | 3000 字",
                           "Author: 林间客 Updated: 2020-01-02"})
    EXPECT_EQ(read(std::string(line) + "\n\n他走了。\n").front.metadata.author, "林间客") << line;
}

TEST(FrontMatter, SeveralAuthorsStayTogether) {
  EXPECT_EQ(read("作者：林间客｜陆听潮\n\n他走了。\n").front.metadata.author, "林间客｜陆听潮");
}

TEST(FrontMatter, ReadsTitleAndAuthorOfOneLine) {
  for (const char* line : {"长夜旧灯 作者：林间客", "长夜旧灯　作者：林间客", "『长夜旧灯/作者:林间客』"}) {
    const Read found = read(std::string(line) + "\n\n他走了。\n");
    EXPECT_EQ(found.front.metadata.title, "长夜旧灯") << line;
    EXPECT_EQ(found.front.metadata.author, "林间客") << line;
  }
}

TEST(FrontMatter, ReadsLabelsInEveryLanguage) {
  const struct {
    const char *source, *title, *author;
  } cases[] = {
      {"書名：燈火十年\n作者：林間客\n", "燈火十年", "林間客"},
      {"【书名】灯火十年\n【作者】林间客\n", "灯火十年", "林间客"},
      {"书名：《灯火十年》\n文：林间客\n", "灯火十年", "林间客"},
      {"书名：灯火十年 作者：林间客\n", "灯火十年", "林间客"},
      {"Title: The Lamp Keeper\nAuthor: J. R. Doe\n", "The Lamp Keeper", "J. R. Doe"},
      {"Title: The Lamp Keeper\nBy J. R. Doe\n", "The Lamp Keeper", "J. R. Doe"},
      {"제목: 등불지기\n작가: 김등불\n", "등불지기", "김등불"},
      {"タイトル：灯火の十年\n作者：林間客\n", "灯火の十年", "林間客"},
      {"Tên truyện: Ngọn Đèn\nTác giả: Lâm Khách\n", "Ngọn Đèn", "Lâm Khách"},
      {"《灯火十年》作者：林间客\n", "灯火十年", "林间客"},
      {"《灯火十年》\n作者：林间客\n简介：一盏灯。\n", "灯火十年", "林间客"},
      {"《灯火十年(又名长夜)》\n作者：林间客\n", "灯火十年(又名长夜)", "林间客"},
      {"《灯火十年》某某独家发表\n——文：林间客\n", "灯火十年", "林间客"},
      {"《灯火十年》\n文/林间客\n", "灯火十年", "林间客"},
      {"《灯火十年》\n作者 林间客\n", "灯火十年", "林间客"},
  };
  for (const auto& c : cases) {
    const Metadata book = read(c.source).front.metadata;
    EXPECT_EQ(book.title, c.title) << c.source;
    EXPECT_EQ(book.author, c.author) << c.source;
  }
}

TEST(FrontMatter, TheOnlyLineAboveTheAuthorIsTheTitle) {
  EXPECT_EQ(read("灯火十年\n作者：林间客\n\n一盏灯。\n").front.metadata.title, "灯火十年");
  const Read by = read("LOW WATER\nby Sam Harrow\n\nThe town drowned.\n");
  EXPECT_EQ(by.front.metadata.title, "LOW WATER");
  EXPECT_EQ(by.front.metadata.author, "Sam Harrow");
  EXPECT_EQ(read("一盏灯，照了十年。\n作者：林间客\n").front.metadata.title, "");
  EXPECT_EQ(read("一盏灯\n又一盏\n作者：林间客\n").front.metadata.title, "");
  EXPECT_EQ(read("灯火十年\n作者：林间客\n", ChapterKind::chapter).front.metadata.title, "");
}

TEST(FrontMatter, TitleAndAuthorMayShareTheFirstLine) {
  for (const std::string line :
       {"引き潮の町　作：塩見かもめ", "引き潮の町／塩見かもめ", "引き潮の町\n作：塩見かもめ"}) {
    const Read found = read(line + "\n\n海の話。\n");
    EXPECT_EQ(found.front.metadata.title, "引き潮の町") << line;
    EXPECT_EQ(found.front.metadata.author, "塩見かもめ") << line;
  }
  EXPECT_EQ(read("上／下\n").front.metadata.author, "");
  EXPECT_EQ(read("海か／山か、それが問題だ。\n").front.metadata.author, "");
}

TEST(FrontMatter, ReadsTheHeadOfAnAozoraText) {
  const std::string legend =
      "\n-------------------------------------------------------"
      "\n【テキスト中に現れる記号について】\n\n《》：ルビ\n"
      "-------------------------------------------------------\n\n本文はここから。\n";
  const Read two = read("灯の十年\n林間客\n" + legend);
  EXPECT_EQ(two.front.metadata.title, "灯の十年");
  EXPECT_EQ(two.front.metadata.author, "林間客");
  EXPECT_EQ(two.used, "灯の十年\n林間客\n");
  const Read four = read("灯の十年\nある夜の話\n林間客\n山川一郎訳\n" + legend);
  EXPECT_EQ(four.front.metadata.title, "灯の十年");
  EXPECT_EQ(four.front.metadata.author, "林間客");
  EXPECT_EQ(read("灯の十年\n林間客\n\n-------------------\n彼は言った。\n").front.metadata.title, "")
      << "a scene break is no legend";
}

TEST(FrontMatter, TakesTheParagraphsBelowTheAuthorForABlurb) {
  const Read found = read(
      "书名：灯火十年\n作者：林间客\n从前有一盏灯，谁也不知道它是谁点的。\n后来有人来找它，找了整整十年。\n\n"
      "\n内容标签：悬疑 冒险\n搜索关键字：主角：阿灯 ┃ 配角：老林\n==========\n");
  EXPECT_EQ(found.front.metadata.description,
            "从前有一盏灯，谁也不知道它是谁点的。\n后来有人来找它，找了整整十年。");
  EXPECT_EQ(found.front.metadata.subjects, (std::vector<std::string>{"悬疑", "冒险"}));
}

TEST(FrontMatter, KeepsTheBlurbOnTheLabelsLine) {
  EXPECT_EQ(read("《灯火十年》\n作者：林间客\n简介：一盏灯，一个人，一条路。\n\n【最新50章开始】\n")
                .front.metadata.description,
            "一盏灯，一个人，一条路。");
}

TEST(FrontMatter, InAChapterLabelsAreReadButStay) {
  const Read found = read("《灯火十年》某某独家发表\n——文：林间客\n夜里下着雨。\n", ChapterKind::chapter);
  EXPECT_EQ(found.front.metadata.title, "灯火十年");
  EXPECT_EQ(found.front.metadata.author, "林间客");
  EXPECT_EQ(found.used, "");
  const Read story =
      read("他翻开《灯火十年》。\n“书名：是什么？”她问。\n简介：一盏灯。\n", ChapterKind::chapter);
  EXPECT_EQ(story.front.metadata.title, "");
  EXPECT_EQ(story.front.metadata.description, "");
}

TEST(FrontMatter, StoryIsNoMetadata) {
  for (const char* source : {"他说：你来了。\n", "《灯火十年》是他最喜欢的书，翻了不知道多少遍。\n",
                             "作者：这本书我写了三年，今天终于写完了，谢谢大家。\n", "文：\n",
                             "by the river he sat and waited for a very long time indeed\n",
                             "注：以下为正文\n", "时间：2024年1月2日\n"}) {
    const Read found = read(source);
    EXPECT_EQ(found.front.metadata.title, "") << source;
    EXPECT_EQ(found.front.metadata.author, "") << source;
    EXPECT_EQ(found.used, "") << source;
  }
}

TEST(Breadcrumbs, NameTheBook) {
  EXPECT_EQ(trail({"某某文学网 > 灯火十年:长夜将尽,谁来点灯 > 第1457章 雨夜\n\n第1457章 雨夜\n\n雨停了。\n"}),
            "灯火十年:长夜将尽,谁来点灯");
  for (const char* separator : {" > ", ">", " › ", " » ", "＞", " -> ", " / ", "→", " >> "}) {
    const std::string s = separator;
    EXPECT_EQ(trail({"首页" + s + "玄幻小说" + s + "灯火十年" + s + "第1章 雨夜\n雨停了。\n",
                     "首页" + s + "玄幻小说" + s + "灯火十年" + s + "第2章 灯\n天亮了。\n"}),
              "灯火十年")
        << separator;
  }
  EXPECT_EQ(trail({"首页 > 玄幻 > 《灯火十年》最新章节 > 正文 > 第1章 雨夜\n"}), "灯火十年");
  EXPECT_EQ(trail({"首页 > 灯火十年 > 雨夜来客\n雨停了。\n"}, "雨夜来客"), "灯火十年");
  EXPECT_EQ(trail({"雨停了。\n他走了。\n首页 > 灯火十年 > 第1章 雨夜\n"}), "灯火十年") << "below the text";
}

TEST(Breadcrumbs, StepOverTheVolume) {
  EXPECT_EQ(trail({"某某文学网 > 灯火十年 > 第二卷 出海 > 第3章 渡口\n正文。\n"}), "灯火十年");
}

TEST(Breadcrumbs, AreNotSeenInStory) {
  EXPECT_FALSE(trail({"力量 > 敏捷 > 体力\n他选了力量。\n"}));
  EXPECT_FALSE(trail({"第一章 雨夜\n他想：1 > 2 > 3，这不对。\n"}));
  EXPECT_FALSE(trail({"首页 > 灯火十年\n雨停了。\n"}));
  EXPECT_FALSE(trail({""}));
  EXPECT_FALSE(trail({}));
}

TEST(Breadcrumbs, AndWhatSitesSayOfTheBook) {
  EXPECT_EQ(trail({"雨停了。\n某某站为你提供最快的灯火十年更新，第一章 雨夜免费阅读。\n",
                   "天亮了。\n某某站为你提供最快的灯火十年更新，第二章 灯免费阅读。\n"}),
            "灯火十年");
  EXPECT_EQ(trail({"雨停了。\n喜欢灯火十年请大家收藏：(www.example.com)灯火十年更新速度最快。\n",
                   "天亮了。\n喜欢灯火十年请大家收藏：(www.example.com)\n"}),
            "灯火十年");
  EXPECT_FALSE(trail({"他喜欢她，请大家收藏好自己的心。\n", "天亮了。\n"}));
}

}  // namespace
}  // namespace novel2epub::parse
