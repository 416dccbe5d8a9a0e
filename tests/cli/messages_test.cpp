// The Chinese catalogue of messages, against the sources that speak, and the words it makes.
#include "cli/messages.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

using Words = std::set<std::string>;

// Names with a dot that are no diagnostics: rules in the ledger, families of file names, files.
const Words not_messages = {"boilerplate.breadcrumb",
                            "contents.list",
                            "desktop.ini",
                            "file.index",
                            "file.name",
                            "file.paged",
                            "file.tail",
                            "file.volume",
                            "front.metadata",
                            "page.counter",
                            "heading.empty",
                            "heading.prefix",
                            "heading.repaired",
                            "heading.suffix",
                            "nav.xhtml",
                            "number.named",
                            "package.opf",
                            "repeated.line",
                            "repeated.phrase",
                            "site.address",
                            "site.line",
                            "site.name",
                            "thumbs.db",
                            "toc.ncx"};

Words ids_in_sources() {
  const std::regex id(R"re("([a-z]+\.[a-z]+(-[a-z]+)*)")re");
  Words found;
  for (const std::string& file : files_below(source_root() / "src")) {
    if (!file.ends_with(".cpp")) continue;
    const std::string text = read_file(source_root() / "src" / file);
    for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at)
      if (!not_messages.contains((*at)[1]) && !(*at)[1].str().ends_with(".hpp")) found.insert((*at)[1]);
  }
  return found;
}

// Ids have a dot and no space; the other lines are phrases.
Words ids_in_catalogue() {
  Words found;
  for (const std::string& line : lines_of(read_file(source_root() / "data/messages/zh.txt"))) {
    const std::string key = line.substr(0, line.find(" = "));
    if (!key.starts_with('#') && key.find('.') != key.npos && key.find(' ') == key.npos) found.insert(key);
  }
  return found;
}

TEST(Messages, CatalogueHasEveryIdOfTheSourcesAndNoOther) {
  EXPECT_EQ(ids_in_catalogue(), ids_in_sources());
  EXPECT_GT(ids_in_catalogue().size(), 30U);
}

std::string in_chinese(const Diagnostic& diagnostic) { return cli::format(diagnostic, "zh"); }

TEST(Messages, StandWhereTheEnglishOnesStand) {
  const Diagnostic gap{
      Severity::warning, "order.gap", "9.txt", 3, "missing: ...", {"7–8", "第6章 雨", "第9章 雪"}};
  EXPECT_EQ(in_chinese(gap), "9.txt:3: 警告: 章节号不连续：缺 7–8，在“第6章 雨”与“第9章 雪”之间 [order.gap]");
  EXPECT_EQ(cli::format(gap, "en"), "9.txt:3: warning: missing: ... [order.gap]");
}

TEST(Messages, PhrasesInFactsAreTranslatedAndOtherFactsStay) {
  EXPECT_EQ(in_chinese({Severity::error, "input.unreadable", "a", 0, "", {"Permission denied"}}),
            "a: 错误: 不能读取：没有权限 [input.unreadable]");
  EXPECT_EQ(in_chinese({Severity::error, "input.unreadable", "a", 0, "", {"Some odd reason"}}),
            "a: 错误: 不能读取：Some odd reason [input.unreadable]");
}

TEST(Messages, PartsWithoutAFactAreLeftOut) {
  EXPECT_EQ(in_chinese({Severity::note, "strip.suspect", "", 0, "", {"求月票", "zh.beg", ""}}),
            "提示: 疑似非正文，保留：求月票（规则 zh.beg） [strip.suspect]");
  EXPECT_EQ(in_chinese(
                {Severity::note, "strip.suspect", "", 0, "", {"求月票", "zh.beg", "44", "46", "at the end"}}),
            "提示: 疑似非正文，保留：求月票（规则 zh.beg，在 46 章中的 44 章末尾出现） [strip.suspect]");
}

TEST(Messages, WithoutFactsTheEnglishWordsFollowTheHeadline) {
  EXPECT_EQ(in_chinese({Severity::error, "rules.syntax", "r", 1, "expected: x", {}}),
            "r:1: 错误: 规则文件写错了：expected: x [rules.syntax]");
  EXPECT_EQ(in_chinese({Severity::error, "balance.lost", "", 0, "lost words", {}}),
            "错误: 字数核对不符：lost words [balance.lost]");
  EXPECT_EQ(in_chinese({Severity::error, "new.kind", "", 0, "new words", {}}), "错误: new words [new.kind]");
}

// A message whose facts hold braces, brackets or the marks of the catalogue shows them as they are.
TEST(Messages, FactsAreNotReadAsPatterns) {
  EXPECT_EQ(in_chinese({Severity::warning, "text.mojibake", "", 0, "", {"[{1}] = {9}"}}),
            "警告: 疑似乱码，保持原样：[{1}] = {9} [text.mojibake]");
}

class Locale : public testing::Test {
 protected:
  static std::string said(std::map<std::string, std::string> environment,
                          std::vector<std::string> more = {}) {
    std::map<std::string, std::string> all = {{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", ""}};
    for (auto& [name, value] : environment) all[name] = value;
    std::vector<std::string> words = {"no-such-folder"};
    words.insert(words.end(), more.begin(), more.end());
    return run_novel2epub(words, {.environment = all}).err;
  }
};

TEST_F(Locale, DecidesUnlessTheOptionDoes) {
  EXPECT_NE(said({}).find("error: "), std::string::npos);
  EXPECT_NE(said({{"LANG", "zh_CN.UTF-8"}}).find("错误: 找不到输入"), std::string::npos);
  EXPECT_NE(said({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C.UTF-8"}}).find("error: "), std::string::npos);
  EXPECT_NE(said({{"LANG", "C"}, {"LC_MESSAGES", "zh_TW"}}).find("错误: "), std::string::npos);
  EXPECT_NE(said({{"LANG", "zh_CN.UTF-8"}}, {"--ui", "en"}).find("error: "), std::string::npos);
  EXPECT_NE(said({}, {"--ui", "zh"}).find("错误: "), std::string::npos);
}

TEST(Messages, SummaryCountsChapters) {
  Report report;
  report.output = "书.epub";
  report.book.title = "雾";
  report.chapters.resize(1);
  EXPECT_EQ(cli::summary(report, "en"), "书.epub: 雾, 1 chapter, 0 spans left out");
  EXPECT_EQ(cli::summary(report, "zh"), "书.epub：雾，共 1 章，略去 0 处");
}

}  // namespace
}  // namespace novel2epub::test
