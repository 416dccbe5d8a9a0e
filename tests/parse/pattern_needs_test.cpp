#include "parse/pattern_needs.hpp"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "parse/rules.hpp"
#include "parse/sieve.hpp"
#include "text/shadow.hpp"

namespace novel2epub::parse {
namespace {

using Needs = std::vector<Need>;

TEST(PatternNeeds, NeighboursGrowTogetherAndAlternativesAreOneNeed) {
  EXPECT_EQ(needs_of("最新(?:章节|网址)"), (Needs{{"最新章节", "最新网址"}}));
  EXPECT_EQ(needs_of("read.{0,9}at"), (Needs{{"read"}, {"at"}}));
  EXPECT_EQ(needs_of("收[藏茂]"), (Needs{{"收藏", "收茂"}}));
  EXPECT_EQ(needs_of("(?:ab|x.yz)c"), (Needs{{"ab", "yz"}}));
}

TEST(PatternNeeds, WhatMayBeLeftOutIsNotNeeded) {
  EXPECT_EQ(needs_of("ab(?:cd)?"), (Needs{{"abcd", "ab"}}));
  EXPECT_EQ(needs_of("ab(?:cd)*ef"), (Needs{{"ab"}, {"ef"}}));
  EXPECT_EQ(needs_of("(?:abc){2,}"), (Needs{{"abc"}}));
  EXPECT_EQ(needs_of("(?:abc){0,3}"), Needs{});
  EXPECT_EQ(needs_of("ab|.*"), Needs{});
}

TEST(PatternNeeds, WhatStandsApartDoesNotGrowTogether) {
  EXPECT_EQ(needs_of("ab(.cd)ef"), (Needs{{"ab"}, {"cd"}, {"ef"}}));
  EXPECT_EQ(needs_of("ab\\s+cd"), (Needs{{"ab"}, {"cd"}}));
  EXPECT_EQ(needs_of("ab[^x]cd"), (Needs{{"ab"}, {"cd"}}));
  EXPECT_EQ(needs_of("ab[a-z\\]]cd\\.ef"), (Needs{{"ab"}, {"cd.ef"}}));
}

TEST(PatternNeeds, OfWhatTheRulesDoNotUseNothingIsSaid) {
  EXPECT_EQ(needs_of("(?i)abc"), Needs{});
  EXPECT_EQ(needs_of("\\Qabc\\E"), Needs{});
  EXPECT_EQ(needs_of("abc("), Needs{});
}

// The needs only save work: whatever a pattern hits must meet them.
TEST(PatternNeeds, WhateverABuiltInPatternHitsMeetsItsNeeds) {
  std::vector<std::vector<Need>> needs;
  std::vector<std::string> texts;
  for (const Rule& rule : built_in_rules()) {
    needs.push_back(needs_of(rule.pattern));
    for (const RuleExample& example : rule.examples) {
      const text::Shadow folded = text::fold(example.text);
      texts.emplace_back(folded.text());
      texts.push_back(text::skeleton_text(folded));
    }
  }
  RE2::Options options;
  options.set_max_mem(64 << 20);  // as the program compiles them
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const Rule& rule = built_in_rules()[i];
    const Sieve sieve(std::span(&needs[i], 1));
    const RE2 pattern(rule.pattern, options);
    ASSERT_TRUE(pattern.ok()) << rule.name;
    for (const std::string& text : texts) {
      if (!RE2::PartialMatch(text, pattern)) continue;
      EXPECT_EQ(sieve.find(text).size(), 1U) << rule.name << ": " << text;
    }
  }
}

}  // namespace
}  // namespace novel2epub::parse
