#include "parse/book_heads.hpp"

#include <functional>

#include "divide_samples.hpp"

namespace novel2epub::parse {
namespace {

using Head = std::function<std::string(const std::string& heading)>;

// Six files that begin with what `head` makes of their headings.
std::vector<Text> folder_of(const Head& head) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 1; i <= 6; ++i)
    files.emplace_back(std::to_string(i) + ".txt", head("第" + std::to_string(i) + "章 归舟") + "\n\n　　第" +
                                                       std::to_string(i) + "天，船夫收起伞。\n");
  return make_folder(files);
}

void expect_names(const Head& head, const std::string& title, const std::string& author) {
  const std::vector<Text> texts = folder_of(head);
  const NamedBook named = learn_book_heads(texts).named;
  EXPECT_EQ(named.title, title) << head("H");
  EXPECT_EQ(named.author, author) << head("H");
  const Division division = divide(texts, {});
  ASSERT_EQ(division.drafts.size(), 6U) << head("H");
  for (const Draft& draft : division.drafts) {
    EXPECT_EQ(draft.heading.name, "归舟") << head("H");
    EXPECT_FALSE(draft.dropped.empty()) << head("H");
  }
}

TEST(BookHeads, NameTheBookByLabels) {
  expect_names([](const auto& h) { return "书名：雾港\n作者：沈砚青\n章节：" + h; }, "雾港", "沈砚青");
  expect_names([](const auto& h) { return "小说：雾港\n作者：沈砚青\n标题：" + h + "\n内容："; }, "雾港",
               "沈砚青");
  expect_names([](const auto& h) { return h + "\n著：沈砚青"; }, "", "沈砚青");
  expect_names([](const auto& h) { return "Truyện: Bến Sương\nTác giả: Mộc Thanh\n\n" + h; }, "Bến Sương",
               "Mộc Thanh");
}

TEST(BookHeads, NameTheBookByTheirShape) {
  expect_names([](const auto& h) { return "雾港 / 沈砚青 著\n" + h; }, "雾港", "沈砚青");
  expect_names([](const auto& h) { return "《雾港》作者：沈砚青\n" + h + "\n正文："; }, "雾港", "沈砚青");
  expect_names([](const auto& h) { return "雾港\n作者：沈砚青\n" + h; }, "雾港", "沈砚青");
  expect_names([](const auto& h) { return h + "\n沈砚青 著"; }, "", "沈砚青");
  expect_names([](const auto& h) { return "The Mist by Orla Finch\n\n" + h; }, "The Mist", "Orla Finch");
}

// A motto, a time and place, a speaker's name above every chapter are the story's.
TEST(BookHeads, LeaveWhatOnlyRepeats) {
  for (const std::string line :
       {"潮起潮落，总有归期。", "雾港，冬", "沈砚青：我在听。", "Day by day", "Mara"}) {
    const BookHeads heads = learn_book_heads(folder_of([&](const auto& h) { return h + "\n\n" + line; }));
    EXPECT_TRUE(heads.names.empty() && heads.labels.empty()) << line;
    const BookHeads above = learn_book_heads(folder_of([&](const auto& h) { return line + "\n\n" + h; }));
    EXPECT_TRUE(above.names.empty() && above.labels.empty()) << line;
  }
}

TEST(BookHeads, HeadingsBehindALabelAreHeadings) {
  EXPECT_EQ(match_labelled_heading("章节：第三章 归舟")->heading.name, "归舟");
  EXPECT_EQ(match_labelled_heading("Chapter: Chapter 3: Low Water")->heading.name, "Low Water");
  EXPECT_FALSE(match_labelled_heading("标题：归舟"));
  EXPECT_FALSE(match_labelled_heading("他说：第三章 归舟"));
}

}  // namespace
}  // namespace novel2epub::parse
