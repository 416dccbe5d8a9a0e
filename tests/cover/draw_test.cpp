#include "cover/draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cover/canvas.hpp"
#include "cover/chance.hpp"
#include "cover/designs.hpp"
#include "cover/font.hpp"
#include "cover/palette.hpp"
#include "support/files.hpp"
#include "text/utf8.hpp"

namespace novel2epub::test {
namespace {

using cover::Order;
using cover::Rgb;

struct Drawn {
  image::Pixels pixels;
  std::vector<Diagnostic> notes;
};

Drawn drawn(const Order& order) {
  Drawn out;
  out.pixels = cover::draw(order, out.notes);
  return out;
}

Order order(std::string title, std::string author = "") {
  return {.title = std::move(title),
          .author = std::move(author),
          .series = "",
          .identifier = "urn:uuid:1",
          .font = {}};
}

// WCAG 2.2: relative luminance, contrast ratio.
double luminance(const Rgb& colour) {
  double out = 0;
  constexpr double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t k = 0; k < 3; ++k) {
    const double c = colour[k] / 255.0;
    out += weights[k] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return out;
}

double contrast(const Rgb& a, const Rgb& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

TEST(DrawnCover, InkStandsOutOnEveryShadeOfItsPalette) {
  const std::vector<cover::Palette> palettes = cover::palettes();
  EXPECT_EQ(palettes.size(), 18U);
  for (std::size_t i = 0; i < palettes.size(); ++i) {
    for (int shade = 0; shade <= cover::deepest; ++shade) {
      const Rgb behind = cover::mix(palettes[i].ground, palettes[i].shade, shade, cover::deepest);
      EXPECT_GE(contrast(palettes[i].ink, behind), 7.0) << "palette " << i << ", shade " << shade;
    }
  }
}

const std::vector<Order>& nasty_orders() {
  static const std::vector<Order> orders = [] {
    std::vector<Order> out;
    const auto add = [&](std::string title, std::string author, Language language, bool vertical) {
      Order one = order(std::move(title), std::move(author));
      one.language = language;
      one.vertical = vertical;
      one.series = "雾港 · 1";
      out.push_back(std::move(one));
    };
    add("雾港守灯人：关于我被召唤到异世界之后因为太弱被赶出勇者小队只好在海边守灯塔种田这件事",
        "一位名字长到不知道该怎么排版的作者先生", Language::zh_hans, false);
    add("雾", "白", Language::zh_hans, false);
    add("雾港守燈人：一盞不會熄滅的燈，以及所有沒有寄出的信", "朝霧つむぎ・夏目蒼・白鷺洲・沈歸・南喬",
        Language::zh_hant, true);
    add("雾 The Lighthouse Keeper's Almanac 12", "Theodora Vanderbilt-Hughes", Language::ja, true);
    add("Supercalifragilisticexpialidocious Antidisestablishmentarianism", "A", Language::en, false);
    return out;
  }();
  return orders;
}

// The same picture without most of its words: where the two differ, letters stand.
Order nearly_wordless(Order one) {
  std::size_t end = 0;
  text::next(one.title, end);  // designs may play with the first letter
  one.title.resize(end);
  one.author = one.series = "";
  return one;
}

bool is_in_margin(std::size_t pixel) {
  const auto x = static_cast<int>(pixel % cover::width), y = static_cast<int>(pixel / cover::width);
  return x < cover::margin || y < cover::margin || x >= cover::width - cover::margin ||
         y >= cover::height - cover::margin;
}

// Pixels of author and series that stand where their ink does not stand out.
std::size_t hard_to_read(const Order& one) {
  cover::Chance chance(one.identifier);
  const auto palettes = cover::palettes();
  const Rgb ink =
      palettes[static_cast<std::size_t>(chance.between(0, static_cast<int>(palettes.size()) - 1))].ink;
  const auto with = drawn(one).pixels.samples, without = drawn(nearly_wordless(one)).pixels.samples;
  std::size_t out = 0;
  for (std::size_t i = 0; i < with.size(); i += 3) {
    if (std::equal(&with[i], &with[i] + 3, &without[i])) continue;
    out += contrast(ink, {without[i], without[i + 1], without[i + 2]}) < 7.0;
  }
  return out;
}

class DrawnDesign : public testing::TestWithParam<int> {};

TEST_P(DrawnDesign, KeepsItsWordsOffTheEdges) {
  for (Order one : nasty_orders()) {
    one.design = GetParam();
    const Drawn with = drawn(one), without = drawn(nearly_wordless(one));
    EXPECT_TRUE(with.notes.empty());
    ASSERT_EQ(with.pixels.width, 1200U);
    ASSERT_EQ(with.pixels.height, 1600U);
    std::size_t letters = 0, outside = 0;
    for (std::size_t i = 0; i < with.pixels.samples.size(); i += 3) {
      if (std::equal(&with.pixels.samples[i], &with.pixels.samples[i] + 3, &without.pixels.samples[i]))
        continue;
      ++letters;
      outside += is_in_margin(i / 3);
    }
    EXPECT_EQ(outside, 0U) << one.title;
    EXPECT_GT(letters, one.title.size() > 3 ? 10'000U : 500U) << one.title;
  }
}

TEST_P(DrawnDesign, IsASmallPngWithAPalette) {
  Order one = nasty_orders()[0];
  one.design = GetParam();
  std::vector<Diagnostic> notes;
  const Cover cover = cover::draw_cover(one, notes);
  EXPECT_EQ(cover.media_type, "image/png");
  EXPECT_EQ(cover.width, 1200U);
  EXPECT_EQ(cover.height, 1600U);
  EXPECT_LT(cover.bytes.size(), 150'000U);
  constexpr std::size_t colour_type = 25;
  EXPECT_EQ(cover.bytes[colour_type], 3);
  EXPECT_TRUE(cover::draw_cover(one, notes).bytes == cover.bytes) << "the same order, the same bytes";
}

INSTANTIATE_TEST_SUITE_P(, DrawnDesign, testing::Range(0, static_cast<int>(cover::design_count())));

TEST(DrawnCover, FollowsTheIdentifier) {
  Order one = order("渡口说书人", "江渔火");
  const auto first = drawn(one).pixels.samples;
  EXPECT_TRUE(drawn(one).pixels.samples == first);
  one.identifier = "urn:uuid:2";
  EXPECT_FALSE(drawn(one).pixels.samples == first);
}

TEST(DrawnCover, SaysWhichWordsItsFontsLack) {
  const Drawn odd = drawn(order("𠮷野家", "白鹭洲"));
  ASSERT_EQ(odd.notes.size(), 1U);
  EXPECT_EQ(odd.notes[0].id, "cover.letters");
  EXPECT_EQ(odd.notes[0].severity, Severity::warning);
  EXPECT_EQ(odd.notes[0].facts, (std::vector<std::string>{"𠮷野家", "𠮷"}));
  EXPECT_TRUE(drawn(order("野", "白鹭洲")).notes.empty());
}

TEST(DrawnCover, GoesWithoutASignThatNoFontHasButWithTheRest) {
  const Drawn odd = drawn(order("渡口说书人🔥", "白鹭洲"));
  ASSERT_EQ(odd.notes.size(), 1U);
  EXPECT_EQ(odd.notes[0].id, "cover.signs");
  EXPECT_EQ(odd.notes[0].facts, (std::vector<std::string>{"渡口说书人🔥", "🔥"}));
  EXPECT_TRUE(odd.pixels.samples == drawn(order("渡口说书人", "白鹭洲")).pixels.samples);
  const Drawn bare = drawn(order("🔥", "白鹭洲"));
  ASSERT_EQ(bare.notes.size(), 1U);
  EXPECT_EQ(bare.notes[0].id, "cover.letters");
  EXPECT_TRUE(drawn(order("葛󠄀城♥️", "白")).notes.empty()) << "selectors have no shape";
}

TEST(DrawnCover, TellsWhatItHasNoRoomFor) {
  std::string endless = "Chronicle: ";
  for (int i = 0; i < 60; ++i) endless += "of the lighthouse keeper ";
  Order one = order(endless);
  one.language = Language::en;
  const Drawn cut = drawn(one);
  ASSERT_EQ(cut.notes.size(), 1U);
  EXPECT_EQ(cut.notes[0].id, "cover.shortened");
}

TEST_P(DrawnDesign, HasRoomForAllOfTitlesAsTheyAre) {
  const auto notes = [](std::string title, Language language, bool vertical) {
    Order one = order(std::move(title), "A");
    one.language = language;
    one.vertical = vertical;
    one.design = GetParam();
    return drawn(one).notes;
  };
  for (const char* title :
       {"The Lighthouse: Arc 1", "The Lighthouse - The Letters That Nobody Ever Sent to Anyone"})
    EXPECT_TRUE(notes(title, Language::en, false).empty()) << title;
  EXPECT_TRUE(notes("Ngọn hải đăng: Những bức thư chưa gửi", Language::vi, false).empty());
  const std::string longest = "雾港守灯：我的邻居是退隐多年的老船长他还是全海域最会讲故事的人怎么办才好呢";
  EXPECT_TRUE(notes(longest, Language::zh_hans, false).empty());
  EXPECT_TRUE(notes(longest, Language::zh_hant, true).empty());
}

// The first and the last row where the two pictures differ.
std::pair<std::size_t, std::size_t> rows_between(const Order& a, const Order& b) {
  const auto with = drawn(a).pixels.samples, without = drawn(b).pixels.samples;
  std::size_t first = with.size(), last = 0;
  for (std::size_t i = 0; i < with.size(); ++i)
    if (with[i] != without[i]) first = std::min(first, i), last = i;
  constexpr std::size_t row = 3U * static_cast<std::size_t>(cover::width);
  return {first / row, last / row};
}

TEST_P(DrawnDesign, KeepsTheAuthorAtADistanceFromTheTitle) {
  constexpr std::size_t distance = 48;
  for (const char* title :
       {"龍與鹽：北境的最後一座燈塔", "渡口說書人：江上第三年的冬天，以及所有沒有寄出的信"}) {
    Order whole = order(title, "黃鹿鳴");
    whole.language = Language::zh_hant;
    whole.design = GetParam();
    Order without_author = whole;
    without_author.author = "";
    const auto title_rows = rows_between(without_author, nearly_wordless(whole));
    const auto author_rows = rows_between(whole, without_author);
    EXPECT_GE(author_rows.first, title_rows.second + distance) << title;
  }
}

// Letters stand out on every shade of the ground, but not on the accent.
TEST_P(DrawnDesign, SetsNoLetterOnTheAccent) {
  for (int seed = 0; seed < 5; ++seed) {
    for (const bool vertical : {false, true}) {
      Order one = order("雾", "一位名字长到不知道该怎么排的作者先生");
      one.identifier = "urn:uuid:" + std::to_string(seed);
      one.language = Language::ja;
      one.vertical = vertical;
      one.design = GetParam();
      one.series = "雾港的守灯人与没有寄出的信 · 10";
      EXPECT_EQ(hard_to_read(one), 0U) << "seed " << seed << (vertical ? ", vertical" : "");
    }
  }
}

TEST(DrawnCover, WithoutWordsIsStillOne) {
  const Drawn bare = drawn(order(""));
  EXPECT_EQ(bare.pixels.samples.size(), 1200U * 1600U * 3U);
  EXPECT_TRUE(bare.notes.empty());
}

// Every letter of the lists of frequent ones, and whole scripts.
TEST(DrawnCover, HasTheLettersOfItsLanguages) {
  const auto font = cover::Font::open(cover::built_in_font());
  ASSERT_TRUE(font);
  for (const char* name : {"common_zh-Hans", "common_zh-Hant", "common_ja", "common_ko"}) {
    std::string letters;
    for (const std::string& line :
         lines_of(read_file(source_root() / "data/charset" / (std::string(name) + ".txt"))))
      if (!line.starts_with('#')) letters += line;
    EXPECT_EQ(text::to_utf8(font->missing(letters)), "") << name;
  }
  std::u32string scripts =
      U"ẠẤẦẨẪẬẮẰẲẴẶĂÂĐÊÔƠƯạấầẩẫậắằẳẵặăâđêôơưỹỳỵỷÀÉÎÕÜßçñøœ《》「」『』【】〈〉（）！？，。、：；·・…—～々〆ヶ"
      U"ー";
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) scripts += c;
  for (char32_t c = 0x3041; c <= 0x3096; ++c) scripts += c;
  for (char32_t c = 0x30A1; c <= 0x30FA; ++c) scripts += c;
  EXPECT_EQ(text::to_utf8(font->missing(text::to_utf8(scripts))), "");
}

TEST(DrawnCover, TakesTheFormsOfTheLanguage) {
  const auto font = cover::Font::open(cover::built_in_font());
  ASSERT_TRUE(font);
  const auto width_of = [&](Language language) {
    return font->shape("骨", language, cover::Direction::horizontal).path.points.size();
  };
  EXPECT_NE(width_of(Language::zh_hans), width_of(Language::ja));
}

}  // namespace
}  // namespace novel2epub::test
