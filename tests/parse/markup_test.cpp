#include "parse/markup.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <random>
#include <string>

#include "text/compose.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

std::string read(std::string_view source) {
  std::vector<Cut> cuts;
  ChangeLog log;
  return read_markup(source, 0, cuts, log).text();
}

void expect_kept(std::string_view text) { EXPECT_EQ(read(text), text); }

TEST(Markup, DecodesEntitiesOnce) {
  EXPECT_EQ(read("&ldquo;好&rdquo;&hellip;&#8212;&#x4f60;&#20320;"), "“好”…—你你");
  EXPECT_EQ(read("&nbsp;&#160;他"), "  他");
  EXPECT_EQ(read("&#146;&#128;"), "’€");
  EXPECT_EQ(read("他&#xD83D;&#xDE00;笑"), "他😀笑");
  EXPECT_EQ(read("a&#0;b&#xFFFE;c&#1114112;d"), "abcd");
}

TEST(Markup, UndoesDoubleEscaping) {
  EXPECT_EQ(read("&amp;nbsp;他&amp;#39;"), " 他'");
  EXPECT_EQ(read("R&amp;D, R&amp;amp;D"), "R&D, R&D");
  EXPECT_EQ(read("道：&amp;l走&amp;he&amp;he快走！&amp;r他说。"), "道：“走……快走！”他说。");
}

TEST(Markup, ReadsUnmistakableEntitiesWithoutTheirSemicolon) {
  EXPECT_EQ(read("&nbsp&nbsp他&ldquo；好&rdquo"), "  他“好”");
}

TEST(Markup, KeepsAmpersandsThatAreNoEntity) {
  expect_kept("AT&T和R&D部门");
  expect_kept("&copy 2001 & co. &unknown; &#x; &#;");
  EXPECT_EQ(read("AT&amp;T, Q&amp;A, a&amp;l=1"), "AT&T, Q&A, a&l=1");
}

TEST(Markup, TurnsBlockTagsIntoLineEnds) {
  EXPECT_EQ(read("<p>第一段</p><p>第二段</p>"), "第一段\n第二段");
  EXPECT_EQ(read("甲<br>\n乙<br/>丙<BR />\n<br>\n丁"), "甲\n乙\n丙\n\n丁");
  EXPECT_EQ(read("<div class=\"a\">\n　　<p>甲</p>\n</div>"), "\n　　甲\n");
  EXPECT_EQ(read("甲&lt;br/&gt;乙"), "甲\n乙");
}

TEST(Markup, ReadsPixivsMarks) {
  EXPECT_EQ(read("彼は[[rb:漆黒 > しっこく]]の剣を抜いた。[[rb:灯台>とうだい]]"),
            "彼は｜漆黒《しっこく》の剣を抜いた。｜灯台《とうだい》");
  EXPECT_EQ(read("[chapter:一　森]\n甲\n[newpage]\n乙[jump:2]"), "# 一　森\n甲\n\n***\n\n乙");
  EXPECT_EQ(read("詳しくは[[jumpuri:こちら > https://www.example.com/1]]。"), "詳しくはこちら。");
  expect_kept("[[rb:漆黒]] [[rb:> 読み]] [jump:] [chapter [newpages] [rb:甲 > 乙]");
}

TEST(Markup, CutsInlineTagsOnly) {
  EXPECT_EQ(read("他<b>怒</b>了，<a href=\"http://x.y\">点击</a>"), "他怒了，点击");
  EXPECT_EQ(read("<a href=http://x.y>某网 欢迎</a>"), "某网 欢迎");
  EXPECT_EQ(read("甲<img src=\"a.png\" alt='x'>乙"), "甲乙");
  EXPECT_EQ(read("<noscript>&lt;img src=\"a?b&amp;amp;c\"&gt;</noscript>好"), "好");
  EXPECT_EQ(read("前\n<b>\n\n后"), "前\n\n\n后");
}

TEST(Markup, ReadsTagsThatAreSplitOverTwoLines) {
  EXPECT_EQ(read("前。\n    <li style=\"line-height: 252px\"\n    class=\"\">　　“砰——”\n后"),
            "前。\n    　　“砰——”\n后");
}

TEST(Markup, KeepsTextInAngleBrackets) {
  expect_kept("<修仙手册>和<Status>");
  expect_kept("1<2，3>2，我<3你");
  expect_kept("<b 你好>，<i love you>");
  expect_kept("<S>级任务，<A>级任务");
  expect_kept("<Table>与<title>");
  expect_kept("a <- b -> c <<>> <_> (>_<)");
  expect_kept("<b href=");
}

TEST(Markup, TakesWordsForTagsWhenTheyAreClosed) {
  EXPECT_EQ(read("<html><head><title>书</title></head><body>文</body></html>"), "书\n文\n");
  EXPECT_EQ(read("<S>旧</S>新"), "旧新");
  EXPECT_EQ(read("<section class=\"x\">文"), "文");
}

TEST(Markup, CutsCommentsAndScriptsWithTheirContent) {
  EXPECT_EQ(read("甲<!-- ad\n 1 -->乙"), "甲乙");
  EXPECT_EQ(read("甲<script>read2(\"<p>\");\n</script>乙"), "甲乙");
  EXPECT_EQ(read("<?xml version=\"1.0\"?><!DOCTYPE html>甲<![CDATA[乙"), "甲乙");
  EXPECT_EQ(read("甲<script>乙"), "甲乙");
  expect_kept("甲<!-- 乙");
}

TEST(Markup, MakesNotationOfRuby) {
  EXPECT_EQ(read("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>だ"), "｜漢字《かんじ》だ");
  EXPECT_EQ(read("<ruby><rb>漢</rb><rt>かん</rt>字<rt>じ</rt></ruby>"), "｜漢《かん》｜字《じ》");
  EXPECT_EQ(read("<ruby>漢字"), "<ruby>漢字");
}

TEST(Markup, RemovesCodePointsThatNoTextHas) {
  EXPECT_EQ(read("\u200B他\uFEFF走\u2060了\u180E"), "他走了");
  EXPECT_EQ(read("他\u202E走\u202C"), "他走");
  EXPECT_EQ(read("It\u0092s \u0093fine\u0094"), "It’s “fine”");
  EXPECT_EQ(read("a\u200Db"), "ab");
  EXPECT_EQ(read("他&#8203;走&zwj;"), "他走");
  EXPECT_EQ(read("\uFE0F他\n\uFE0F"), "他\n");
}

TEST(Markup, KeepsCodePointsWithAnOffice) {
  expect_kept("ก\u200Bข");
  expect_kept("👨\u200D👩\u200D👧和❤\uFE0F");
  expect_kept("葛\U000E0100城");
  expect_kept("שלום\u200F!");
  expect_kept("می\u200Cخواهم");
}

TEST(Markup, ComposesAllButCompatibilityIdeographs) {
  EXPECT_EQ(read("か\u3099 Vie\u0323\u0302t"), "が Việt");
  EXPECT_EQ(read("e<b>\u0301</b>"), "é");
  EXPECT_EQ(read("\u1112\u1161\u11AB"), "한");
  expect_kept("豈塚");
}

TEST(Markup, LeavesNothingUncomposed) {
  for (char32_t c = 0x20; c < 0x110000; ++c) {
    if (c == 0xD800) c = 0xE000;
    if (u_charType(static_cast<UChar32>(c)) == U_UNASSIGNED) continue;
    std::string source = "a";
    text::append(source, c);
    source += '\n';
    ASSERT_TRUE(text::is_composed(read(source))) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Markup, TracesEveryByteToItsSource) {
  const std::string source = "甲<b>乙</b>&hellip;\u200B丙";
  std::vector<Cut> cuts;
  ChangeLog log;
  const text::Traced clean = read_markup(source, 7, cuts, log);
  ASSERT_EQ(clean.text(), "甲乙…丙");
  const auto at = [&](std::string_view part) {
    const std::size_t begin = clean.text().find(part);
    const auto span = clean.source(begin, begin + part.size());
    return source.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(at("甲"), "甲");
  EXPECT_EQ(at("乙"), "乙");
  EXPECT_EQ(at("…"), "&hellip;");
  EXPECT_EQ(at("丙"), "丙");
  ASSERT_EQ(cuts.size(), 2U);
  EXPECT_EQ(source.substr(cuts[0].begin, cuts[0].end - cuts[0].begin), "<b>");
  EXPECT_EQ(cuts[0].text, 7U);
  EXPECT_EQ(cuts[0].rule, "MK-3");
}

// Random soups of everything that the reader knows: the letters must balance, and the trace must hold.
TEST(Markup, LosesNoLetterOfRandomText) {
  const std::vector<std::string> parts = {
      "甲",           "a",      "é",      "e\u0301",  "ｶ",        "ﾞ",         "Ａ",     "１",      "한",
      "\u1112\u1161", "<",      ">",      "/",        "b",        "p",         "br",     "script",  "ruby",
      "rt",           " ",      "=",      "\"",       "&",        ";",         "；",     "amp;",    "lt;",
      "gt;",          "nbsp;",  "ldquo",  "#",        "x4f60",    "8212;",     "l",      "r",       "he",
      "\n",           "\u200B", "\u0083", "\uFE0F",   "<b>",      "</b>",      "<p>",    "<br/>",   "&amp;",
      "&lt;",         "&gt;",   "<!--",   "-->",      "<script>", "</script>", "<ruby>", "</ruby>", "<rt>",
      "</rt>",        "<rp>",   "</rp>",  "&eacute;", "&#xD83D;", "&#xDE00;"};
  std::mt19937 random(20240901);
  std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1), size(1, 30);
  for (int round = 0; round < 20000; ++round) {
    std::string source;
    for (std::size_t n = size(random); n > 0; --n) source += parts[pick(random)];
    std::vector<Cut> cuts;
    ChangeLog log;
    const text::Traced clean = read_markup(source, 0, cuts, log);
    text::Letters out = text::letters_of_text(clean.text());
    std::size_t last = 0;
    for (const Cut& cut : cuts) {
      ASSERT_LE(last, cut.begin) << source;
      out += text::letters_of(source.substr(cut.begin, cut.end - cut.begin));
      last = cut.end;
    }
    ASSERT_EQ(text::letters_of(source), out) << source << "\n=>\n" << clean.text();
    ASSERT_TRUE(text::is_composed(clean.text())) << source;
    ASSERT_TRUE(text::is_valid_utf8(clean.text())) << source;
  }
}

}  // namespace
}  // namespace novel2epub::parse
