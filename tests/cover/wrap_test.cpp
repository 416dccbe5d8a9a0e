#include "cover/wrap.hpp"

#include <gtest/gtest.h>

#include "cover/titles.hpp"
#include "text/utf8.hpp"

namespace novel2epub::test {
namespace {

using cover::Measure;
using cover::Wrapped;

const cover::Font& font() {
  static const cover::Font built_in = *cover::Font::open(cover::built_in_font());
  return built_in;
}

Measure measure(Language language) {
  return {.font = &font(), .language = language, .along = 980, .across = 600};
}

std::string lines(const std::string& title, Language language = Language::zh_hans) {
  std::string out;
  for (const std::string& line : cover::wrap(title, measure(language)).lines)
    out += (out.empty() ? "" : "|") + line;
  return out;
}

TEST(CoverTitle, OfFewLettersStaysOnOneLine) {
  EXPECT_EQ(lines("凡人"), "凡人");
  EXPECT_EQ(lines("修表匠"), "修表匠");
  EXPECT_EQ(lines("山中茶记"), "山中茶记");
  EXPECT_EQ(lines("It", Language::en), "It");
}

TEST(CoverTitle, IsBrokenBetweenWords) {
  EXPECT_EQ(lines("渡口说书人"), "渡口|说书人");
  EXPECT_EQ(lines("重生之我在异世界开了一家永不打烊的深夜食堂"),
            "重生之我在异世界|开了一家永不|打烊的深夜食堂");
  EXPECT_EQ(lines("転生したらスライムの隣に住む村人だった件", Language::ja),
            "転生したら|スライムの隣に|住む村人だった件");
  EXPECT_EQ(lines("転生したら灯台守の弟子になっていた件について", Language::ja),
            "転生したら灯台守の|弟子になっていた|件について");
  EXPECT_EQ(lines("회귀했더니 무림맹의 막내 제자가 되어 버렸다", Language::ko),
            "회귀했더니|무림맹의 막내|제자가 되어 버렸다");
  EXPECT_EQ(lines("A Practical Guide to Getting Lost in the Dungeon", Language::en),
            "A Practical Guide|to Getting Lost|in the Dungeon");
  EXPECT_EQ(lines("Quán trà cuối phố", Language::vi), "Quán trà|cuối phố");
}

TEST(CoverTitle, KeepsWhatStandsInBracketsTogether) {
  EXPECT_EQ(lines("《百鬼夜行》事件簿"), "《百鬼夜行》|事件簿");
  EXPECT_EQ(lines("我的《山海经》不太对劲"), "我的|《山海经》|不太对劲");
}

TEST(CoverTitle, LeavesNoLetterAlone) {
  for (const char* title : {"天官赐福录外传", "山中茶记续集下", "长安十二时辰记", "斗破苍穹之大主宰"}) {
    const Wrapped wrapped = cover::wrap(title, measure(Language::zh_hans));
    for (const std::string& line : wrapped.lines) EXPECT_GT(text::length(line), 1U) << title;
  }
}

TEST(CoverTitle, HasThreeLinesWhereTheyAreLargeEnoughElseMoreAndEndsInAnEllipsisAtLast) {
  const std::string sentence = "关于我被女神召唤到异世界之后因为太弱被赶出勇者小队只好种田这件事";
  EXPECT_LE(cover::wrap(sentence, measure(Language::zh_hans)).lines.size(), 3U);
  EXPECT_EQ(lines(sentence).find("…"), std::string::npos);
  const Wrapped longer = cover::wrap(sentence + "，" + sentence, measure(Language::zh_hans));
  EXPECT_GT(longer.lines.size(), 3U);
  EXPECT_FALSE(longer.shortened);
  EXPECT_GE(longer.size, 58);
  std::string endless;
  for (int i = 0; i < 12; ++i) endless += sentence;
  const Wrapped cut = cover::wrap(endless, measure(Language::zh_hans));
  EXPECT_TRUE(cut.shortened);
  EXPECT_TRUE(cut.lines.back().ends_with("…"));
  EXPECT_GE(cut.size, 44);
}

TEST(CoverTitle, OfSmallWordsIsAsLargeInAnyScript) {
  Measure small = measure(Language::en);
  small.largest = 60, small.good = 42, small.smallest = 34;
  const Wrapped wrapped = cover::wrap("Arc 1", small);
  EXPECT_EQ(wrapped.lines, (std::vector<std::string>{"Arc 1"}));
  EXPECT_EQ(wrapped.size, 60);
}

TEST(CoverTitle, IsAsLargeAsTheLineAllows) {
  for (const char* title : {"凡人", "渡口说书人", "重生之我在异世界开了一家永不打烊的深夜食堂"}) {
    const Measure room = measure(Language::zh_hans);
    const Wrapped wrapped = cover::wrap(title, room);
    for (const std::string& line : wrapped.lines) {
      const cover::Line set = cover::set_line(line, room, wrapped.tracking);
      EXPECT_LE(set.ink.width() * wrapped.size / cover::em, room.along) << line;
    }
    EXPECT_GT(wrapped.size, 90) << title;
  }
}

TEST(CoverTitle, FallsIntoTitleAndSubtitle) {
  const auto split = [](std::string_view title) {
    const cover::Titles titles = cover::split_title(title);
    return titles.title + "|" + titles.subtitle;
  };
  EXPECT_EQ(split("雾港守灯人：潮声里的旧信"), "雾港守灯人|潮声里的旧信");
  EXPECT_EQ(split("星屑郵便局 ～冬の便り～"), "星屑郵便局|冬の便り");
  EXPECT_EQ(split("Dune: Messiah"), "Dune|Messiah");
  EXPECT_EQ(split("Re:Zero"), "Re:Zero|");
  EXPECT_EQ(split("渡口说书人（上册）"), "渡口说书人|（上册）");
  EXPECT_EQ(split("（上册）"), "（上册）|");
  EXPECT_EQ(split("我的[旧]书店"), "我的[旧]书店|");
  EXPECT_EQ(split("渡口说书人"), "渡口说书人|");
  EXPECT_EQ(split("A：终章"), "A：终章|");
}

TEST(CoverTitle, SetsLatinInAVerticalLineOnItsSide) {
  Measure down = measure(Language::ja);
  down.direction = cover::Direction::vertical;
  const cover::Line latin = cover::set_line("Lighthouse", down, 0), digits = cover::set_line("12", down, 0);
  EXPECT_GT(latin.ink.height(), 3 * latin.ink.width());
  EXPECT_EQ(digits.advance, cover::em) << "two digits stand upright in one place";
  EXPECT_EQ(cover::set_line("星屑郵便局", down, 0).advance, 5 * cover::em);
}

}  // namespace
}  // namespace novel2epub::test
