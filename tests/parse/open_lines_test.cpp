#include "parse/open_lines.hpp"

#include "divide_samples.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {
namespace {

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

// The lines in which `content` is judged; "+" stands before those that wide blanks parted from the one
// before.
Labels lines_of(const std::string& content, const std::string& heading = {}) {
  const std::vector<Text> texts = {make_text("1.txt", content)};
  Draft draft;
  draft.pieces.push_back({0, 0, content.size()});
  if (!heading.empty()) draft.lifted.push_back({0, 0, heading.size()});
  open_long_lines(texts, std::span(&draft, 1), Language::zh_hans);
  Labels out;
  for (const BodyLine& line : body_lines(texts, draft)) {
    EXPECT_EQ(content.substr(line.offset, line.text.size()), line.text);
    out.push_back((line.opened ? "+" : "") + std::string(line.text));
  }
  return out;
}

TEST(OpenLines, WideBlanksPartTheParagraphsOfALongLine) {
  const std::string paragraph = "河上起了雾，摆渡人还没有来，灯却亮了。";
  const Labels lines =
      lines_of("第一章\n　　" + repeated(paragraph + "　　", 11) + paragraph + "\n他走了。", "第一章");
  ASSERT_EQ(lines.size(), 13U);
  EXPECT_EQ(lines[0], "　　" + paragraph);
  for (std::size_t i = 1; i < 12; ++i) EXPECT_EQ(lines[i], "+" + paragraph);
  EXPECT_EQ(lines[12], "他走了。");
}

TEST(OpenLines, AParagraphMayEndInAColonOrADash) {
  const std::string paragraph = "河上起了雾，摆渡人还没有来，灯却亮了。";
  const Labels lines = lines_of(repeated(paragraph + "　　", 11) +
                                "信上只有一句：　　别回来。　　他念道——　　走了，　　走远了。");
  ASSERT_EQ(lines.size(), 15U);
  EXPECT_EQ(lines[11], "+信上只有一句：");
  EXPECT_EQ(lines[12], "+别回来。");
  EXPECT_EQ(lines[13], "+他念道——");
  EXPECT_EQ(lines[14], "+走了，　　走远了。");
}

TEST(OpenLines, ShortLinesAndBlanksWithinSentencesStay) {
  const std::string table = repeated("灯油    三斤    ", 60),
                    commas = repeated("他走了，　　雨停了，　　", 30);
  for (const std::string& line : {table, commas, std::string("他走了。　　雨停了。　　灯亮了。　　桥断了。")})
    EXPECT_EQ(lines_of(line), Labels{line});
}

TEST(OpenLines, OneWideBlankPartsParagraphsWhereMostSentencesHaveNone) {
  const std::string paragraph = "船はまだ来ない。「待とう」と彼は言った！　灯りが揺れている。雨は上がった。";
  const Labels lines = lines_of(repeated(paragraph + "　", 9) + paragraph);
  ASSERT_EQ(lines.size(), 10U);
  EXPECT_EQ(lines[0], paragraph);
  EXPECT_EQ(lines[9], "+" + paragraph);
  EXPECT_EQ(lines_of(repeated(paragraph + "  ", 9) + paragraph).size(), 10U);
}

TEST(OpenLines, ABlankBehindEverySentenceIsAHabit) {
  const std::string habit = repeated("船はまだ来ない。　雨は上がった。　灯りが揺れている。　", 12),
                    cries = repeated("船が来た！　雨は上がった。灯りが揺れている？　誰だ。", 12);
  for (const std::string& line : {habit, cries}) EXPECT_EQ(lines_of(line), Labels{line});
}

TEST(OpenLines, WhatWasLiftedOutOfTheLineIsNotOpened) {
  const std::string heading = "第一章 灯。　　夜", paragraph = "河上起了雾，摆渡人还没有来，灯却亮了。";
  const Labels lines = lines_of(heading + repeated(paragraph + "　　", 11) + paragraph, heading);
  ASSERT_EQ(lines.size(), 12U);
  EXPECT_EQ(lines[0], paragraph);
}

}  // namespace
}  // namespace novel2epub::parse
