#include "parse/layout.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parse/line_shapes.hpp"

namespace novel2epub::parse {
namespace {

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({std::string(text.substr(begin, end - begin)), begin, false, false});
    begin = end + 1;
  }
  return lines;
}

std::string shown(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (block.gap) out += "<gap/>";
    out += block.kind == Block::Kind::scene_break ? "<hr/>" : block.text;
    out += '|';
  }
  return out;
}

std::string laid_out(std::string_view text, LayoutSettings settings = {}) {
  return shown(lay_out(lines_of(text), settings).blocks);
}

LayoutSettings with(Layout layout, Language language = Language::zh_hans) {
  LayoutSettings settings;
  settings.layout = layout;
  settings.language = language;
  return settings;
}

TEST(Layout, MakesABlockOfEveryLine) {
  EXPECT_EQ(laid_out("第一段，很长\n第二段。"), "第一段，很长|第二段。|");
  EXPECT_EQ(laid_out("　　第一段。\n\n　　第二段。\n\n\n　　第三段。"), "第一段。|第二段。|第三段。|");
  EXPECT_EQ(laid_out("\tHe smiled.\n\n\tShe did not.", with(Layout::lines, Language::en)),
            "He smiled.|She did not.|");
  EXPECT_EQ(laid_out("\n \n　\n"), "");
}

TEST(Layout, KeepsTheLinesOfVerseAndPanels) {
  EXPECT_EQ(laid_out("姓名：甲\n等级：5\n力量：12"), "姓名：甲|等级：5|力量：12|");
  EXPECT_EQ(laid_out("远山如黛，\n近水含烟。"), "远山如黛，|近水含烟。|");
}

TEST(Layout, RemembersOffsetsAndIndents) {
  const auto blocks = lay_out(lines_of("\n　　甲。\n乙。    丙。"), {}).blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].offset, 7U);
  EXPECT_TRUE(blocks[0].indented);
  EXPECT_FALSE(blocks[1].indented);
  EXPECT_EQ(blocks[2].offset, blocks[1].offset + std::string("乙。    ").size());
}

TEST(Layout, ShowsTheAuthorsPauses) {
  EXPECT_EQ(laid_out("一。\n二。\n三。\n\n四。"), "一。|二。|三。|<gap/>四。|");
  EXPECT_EQ(laid_out("一。\n\n二。\n\n三。\n\n\n\n四。"), "一。|二。|三。|<gap/>四。|");
  EXPECT_EQ(laid_out("一。\n\n\n二。\n\n\n三。"), "一。|二。|三。|");
  EXPECT_EQ(laid_out("一。\n二。\n三。\n\n※\n\n四。"), "一。|二。|三。|<hr/>|四。|");
}

TEST(Layout, ClosesUpOverRemovedLines) {
  std::vector<Line> lines = lines_of("一。\n\n站名\n\n二。\n\n三。\n站名\n\n四。");
  lines[2].removed = lines[7].removed = true;
  EXPECT_EQ(shown(lay_out(lines, {}).blocks), "一。|二。|三。|四。|");
}

TEST(Layout, SplitsWhereAParagraphBreakWasLost) {
  EXPECT_EQ(laid_out("他来了。    她走了。　　“好。”\u00A0\u00A0\u00A0\u00A0又来。"),
            "他来了。|她走了。|“好。”|又来。|");
  EXPECT_EQ(laid_out("修行者们，    开眼。　看。  见"), "修行者们，    开眼。　看。  见|");
  EXPECT_EQ(laid_out("来た。　　行った。", with(Layout::lines, Language::ja)), "来た。　　行った。|");
}

TEST(Layout, ResegmentsOnlyWhenAsked) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "他看了看远处的山，又看了看近处的水。“走吧。”“好。”";
  EXPECT_EQ(laid_out(text), text + "|");
  LayoutSettings settings;
  settings.resegment = true;
  const auto blocks = lay_out(lines_of(text), settings).blocks;
  ASSERT_GT(blocks.size(), 60U);
  std::string together;
  for (const Block& block : blocks) together += block.text;
  EXPECT_EQ(together, text);
  EXPECT_EQ(blocks[1].text.substr(0, 3), "“");
}

TEST(Layout, JoinsOverPageSeamsThatCutASentence) {
  std::vector<Line> lines = lines_of("他说着说着便\n\n走了出去。\n“好。”\n她说，\n“走。”");
  lines[0].page_seam = lines[3].page_seam = lines[4].page_seam = true;
  EXPECT_EQ(shown(lay_out(lines, {}).blocks), "他说着说着便走了出去。|“好。”|她说，|“走。”|");
}

TEST(Layout, TakesOutPageMarksThatCount) {
  const std::string text = "甲。\n--- Page 3 ---\n乙。\n\n--- Page 4 ---\n丙。\n--- Page 5 ---\n丁。";
  const LaidOut result = lay_out(lines_of(text), {});
  EXPECT_EQ(result.page_marks, (std::vector<std::size_t>{1, 4, 6}));
  EXPECT_EQ(shown(result.blocks), "甲。|乙。|丙。|丁。|");
  EXPECT_TRUE(lay_out(lines_of("甲\n第 7 页\n乙\n第 2 页\n丙\n第 9 页"), {}).page_marks.empty());
  EXPECT_TRUE(lay_out(lines_of("甲\n- 3 -\n乙"), {}).page_marks.empty());
  LayoutSettings settings;
  settings.prior.page_marks = true;
  EXPECT_EQ(lay_out(lines_of("甲\n- 3 -\n乙"), settings).page_marks.size(), 1U);
}

TEST(Layout, JoinsWithWhatTheScriptsWant) {
  const auto joined = [](std::string_view text, Language language) {
    return laid_out(text, with(Layout::indented, language));
  };
  EXPECT_EQ(joined("천천히 걸어\n갔다.", Language::ko), "천천히 걸어 갔다.|");
  EXPECT_EQ(joined("输入Hello\nWorld，然后\n回车", Language::zh_hans), "输入Hello World，然后回车|");
  EXPECT_EQ(joined("thể……\nTrước", Language::vi), "thể…… Trước|");
  EXPECT_EQ(joined("an extra-\nordinary day", Language::en), "an extra-ordinary day|");
  EXPECT_EQ(joined("an extra-\nordinary and extraordinary day", Language::en),
            "an extraordinary and extraordinary day|");
  EXPECT_EQ(joined("an extra\u00AD\nordinary day", Language::en), "an extraordinary day|");
  EXPECT_EQ(joined("see http://a.example/\nb/c now", Language::en), "see http://a.example/b/c now|");
  EXPECT_EQ(joined("see http://a.example\nand go", Language::en), "see http://a.example and go|");
}

TEST(Layout, JoinsBrokenSpeechWhenAsked) {
  LayoutSettings settings;
  EXPECT_EQ(laid_out("「来い、\n早く」\n彼は、\n走った。", settings), "「来い、|早く」|彼は、|走った。|");
  settings.join_brackets = settings.join_touten = true;
  EXPECT_EQ(laid_out("「来い、\n早く」\n彼は、\n走った。", settings), "「来い、早く」|彼は、走った。|");
}

TEST(LineShapes, TellScenesFromSilence) {
  for (const auto* line : {"※", "◇◆◇", "* * *", "＊　＊　＊", "***", "---", "-◇-", "————", "× × ×", "♪"})
    EXPECT_TRUE(is_scene_break(line)) << line;
  for (const auto* line :
       {"……", "...", "。。。", "——", "！！！", "？？？", "“……”", "1", "一", "x x x", "--", "**", "···"})
    EXPECT_FALSE(is_scene_break(line)) << line;
}

TEST(LineShapes, TellItemsFromNumbers) {
  for (const auto* line : {"1. 甲", "1、甲", "12）甲", "①甲", "・甲", "- Đi!"})
    EXPECT_TRUE(is_item(line)) << line;
  for (const auto* line : {"3.14是", "1999年", "1、2号", "甲", "-5度"}) EXPECT_FALSE(is_item(line)) << line;
  EXPECT_TRUE(is_chapter_head("第十二章 重逢"));
  EXPECT_FALSE(is_chapter_head("第十二章的内容"));
}

}  // namespace
}  // namespace novel2epub::parse
