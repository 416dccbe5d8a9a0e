// What a book's counts say of its punctuation, and what the rules make of that.
#include <gtest/gtest.h>

#include "normalize/support.hpp"

namespace novel2epub::normalize {
namespace {

std::string times(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

Habits habits_of(std::string_view text, Language language = Language::zh_hans) {
  return find_habits(count_habits(text, language), language);
}

constexpr std::string_view washed_line = "    他走进屋里,把灯点亮,坐了下来。窗外下着雨:没有人说话!\n";

TEST(Habits, WashedNeedsTheWholePicture) {
  EXPECT_TRUE(habits_of(times(washed_line, 100)).washed);
  EXPECT_TRUE(habits_of(times("　　" + std::string(washed_line.substr(4)), 100)).washed)
      << "indents are layout";
  EXPECT_FALSE(habits_of(times(washed_line, 20)).washed) << "too little text";
  EXPECT_FALSE(habits_of(times(washed_line, 100) + "好，走。\n").washed) << "a full-width form is left";
  EXPECT_FALSE(habits_of(times(washed_line, 100) + "好……\n").washed) << "an ellipsis is left";
  EXPECT_FALSE(habits_of(times("他走进屋里、把灯点亮、坐了下来。窗外下着雨。\n", 200)).washed)
      << "nothing was folded";
}

TEST(Habits, AddUp) {
  HabitCounts sum = count_habits(times(washed_line, 50), Language::zh_hans);
  sum += count_habits(times(washed_line, 50), Language::zh_hans);
  EXPECT_TRUE(find_habits(sum, Language::zh_hans).washed);
}

TEST(Habits, AsciiStopsInABookWithoutStops) {
  EXPECT_TRUE(habits_of(times("他走了.\n", 40)).ascii_stops);
  EXPECT_FALSE(habits_of(times("他走了.\n", 20)).ascii_stops);
  EXPECT_FALSE(habits_of(times("他走了.\n", 40) + times("她也走了。\n", 5)).ascii_stops);
  Settings settings = settings_for("zh-Hans");
  EXPECT_EQ(line("天黑了.他走了.", settings), "天黑了.他走了。");
  settings.habits.ascii_stops = true;
  EXPECT_EQ(line("天黑了.他走了.", settings), "天黑了。他走了。");
}

TEST(Habits, QuotesOfTheBookDecideInTraditionalChinese) {
  Settings settings = settings_for("zh-Hant");
  EXPECT_EQ(line("他說:\"好。\"", settings), "他說：「好。」");
  settings.habits.curly_quotes = true;
  EXPECT_EQ(line("他說:\"好。\"", settings), "他說：“好。”");
  EXPECT_TRUE(habits_of(times("“好。”\n", 9)).curly_quotes);
  EXPECT_TRUE(habits_of(times("「好。」\n", 9)).corner_quotes);
}

TEST(Habits, CommasOfAnAcademicBook) {
  EXPECT_TRUE(habits_of("彼は，静かに笑った。\n", Language::ja).comma_style);
  EXPECT_FALSE(habits_of("彼は，静かに、笑った。\n", Language::ja).comma_style);
  Settings settings = settings_for("ja");
  settings.habits.comma_style = true;
  EXPECT_EQ(line("彼は,静かに", settings), "彼は，静かに");
}

TEST(Habits, IndentsOfTheBook) {
  EXPECT_TRUE(habits_of("　彼は走った。\n「え」\n　雨が降る。\n風。\n", Language::ja).indent_all);
  EXPECT_FALSE(habits_of("彼は走った。\n「え」\n雨が降る。\n　風。\n", Language::ja).indent_all);
}

}  // namespace
}  // namespace novel2epub::normalize
