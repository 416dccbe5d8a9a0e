#include "parse/note_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace novel2epub::parse {
namespace {

constexpr auto author = Block::Voice::author;

// How many of the lines are the author's; the first is known to be.
std::ptrdiff_t authors_lines(std::vector<std::string_view> head, Block::Voice first = author) {
  const std::string story(600, 'x');
  head.push_back(story);
  std::vector<VoicedLine> lines;
  for (const std::string_view line : head) lines.push_back({line, Block::Voice::story});
  lines.front().voice = first;
  return std::ranges::count(voices_by_rows(lines, false), author);
}

TEST(NoteRows, ABareLabelAtTheTopOwnsTheLinesDownToARow) {
  EXPECT_EQ(authors_lines({"前書き", "いつもありがとうございます。", "————————"}), 2);
  EXPECT_EQ(authors_lines({"Author's Note:", "Thanks for waiting!", "", "***"}), 3);
}

TEST(NoteRows, WhatNoRowEndsOrNoLabelBeginsIsStory) {
  EXPECT_EQ(authors_lines({"前書き", "雨が降っていた。"}), 1);
  EXPECT_EQ(authors_lines({"Author's Note: thanks!", "It rained.", "***"}), 1);
  EXPECT_EQ(authors_lines({"Author's Note:", "It rained.", "She ran.", "He sat.", "It was late.", "***"}), 1);
  EXPECT_EQ(authors_lines({"A letter", "It rained.", "***"}, Block::Voice::story), 0);
}

}  // namespace
}  // namespace novel2epub::parse
