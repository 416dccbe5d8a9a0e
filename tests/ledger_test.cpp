// The ledger to the letter: what is left out of the book stands in it exactly as the file has it.
#include "ledger.hpp"

#include <gtest/gtest.h>

#include "balance.hpp"
#include "novel2epub/convert.hpp"

namespace novel2epub {
namespace {

Cleaned cleaned(std::string_view bytes, const char* language = "ja") {
  Options options;
  options.metadata.language = language;
  options.encoding = "UTF-8";
  options.strip = Level::off;
  return clean(bytes, "a.txt", CleanFormat::text, options);
}

// "line:column text" of each entry of `rule`.
std::vector<std::string> removed(const Cleaned& cleaned, std::string_view rule = "J-5") {
  std::vector<std::string> out;
  for (const Removal& removal : cleaned.report.removed)
    if (removal.rule == rule)
      out.push_back(std::to_string(removal.line) + ":" + std::to_string(removal.column) + " " + removal.text);
  for (const Diagnostic& d : cleaned.report.diagnostics)
    if (d.severity == Severity::error) out.push_back(format(d));
  return out;
}

using Entries = std::vector<std::string>;

TEST(Commands, AreInTheLedgerWhereTheyStand) {
  const Cleaned found = cleaned("朝が来た［＃「朝」に傍点］。\n夢を見た［＃「夢」に傍点］。夜［＃「夜」に傍点］。\n");
  EXPECT_EQ(removed(found), (Entries{"2:16 ［＃「夜」に傍点］"}));  // what stands right before is marked
  EXPECT_NE(found.text.find("朝が来た［＃「朝」に傍点］。"), std::string::npos);  // not obeyed: shown
}

TEST(Commands, ShowAsTheyWereWrittenWithEntitiesTagsAndMarksApart) {
  EXPECT_EQ(removed(cleaned("夢&#xFF3B;＃「夢」に傍点］だ\n")), (Entries{"1:2 &#xFF3B;＃「夢」に傍点］"}));
  EXPECT_EQ(removed(cleaned("夢［＃「<b>夢</b>」に傍点］だ\n")), (Entries{"1:2 ［＃「<b>夢</b>」に傍点］"}));
  EXPECT_EQ(removed(cleaned("かば［＃「ば」に傍点］だ\nガ［＃「カ\u3099」に傍点］だ\n")),
            (Entries{"1:3 ［＃「ば」に傍点］", "2:2 ［＃「カ\u3099」に傍点］"}));
  EXPECT_EQ(removed(cleaned("夢\u200B［＃「夢\uFEFF」に傍点］だ\n")), (Entries{"1:3 ［＃「夢\uFEFF」に傍点］"}));
}

TEST(Commands, AreFoundAgainBehindMarksThatWereMended) {
  EXPECT_EQ(removed(cleaned("え,,本当...?夢［＃「夢」に傍点］だ。ﾊﾞﾗ［＃「バラ」に傍点］\n")),
            (Entries{"1:11 ［＃「夢」に傍点］", "1:25 ［＃「バラ」に傍点］"}));
}

TEST(Commands, AloneOnTheirLinesLeaveNoBlock) {
  const Cleaned found = cleaned("朝が来た。\n［＃改ページ］\n夜が来た。\n［＃ここから２字下げ］\n");
  EXPECT_EQ(removed(found), (Entries{"2:1 ［＃改ページ］", "4:1 ［＃ここから２字下げ］"}));
  EXPECT_EQ(found.text, "朝が来た。\n夜が来た。\n");
}

TEST(Commands, GiveTheirReadingsToTheBook) {
  const Cleaned found = cleaned("旅人［＃「旅人」に「たびびと」のルビ］が\n");
  EXPECT_EQ(removed(found), (Entries{"1:3 ［＃「旅人」に「", "1:15 」のルビ］"}));
  EXPECT_EQ(found.text, "旅人《たびびと》が\n");
}

TEST(Commands, ThatDescribeACharacterCountAsIt) {
  const Cleaned found = cleaned("少し※［＃「口＋世」、U+20B9F、1-2］る。夢［＃「※［＃「口＋世」、U+20B9F］」に傍点］\n");
  EXPECT_EQ(removed(found), (Entries{"1:3 ※［＃「口＋世」、U+20B9F、1-2］", "1:30 ※［＃「口＋世」、U+20B9F］"}));
  EXPECT_NE(found.text.find("少し𠮟る"), std::string::npos);
}

TEST(Commands, OfOtherLanguagesStay) {
  const Cleaned found = cleaned("他说［＃改页］，走。\n", "zh-Hans");
  EXPECT_EQ(removed(found), Entries{});
  EXPECT_EQ(found.text, "他说［＃改页］，走。\n");
}

TEST(Ledger, TakesEachLetterOnce) {
  Dump dump;
  parse::Text text;
  text.name = "a.txt";
  text.source = "零一二三四";
  text.clean.copy(text.source, 0);
  dump.texts.push_back(text);
  Ledger ledger(dump);
  ledger.add({{0, 3, 9, "first"}, {0, 6, 12, "second"}, {0, 6, 9, "inside"}});
  const std::vector<Removal> entries = ledger.removals();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].text, "一二");
  EXPECT_EQ(entries[1].text, "三");
  EXPECT_EQ(entries[1].column, 4U);
}

// The account is of what the book shows, not of what it was made from.
class Account : public testing::Test {
 protected:
  Account() {
    parse::Text text;
    text.name = "a.txt";
    text.source = "夢を見た。";
    text.clean.copy(text.source, 0);
    texts.push_back(text);
    Block block;
    block.text = text.source;
    made.chapters.emplace_back().blocks.push_back(block);
  }
  std::vector<parse::Text> texts;
  Chapters made;
};

TEST_F(Account, Balances) { EXPECT_FALSE(check_balance(texts, made)); }

TEST_F(Account, SeesARunThatIsMissing) {
  made.chapters[0].blocks[0].runs = {{Run::Kind::text, "夢を", ""}, {Run::Kind::emphasis, "見た", ""}};
  EXPECT_FALSE(check_balance(texts, made));
  made.chapters[0].blocks[0].runs.pop_back();
  const auto lost = check_balance(texts, made);
  ASSERT_TRUE(lost);
  EXPECT_EQ(lost->id, "balance.lost");
}

TEST_F(Account, SeesAReadingThatNobodyWrote) {
  made.chapters[0].blocks[0].runs = {{Run::Kind::ruby, "夢", "ゆめ"}, {Run::Kind::text, "を見た。", ""}};
  EXPECT_TRUE(check_balance(texts, made));
}

TEST_F(Account, SeesALetterThatStandsInBookAndLedger) {
  made.removed.push_back({"a.txt", 1, 1, "夢", "J-5"});
  EXPECT_TRUE(check_balance(texts, made));
}

}  // namespace
}  // namespace novel2epub
