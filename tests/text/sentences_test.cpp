// Sentences as Kobo's markup counts them.
#include "text/sentences.hpp"

#include <gtest/gtest.h>

#include <string>

namespace novel2epub::test {
namespace {

// The paragraph with a bar behind each sentence.
std::string cut(std::string_view paragraph, Language language = Language::zh_hans) {
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t end : text::sentence_ends(paragraph, language)) {
    EXPECT_LT(begin, end);
    out.append(paragraph.substr(begin, end - begin)).append("|");
    begin = end;
  }
  EXPECT_EQ(begin, paragraph.size());
  return out;
}

TEST(Sentences, ChineseEndsInItsMarks) {
  EXPECT_EQ(cut("天亮了。他走了！去哪？"), "天亮了。|他走了！|去哪？|");
  EXPECT_EQ(cut("“走吧。”他说，“天亮了！”"), "“走吧。”|他说，“天亮了！”|");
  EXPECT_EQ(cut("雨停了……他抬头。"), "雨停了……|他抬头。|");
  EXPECT_EQ(cut("什么？！……你说"), "什么？！……|你说|");
  EXPECT_EQ(cut("一半，另一半"), "一半，另一半|");
}

TEST(Sentences, PausesAndFiguresEndNothing) {
  EXPECT_EQ(cut("我……，我不知道。"), "我……，我不知道。|");
  EXPECT_EQ(cut("“好！”，他说"), "“好！”，他说|");
  EXPECT_EQ(cut("约3.5米"), "约3.5米|");
  EXPECT_EQ(cut("……"), "……|");
}

TEST(Sentences, JapaneseKeepsItsBrackets) {
  EXPECT_EQ(cut("「待って！　行くよ」と言った。海だ。", Language::ja),
            "「待って！　|行くよ」と言った。|海だ。|");
  EXPECT_EQ(cut("（終わり。）次へ", Language::ja), "（終わり。）|次へ|");
}

TEST(Sentences, OtherLanguagesAreCutByUnicode) {
  EXPECT_EQ(cut("It rained. “Go,” he said. 3.5 miles!", Language::en),
            "It rained. |“Go,” he said. |3.5 miles!|");
  EXPECT_EQ(cut("비가 왔다. 그는 갔다.", Language::ko), "비가 왔다. |그는 갔다.|");
  EXPECT_EQ(cut("Trời mưa. Ông đi đâu?", Language::vi), "Trời mưa. |Ông đi đâu?|");
}

TEST(Sentences, NothingHasNone) {
  EXPECT_TRUE(text::sentence_ends("", Language::ja).empty());
  EXPECT_TRUE(text::sentence_ends("", Language::en).empty());
}

}  // namespace
}  // namespace novel2epub::test
