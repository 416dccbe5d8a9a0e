// Which fonts may be embedded, and what of them is.
#include "font/font.hpp"

#include <gtest/gtest.h>

#include <random>

#include "font/sample_font.hpp"

namespace novel2epub::test {
namespace {

struct Read {
  Result<font::Font> font;
  std::vector<Diagnostic> notes;
};

Read read(std::string bytes) {
  std::vector<Diagnostic> notes;
  auto font = font::read_font(std::move(bytes), "a.ttf", notes);
  return {std::move(font), std::move(notes)};
}

std::string refused(std::string bytes) {
  const Read r = read(std::move(bytes));
  return r.font ? "" : r.font.error().id;
}

std::string first_note(std::string bytes) {
  const Read r = read(std::move(bytes));
  return r.notes.empty() ? "" : r.notes.front().id;
}

bool has_table(const std::string& font, const std::string& tag) {
  const auto tables = tables_of(font);
  return std::ranges::find(tables, tag) != tables.end();
}

// Number of glyphs, maxp.
std::size_t glyphs_of(const std::string& font) {
  for (std::size_t i = 0, n = tables_of(font).size(); i < n; ++i) {
    const std::size_t entry = 12 + 16 * i;
    if (font.substr(entry, 4) != "maxp") continue;
    std::size_t offset = 0;
    for (std::size_t k = 8; k < 12; ++k) offset = offset << 8 | static_cast<unsigned char>(font[entry + k]);
    return static_cast<std::size_t>(static_cast<unsigned char>(font[offset + 4])) << 8 |
           static_cast<unsigned char>(font[offset + 5]);
  }
  return 0;
}

TEST(Font, KeepsWhatTheBookNeeds) {
  const Read r = read(sample_font());
  ASSERT_TRUE(r.font) << r.font.error().message;
  EXPECT_TRUE(r.notes.empty());
  EXPECT_EQ(r.font->media_type, "font/ttf");
  ASSERT_EQ(glyphs_of(r.font->bytes), 5U);
  const Result<std::string> subset = font::subset_font(*r.font, U"雨");
  ASSERT_TRUE(subset);
  EXPECT_EQ(glyphs_of(*subset), 4U) << ".notdef, 雨, and 。 with its vertical form, as every book has them";
  EXPECT_TRUE(has_table(*subset, "GSUB")) << "the vertical form is found by its feature";
  EXPECT_TRUE(has_table(r.font->bytes, "fpgm"));
  EXPECT_FALSE(has_table(*subset, "fpgm")) << "hinting is dropped";
  EXPECT_EQ(font::missing_characters({"", *subset, "font/ttf", true}, U"。あ雨"), U"あ");
  EXPECT_EQ(*subset, *font::subset_font(*r.font, U"雨")) << "the same bytes";
}

TEST(Font, TellsWhatItHasNoGlyphFor) {
  const Read r = read(sample_font());
  ASSERT_TRUE(r.font);
  EXPECT_EQ(font::missing_characters(*r.font, U"。あ雨雪\U00020BB7"), U"雪\U00020BB7");
  EXPECT_EQ(font::missing_characters(*r.font, U"雨\U000E0100\uFE00"), U"")
      << "variation selectors draw nothing";
}

TEST(Font, ItsMakersWordCounts) {
  EXPECT_EQ(refused(sample_font({.fs_type = 0x0002})), "font.restricted");
  EXPECT_EQ(refused(sample_font({.fs_type = 0x0200})), "font.restricted")
      << "only its bitmaps, and it has none";
  for (const unsigned type : {0x0000U, 0x0004U, 0x0008U, 0x000CU, 0x0006U, 0x0001U})
    EXPECT_EQ(refused(sample_font({.fs_type = type})), "") << type;
  EXPECT_EQ(first_note(sample_font({.has_os2 = false})), "font.permission-unknown");
}

TEST(Font, GoesInWholeWhereSubsetsAreForbidden) {
  const std::string bytes = sample_font({.fs_type = 0x0108});
  const Read r = read(bytes);
  ASSERT_TRUE(r.font);
  EXPECT_EQ(first_note(bytes), "font.whole");
  EXPECT_EQ(*font::subset_font(*r.font, U"雨"), bytes);
  EXPECT_EQ(refused(sample_collection({.fs_type = 0x0100})), "font.unusable");
}

TEST(Font, OfACollectionTheFirstCounts) {
  const std::string bytes = sample_collection();
  const Read r = read(bytes);
  ASSERT_TRUE(r.font) << r.font.error().message;
  EXPECT_EQ(first_note(bytes), "font.collection");
  EXPECT_NE(r.notes.front().message.find("Sqrs"), std::string::npos)
      << "by name: " << r.notes.front().message;
  const Result<std::string> subset = font::subset_font(*r.font, U"あ");
  ASSERT_TRUE(subset);
  EXPECT_EQ(subset->substr(0, 4), std::string("\0\1\0\0", 4)) << "a font, no collection";
  EXPECT_EQ(font::missing_characters({"", *subset, "font/ttf", true}, U"あ"), U"");
}

TEST(Font, WhatIsNoFontIsRefused) {
  for (const std::string& bytes :
       {std::string(), std::string("OTTO"), std::string("\0\1\0\0", 4), std::string(4096, '\0'),
        std::string("wOF2") + std::string(200, 'x'), std::string("<html>not a font</html>"),
        std::string("ttcf") + std::string(60, '\xFF'), sample_font().substr(0, 200),
        sample_font({.has_outlines = false}), sample_font({.characters = U""})})
    EXPECT_EQ(refused(bytes), "font.unusable") << bytes.size();
}

// A damaged file is refused or embedded, but nothing falls over; a subset that came out is one.
TEST(Font, DamageIsSurvived) {
  const std::string whole = sample_font();
  std::mt19937 random(1);
  std::size_t refusals = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    for (unsigned i = 0, n = 1 + random() % 4; i < n; ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random() % 3 == 0 ? 0xFF : random() % 256);
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    const Read r = read(bytes);
    const Result<std::string> subset = r.font ? font::subset_font(*r.font, U"。あ雨") : std::string();
    if (!r.font || !subset) ++refusals;
    EXPECT_TRUE(!subset || subset->empty() || refused(*subset) != "font.unusable") << round;
  }
  EXPECT_GT(refusals, 100U);
}

}  // namespace
}  // namespace novel2epub::test
