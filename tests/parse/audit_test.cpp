#include "parse/audit.hpp"

#include "divide_samples.hpp"

namespace novel2epub::parse {
namespace {

std::vector<Diagnostic> audit_of(const std::vector<std::pair<std::string, std::string>>& files) {
  const auto texts = make_folder(files);
  return audit(texts, divide(texts, {}).drafts);
}

TEST(Audit, SoundBookHasNothingToTell) {
  EXPECT_TRUE(audit_of({{"1.txt", "第1章 雨\n" + story(1)}, {"2.txt", "第2章 船\n" + story(2)}}).empty());
}

TEST(Audit, GapsAndDuplicatesAreNamed) {
  const auto notes =
      audit_of({{"第1章 雨.txt", story(1)}, {"第4章 船.txt", story(2)}, {"第4章 灯.txt", story(3)}});
  ASSERT_EQ(count_notes(notes, "order.gap"), 1U);
  EXPECT_TRUE(notes[0].message.contains("2 to 3"));
  EXPECT_EQ(count_notes(notes, "order.duplicate"), 1U);
}

TEST(Audit, NumbersThatFallAreTold) {
  std::vector<std::pair<std::string, std::string>> files;
  const std::vector<std::string> headings = {"第1章 雨", "第2章 船", "第3章 灯", "第2章 雪", "第3章 桥"};
  for (std::size_t i = 0; i < headings.size(); ++i)
    files.emplace_back("00" + std::to_string(i + 1) + ".txt",
                       headings[i] + "\n" + story(static_cast<int>(i)));
  EXPECT_EQ(count_notes(audit_of(files), "order.reset"), 1U);
}

TEST(Audit, ChapterFarLongerThanTheOthersIsTold) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 9; ++i) files.emplace_back("第" + std::to_string(i) + "章.txt", story(i, 20));
  files.emplace_back("第10章.txt", story(10, 600));
  EXPECT_EQ(count_notes(audit_of(files), "chapter.long"), 1U);
}

TEST(Audit, PartsOfOneChapterAreNoDuplicates) {
  EXPECT_TRUE(audit_of({{"1.txt", "第1章 雨夜（上）\n" + story(1)},
                        {"2.txt", "第1章 雨夜（下）\n" + story(2)},
                        {"3.txt", "第2章 船\n" + story(3)}})
                  .empty());
}

TEST(Audit, NumberedPartsOfOneChapterAreNoDuplicates) {
  EXPECT_TRUE(audit_of({{"1.txt", "第１章－１　雨\n" + story(1)},
                        {"2.txt", "第１章－２　船\n" + story(2)},
                        {"3.txt", "第２章－１　灯\n" + story(3)}})
                  .empty());
  const auto twice = audit_of({{"1.txt", "第一章（１）　雨\n" + story(1)},
                               {"2.txt", "第一章（２）　船\n" + story(2)},
                               {"3.txt", "第一章（２）　灯\n" + story(3)}});
  EXPECT_EQ(count_notes(twice, "order.duplicate"), 1U);
}

TEST(Audit, ChaptersUnderOneHeadingLeaveNoGap) {
  EXPECT_TRUE(
      audit_of({{"1.txt", "第一章雪夜访客 第二章中计\n" + story(1)}, {"2.txt", "第三章 灯\n" + story(2)}})
          .empty());
}

TEST(Audit, CopiesAndNearCopiesAreTold) {
  const auto notes =
      audit_of({{"第1章.txt", story(1, 12)},
                {"第2章.txt", story(1, 12)},
                {"第3章.txt", story(1, 12) + "　　多出的一句话，只在这一份里有，别处都没有见过。\n"}});
  EXPECT_EQ(count_notes(notes, "chapter.near-duplicate"), 1U);
  const auto texts = make_folder({{"第1章.txt", story(1, 12)}});
  const Draft draft = divide(texts, {}).drafts[0];
  const std::vector<Draft> twice = {draft, draft};
  EXPECT_EQ(count_notes(audit(texts, twice), "chapter.duplicate"), 1U);
}

TEST(Audit, PlaceholderAndFragmentsAreTold) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 9; ++i) files.emplace_back("第" + std::to_string(i) + "章.txt", story(i, 20));
  files.emplace_back("第10章.txt", "正在手打中，请稍等片刻。\n");
  files.emplace_back("第11章.txt", story(11, 20) + "　　他推开门，看见院子里站着一个从来没有见过的\n");
  const auto notes = audit_of(files);
  EXPECT_EQ(count_notes(notes, "chapter.placeholder"), 1U);
  EXPECT_EQ(count_notes(notes, "chapter.short"), 1U);
  EXPECT_EQ(count_notes(notes, "chapter.truncated"), 1U);
}

TEST(Audit, PlaceIsTheLineOfTheSource) {
  const std::vector<Text> texts = {make_text("n.txt", "第1章 雨\n" + story(1) + "第5章 船\n" + story(2))};
  const auto notes = audit(texts, divide(texts, {.whole = true, .contents = nullptr}).drafts);
  ASSERT_EQ(count_notes(notes, "order.gap"), 1U);
  EXPECT_EQ(notes[0].line, 8U);
  EXPECT_EQ(notes[0].file, "n.txt");
}

}  // namespace
}  // namespace novel2epub::parse
