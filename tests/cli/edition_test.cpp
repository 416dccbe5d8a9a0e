// --convert on a whole book: what follows the script, and that the editions are books of their own.
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

class Edition : public testing::Test {
 protected:
  void SetUp() override {
    write_file(in_ + "/1.txt", "第一章 头发\n\n　　理发师在里面剪头发。\n　　“走吧，‘船家’。”他说。\n");
    write_file(in_ + "/2.txt", "第二章 发现\n\n　　他发现了皇后，在三十公里之外。\n");
    const Finished finished = run_novel2epub({"clean", "-", "--convert", "s2t"}, {.input = "发\n"});
    if (finished.err.find("[convert.unavailable]") != std::string::npos) {
      EXPECT_EQ(finished.status, 1) << "without OpenCC the option fails";
      GTEST_SKIP() << finished.err;
    }
  }

  Json converted(std::vector<std::string> more) {
    std::vector<std::string> words = {
        in_,      "-o",       folder_ / "book.epub",   "--title",   "发光的皇后", "--author",
        "白鹭洲", "--report", folder_ / "report.json", "--subject", "历史"};
    words.insert(words.end(), more.begin(), more.end());
    finished_ = run_novel2epub(words);
    EXPECT_EQ(finished_.status, 0) << finished_.err;
    return parse_json(read_file(folder_ / "report.json")).value_or(Json{});
  }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters";
  Finished finished_;
};

TEST_F(Edition, MetadataAndHeadingsFollow) {
  const Json report = converted({"--convert", "s2tw", "--description", "他说：“发现。”"});
  EXPECT_EQ(report["book"]["title"].string, "發光的皇后");
  EXPECT_EQ(report["book"]["author"].string, "白鷺洲");
  EXPECT_EQ(report["book"]["description"].string, "他說：「發現。」");
  EXPECT_EQ(report["book"]["subjects"].items.at(0).string, "歷史");
  EXPECT_EQ(report["chapters"].items.at(0)["title"].string.find("頭髮") != std::string::npos, true);
}

TEST_F(Edition, LanguageFollowsUnlessGiven) {
  EXPECT_EQ(converted({})["book"]["language"].string, "zh-Hans");
  EXPECT_EQ(converted({"--convert", "s2t"})["book"]["language"].string, "zh-Hant");
  EXPECT_EQ(converted({"--convert", "s2tw"})["book"]["language"].string, "zh-TW");
  EXPECT_EQ(converted({"--convert", "s2twp"})["book"]["language"].string, "zh-TW");
  EXPECT_EQ(converted({"--convert", "s2hk"})["book"]["language"].string, "zh-HK");
  EXPECT_EQ(converted({"--convert", "s2t", "--lang", "zh-MO"})["book"]["language"].string, "zh-MO");
}

TEST_F(Edition, EachHasAnIdentifierOfItsOwn) {
  const auto identifier = [&](const std::vector<std::string>& more) {
    return converted(more)["book"]["identifier"].string;
  };
  EXPECT_NE(identifier({}), identifier({"--convert", "s2tw"}));
  EXPECT_NE(identifier({"--source", "https://example.org/b/1"}),
            identifier({"--source", "https://example.org/b/1", "--convert", "s2tw"}));
  EXPECT_EQ(identifier({"--convert", "s2tw", "--identifier", "urn:x:1"}), "urn:x:1");
}

TEST_F(Edition, TextThatIsNotChineseStaysAndIsTold) {
  const Json report = converted({"--convert", "s2t", "--lang", "ja"});
  EXPECT_EQ(report["book"]["title"].string, "发光的皇后");
  EXPECT_NE(finished_.err.find("[convert.not-chinese]"), std::string::npos) << finished_.err;
}

TEST_F(Edition, TheFolderOfTheRunIsNoPlaceForConfigurations) {
  write_file(folder_ / "s2t.json", "{}");
  const Finished finished =
      run_novel2epub({"clean", "-", "--strip", "off", "--lang", "zh-Hans", "--convert", "s2t"},
                     {.input = "头发\n", .directory = folder_.path()});
  EXPECT_EQ(finished.out, "頭髮\n") << finished.err;
}

TEST_F(Edition, AnUnknownConfigurationIsAWrongCommandLine) {
  EXPECT_EQ(run_novel2epub({"clean", "-", "--convert", "s2x"}, {.input = "发\n"}).status, 2);
}

}  // namespace
}  // namespace novel2epub::test
