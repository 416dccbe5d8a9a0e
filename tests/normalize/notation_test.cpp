// Japanese notation to runs, and what becomes of a chapter's blocks.
#include <gtest/gtest.h>

#include "normalize/support.hpp"

namespace novel2epub::normalize {
namespace {

std::string ja(std::string_view text) { return paragraph(text, settings_for("ja")); }

Chapter chapter_of(std::initializer_list<const char*> paragraphs) {
  Chapter chapter;
  for (const char* text : paragraphs) {
    Block block;
    block.text = text;
    chapter.blocks.push_back(block);
  }
  return chapter;
}

Chapter normalized(std::initializer_list<const char*> paragraphs) {
  Chapter chapter = chapter_of(paragraphs);
  Counts counts;
  normalize(chapter, settings_for("ja"), counts);
  return chapter;
}

TEST(Ruby, BarsMarkTheBase) {
  EXPECT_EQ(ja("｜青い鳥《あおいとり》が鳴く"), "<ruby>青い鳥<rt>あおいとり</rt></ruby>が鳴く");
  EXPECT_EQ(ja("|紅蓮《ぐれん》の炎"), "<ruby>紅蓮<rt>ぐれん</rt></ruby>の炎");
  EXPECT_EQ(ja("｜《引用》のまま"), "《引用》のまま");
  EXPECT_EQ(ja("｜閉じない"), "｜閉じない");
}

TEST(Ruby, KanaAfterIdeographsOrLatin) {
  EXPECT_EQ(ja("その剣士《けんし》は"), "その<ruby>剣士<rt>けんし</rt></ruby>は");
  EXPECT_EQ(ja("最大ＭＰ《まりょく》だ"), "最大<ruby>ＭＰ<rt>まりょく</rt></ruby>だ");
  EXPECT_EQ(ja("一ヶ月《いっかげつ》"), "<ruby>一ヶ月<rt>いっかげつ</rt></ruby>");
  EXPECT_EQ(ja("再度《 ファイア 》"), "再度《 ファイア 》");
  EXPECT_EQ(ja("ひらがな《かんじ》"), "ひらがな《かんじ》");
  EXPECT_EQ(ja("書名《雪国》を読む"), "書名《雪国》を読む");
}

TEST(Ruby, ParenthesesOnlyWhenAsked) {
  Settings settings = settings_for("ja");
  EXPECT_EQ(paragraph("剣士(けんし)", settings), "剣士（けんし）");
  settings.flags.ruby_paren = true;
  EXPECT_EQ(paragraph("剣士(けんし)", settings), "<ruby>剣士<rt>けんし</rt></ruby>");
  EXPECT_EQ(paragraph("剣士（仮）", settings), "剣士（仮）");
}

TEST(Emphasis, ByDoubledBracketsAndByDots) {
  EXPECT_EQ(ja("それは《《禁忌》》だ"), "それは<em>禁忌</em>だ");
  EXPECT_EQ(ja("｜あれ《・・》か"), "<em>あれ</em>か");
  EXPECT_EQ(ja("秘密《、、》だ"), "<em>秘密</em>だ");
  EXPECT_EQ(ja("《《閉じない》"), "《《閉じない》");
}

TEST(Commands, MarkWhatStandsBeforeThem) {
  EXPECT_EQ(ja("それは夢［＃「夢」に傍点］だ"), "それは<em>夢</em>だ");
  EXPECT_EQ(ja("［＃傍点］まさか［＃傍点終わり］ね"), "<em>まさか</em>ね");
  EXPECT_EQ(ja("昭和55［＃「55」は縦中横］年"), "昭和<upright>55</upright>年");
  EXPECT_EQ(ja("旅人［＃「旅人」に「たびびと」のルビ］が"), "<ruby>旅人<rt>たびびと</rt></ruby>が");
  EXPECT_EQ(ja("旅人［＃「旅人」の左に「トラベラー」のルビ］が"),
            "<ruby>旅人<rt></rt><rt under>トラベラー</rt></ruby>が");
  EXPECT_EQ(ja("旅人《たびびと》［＃「旅人」の左に「トラベラー」のルビ］が"),
            "<ruby>旅人<rt>たびびと</rt><rt under>トラベラー</rt></ruby>が");
  EXPECT_EQ(ja("旅の人［＃「旅人」の左に「トラベラー」のルビ］が"),
            "旅の人<note>［＃「旅人」の左に「トラベラー」のルビ］</note>が");
  EXPECT_EQ(ja("赤い花《はな》だ［＃「赤い花だ」に傍点］"),
            "<em>赤い</em><ruby>花<rt>はな</rt></ruby><em>だ</em>");
}

TEST(Commands, SetWordsInOtherType) {
  EXPECT_EQ(ja("王［＃「王」は太字］と［＃斜体］ship［＃斜体終わり］"), "<b>王</b>と<i>ship</i>");
  EXPECT_EQ(ja("城［＃割り注］東の［＃改行］城［＃割り注終わり］へ"), "城<small>東の城</small>へ");
  EXPECT_EQ(ja("水H2［＃「2」は下付き小文字］O"), "水H<sub>2</sub>O");
  EXPECT_EQ(ja("灯［＃「光」は小さな文字］"), "灯");
}

TEST(Commands, StandInsideEachOther) {
  EXPECT_EQ(ja("［＃太字］雪は［＃傍点］決して［＃傍点終わり］止まぬ［＃太字終わり］と"),
            "<b>雪は</b><em>決して</em><b>止まぬ</b>と");
  EXPECT_EQ(ja("［＃太字］雪は止まぬ［＃「止まぬ」に傍点］［＃太字終わり］と"),
            "<b>雪は</b><em>止まぬ</em>と");
}

TEST(Commands, OfKanbunShowWhatTheyHold) {
  EXPECT_EQ(ja("登［＃レ］山見［＃二］白雲［＃一］"), "登<sub>レ</sub>山見<sub>二</sub>白雲<sub>一</sub>");
  EXPECT_EQ(ja("雪［＃（ノ）］舟"), "雪<sup>ノ</sup>舟");
  EXPECT_EQ(ja("雪［＃（挿絵）］"), "雪<note>［＃（挿絵）］</note>");
}

TEST(Commands, OfLayoutLeaveNothing) {
  EXPECT_EQ(ja("［＃３字下げ］第一の手紙"), "第一の手紙");
  EXPECT_EQ(ja("［＃地付き］著者"), "著者");
  EXPECT_EQ(ja("序［＃「序」は大見出し］"), "序");
}

TEST(Commands, UnknownOnesAreKeptAsNotes) {
  EXPECT_EQ(ja("花が咲いた［＃「咲いた」は底本では「唉いた」］"),
            "花が咲いた<note>［＃「咲いた」は底本では「唉いた」］</note>");
  EXPECT_EQ(ja("夢［＃「幻」に傍点］"), "夢<note>［＃「幻」に傍点］</note>");
  EXPECT_EQ(ja("［＃閉じない"), "［＃閉じない");
}

TEST(Gaiji, AreFoundByCodePointOrByCell) {
  EXPECT_EQ(ja("※［＃「口＋世」、U+20B9F、ページ数-行数］る"), "𠮟る");
  EXPECT_EQ(ja("腕を※［＃「てへん＋劣」、第3水準1-84-77］る"), "腕を挘る");
  EXPECT_EQ(ja("次郎※［＃二の字点、1-2-22］"), "次郎〻");
  EXPECT_EQ(ja("※［＃「口＋世」、U+20B9F］《しか》る"), "<ruby>𠮟<rt>しか</rt></ruby>る");
  EXPECT_EQ(ja("※［＃「謎の字」、12-3］だ"), "<note>※［＃「謎の字」、12-3］</note>だ");
}

TEST(Blocks, ArePlacedByCommands) {
  const Chapter chapter =
      normalized({"［＃３字下げ］灯", "雪が降る。", "［＃ここから２字下げ］", "「手紙だ」", "　読む。",
                  "［＃ここで字下げ終わり］", "終わる。", "［＃地付き］記す",
                  "［＃ここから４字下げ］北［＃ここで字下げ終わり］", "［＃地から２字上げ］東"});
  ASSERT_EQ(chapter.blocks.size(), 8U);
  const unsigned indents[] = {3, 0, 2, 2, 0, 0, 4, 0};
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(chapter.blocks[i].placing.indent, indents[i]) << i;
    EXPECT_EQ(chapter.blocks[i].placing.at_end, i == 5 || i == 7) << i;
  }
}

TEST(Blocks, ThatHoldOnlyCommandsGo) {
  const Chapter chapter = normalized({"朝が来た。", "［＃改ページ］", "夜が来た。"});
  ASSERT_EQ(chapter.blocks.size(), 2U);
  EXPECT_FALSE(chapter.blocks[0].gap);
  EXPECT_TRUE(chapter.blocks[1].gap);
  EXPECT_EQ(chapter.blocks[1].text, "夜が来た。");
}

TEST(Blocks, AChapterOfCommandsAloneShowsNothing) {
  EXPECT_TRUE(normalized({"［＃ここから２字下げ］", "［＃ここで字下げ終わり］"}).blocks.empty());
}

TEST(Blocks, DialogueIsTold) {
  const Chapter chapter = normalized({"「行くぞ」", "彼は走った。", "……そして", "《声》が"});
  EXPECT_TRUE(chapter.blocks[0].dialogue);
  EXPECT_FALSE(chapter.blocks[1].dialogue);
  EXPECT_TRUE(chapter.blocks[2].dialogue);
  EXPECT_TRUE(chapter.blocks[3].dialogue);
}

TEST(Blocks, NormalizingAChapterTwiceIsNormalizingItOnce) {
  Chapter once = normalized({"［＃改ページ］", "彼は,花《はな》を...見た!", "［＃２字下げ］「え! 本当?」"});
  Chapter twice = once;
  Counts counts;
  normalize(twice, settings_for("ja"), counts);
  ASSERT_EQ(twice.blocks.size(), once.blocks.size());
  for (std::size_t i = 0; i < once.blocks.size(); ++i) {
    EXPECT_EQ(twice.blocks[i].text, once.blocks[i].text);
    EXPECT_EQ(serialised(twice.blocks[i]), serialised(once.blocks[i]));
  }
}

TEST(Blocks, HeadingsAreMended) {
  Chapter chapter;
  chapter.heading = {"第１４章", "重逢,再见..."};
  Counts counts;
  normalize(chapter, settings_for("zh-Hans"), counts);
  EXPECT_EQ(chapter.heading.number, "第14章");
  EXPECT_EQ(chapter.heading.name, "重逢，再见……");
}

}  // namespace
}  // namespace novel2epub::normalize
