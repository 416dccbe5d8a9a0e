#include "parse/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "parse/line_shapes.hpp"
#include "text/letters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

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
  EXPECT_TRUE(lay_out(lines_of("- 1 -\n甲。\n- 2 -\n乙。\n- 3 -\n丙。\n- 4 -\n丁。"), {}).page_marks.empty());
  EXPECT_EQ(lay_out(lines_of("甲\n- 1 -\n乙\n- 2 -\n丙\n- 3 -\n丁。"), {}).page_marks.size(), 3U);
  EXPECT_TRUE(lay_out(lines_of("甲\n- 1 -\n乙\n- 1 -\n丙\n- 1 -\n丁。"), {}).page_marks.empty());
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

const std::vector<std::u32string> story = {
    U"天还没有亮，渡口已经站满了人，船家把缆绳一圈一圈地收起来，谁也不肯先开口说第一句话。",
    U"“今天的雾比昨天还要大。”老人说。",
    U"他把旧伞靠在栏杆上，望着看不见的对岸，想起许多年以前自己也是在这样的一个早晨离开家乡的，那时候伞还是新"
    U"的。",
    U"没有人回答。",
    U"过了很久，上游才传来一声长长的号子，水面上慢慢地现出一盏灯，又现出一盏灯，最后竟是密密麻麻的一片。",
    U"“来了，来了！”孩子们叫起来，一下子冲到了最前面，把大人的衣角和包袱都撞得东倒西歪。",
    U"船靠岸的时候，木板发出吱呀的响声，像是有人在梦里轻轻叹了一口气，随后一切又安静下来。",
    U"老人没有上船，他只是把那把旧伞交给了船家，请他带到对岸去，交给一个早就不在人世的人。",
};

// Filled as a typesetter does it: no mark begins a line, no opening mark ends one.
std::string set_in(std::size_t columns, std::string_view indent, std::string_view between) {
  std::string out;
  for (const std::u32string& paragraph : story) {
    std::size_t width = text::display_width(indent);
    out += indent;
    for (std::size_t i = 0; i < paragraph.size();) {
      std::size_t end = i;
      while (is_opener(paragraph[end])) ++end;
      for (++end; end < paragraph.size() && (is_terminator(paragraph[end]) || paragraph[end] == U'，');)
        ++end;
      if (width + 2 * (end - i) > columns) out += '\n', width = 0;
      out += text::to_utf8(paragraph.substr(i, end - i));
      width += 2 * (end - i);
      i = end;
    }
    out += '\n';
    out += between;
  }
  return out;
}

std::size_t exact_paragraphs(std::string_view text) {
  std::size_t exact = 0;
  const auto blocks = lay_out(lines_of(text), {}).blocks;
  for (const std::u32string& paragraph : story)
    exact += std::ranges::count(blocks, text::to_utf8(paragraph), &Block::text) == 1 ? 1 : 0;
  return exact;
}

TEST(Layout, UnwrapsEveryWidth) {
  for (std::size_t columns = 20; columns <= 56; columns += 2) {
    EXPECT_EQ(exact_paragraphs(set_in(columns, "　　", "")), story.size()) << columns;
    EXPECT_EQ(exact_paragraphs(set_in(columns, "", "\n")), story.size()) << columns;
    EXPECT_EQ(exact_paragraphs(set_in(columns, "　　", "\n")), story.size()) << columns;
    EXPECT_GE(exact_paragraphs(set_in(columns, "", "")), story.size() / 2) << columns;
  }
}

TEST(Layout, FollowsTheBookWhereAFileIsNoEvidence) {
  const std::string text = "　　他走了很久很久的路，终于看见了\n灯火。\n　　他笑了。";
  EXPECT_EQ(detect_layout(lines_of(text), {}), Layout::lines);
  LayoutSettings settings;
  settings.prior.layout = Layout::indented;
  EXPECT_EQ(laid_out(text, settings), "他走了很久很久的路，终于看见了灯火。|他笑了。|");
}

// Random lines in every layout and language: blocks hold the letters of the lines, and offsets ascend.
TEST(Layout, LosesNoLetter) {
  const std::vector<std::string> parts = {
      "甲",     "乙。", "“",   "”",     "　　",  "    ",  " ",       "\n", "\n\n", "word", "ex-",
      "\u00AD", "※",    "---", "- 1 -", "- 2 -", "- 3 -", "第 4 页", "1.", "한",   "，",   "http://a/"};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1), size(1, 80);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = size(random); n > 0; --n) text += parts[pick(random)];
    LayoutSettings settings = with(static_cast<Layout>(round % 4), static_cast<Language>(round % 6));
    settings.join_brackets = settings.join_touten = settings.resegment = round % 5 == 0;
    const std::vector<Line> lines = lines_of(text);
    const LaidOut result = lay_out(lines, settings);
    text::Letters letters;
    std::size_t last = 0;
    for (const Block& block : result.blocks) {
      letters += text::letters_of_text(block.text);
      EXPECT_FALSE(text::trim(block.text).empty()) << text;
      EXPECT_LE(last, block.offset) << text;
      last = block.offset;
    }
    for (const std::size_t mark : result.page_marks) letters += text::letters_of_text(lines[mark].text);
    ASSERT_EQ(letters, text::letters_of_text(text)) << text;
  }
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
