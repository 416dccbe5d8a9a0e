#include "parse/rules.hpp"

#include <gtest/gtest.h>

#include "text/data.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

TEST(Rules, EveryBuiltInFileIsReadWhole) {
  std::size_t rules = 0;
  for (const text::DataFile& file : text::data_files()) {
    if (!file.name.starts_with("rules/") || !file.name.ends_with(".rules")) continue;
    const auto read = read_rules(file.bytes, std::string(file.name));
    ASSERT_TRUE(read.has_value()) << format(read.error());
    rules += read->size();
  }
  EXPECT_EQ(rules, built_in_rules().size());
  EXPECT_GT(rules, 60U);
}

TEST(Rules, EveryExampleHolds) {
  for (const Diagnostic& failed : test_rules(built_in_rules())) ADD_FAILURE() << format(failed);
}

TEST(Rules, ARuleWithoutAnExampleToLeaveAloneFails) {
  const auto rules = read_rules("x | line | * | certain | spam\n+ spam\n", "mine");
  ASSERT_TRUE(rules.has_value());
  const auto failed = test_rules(*rules);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].id, "rules.untested");
}

TEST(Rules, ABadPatternNamesFileLineAndOffset) {
  const auto rules = read_rules("# mine\nx | line | * | certain | spam(\n", "mine");
  ASSERT_FALSE(rules.has_value());
  EXPECT_EQ(rules.error().id, "rules.syntax");
  EXPECT_EQ(rules.error().file, "mine");
  EXPECT_EQ(rules.error().line, 2U);
  EXPECT_NE(rules.error().message.find("offset"), std::string::npos);
}

TEST(Rules, ADisguisedAddressIsSeenThroughAndOnlyItsSpanIsTaken) {
  const RuleSet rules(built_in_rules(), "en", {});
  const std::string line = "He left. 𝘴𝘰𝘮𝘦𝘯𝘰𝘷𝘦𝘭.𝘤𝘰𝘮";
  const auto matches = rules.match(line, text::fold(line), {});
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(text::trim(line.substr(0, matches[0].begin)), "He left.");
}

}  // namespace
}  // namespace novel2epub::parse
