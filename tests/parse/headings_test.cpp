#include "parse/headings.hpp"

#include <gtest/gtest.h>

#include "parse/heading_grammar.hpp"

namespace novel2epub::parse {
namespace {

// Every data file proves itself: lines it must read, and lines it must leave to the story.
TEST(Headings, ExamplesInTheDataHold) {
  ASSERT_GT(heading_grammar().examples.size(), 100U);
  for (const HeadingExample& example : heading_grammar().examples) {
    const auto match = match_heading(example.line);
    if (!example.accepted) {
      EXPECT_FALSE(match && match->certain)
          << example.file << ": " << example.line << " -> "
          << (match ? match->heading.number + "|" + match->heading.name : "");
      continue;
    }
    ASSERT_TRUE(match) << example.file << ": " << example.line;
    EXPECT_EQ(match->heading.number, example.number) << example.line;
    EXPECT_EQ(match->heading.name, example.name) << example.line;
  }
}

}  // namespace
}  // namespace novel2epub::parse
