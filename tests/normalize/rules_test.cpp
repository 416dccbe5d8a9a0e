// The table of rules: every example it shows is what the program does.
#include <gtest/gtest.h>

#include <set>

#include "normalize/support.hpp"

namespace novel2epub::normalize {
namespace {

// Settings under which `rule` applies.
Settings settings_of(const RuleInfo& rule) {
  Settings settings = settings_for(rule.languages.starts_with("ja") ? "ja" : "zh-Hans");
  settings.enabled = {std::string(rule.name)};
  if (rule.name == "W-2b") settings.habits.ascii_stops = true;
  if (rule.name == "PR-1") settings.habits.washed = true;
  if (rule.name == "wave") {
    settings.language = Language::ja;
    settings.flags.wave = "FF5E";
  }
  if (rule.name == "squeeze-punct") settings.flags.squeeze_punct = 3;
  return settings;
}

TEST(NormalizeRules, EveryExampleOfTheTableIsTrue) {
  for (const RuleInfo& rule : rules()) {
    const Settings settings = settings_of(rule);
    EXPECT_EQ(paragraph(rule.before, settings), rule.after) << rule.name;
    EXPECT_EQ(paragraph(rule.kept, settings), rule.kept) << rule.name << " must leave this alone";
  }
}

// Without the rule its own example comes out otherwise, or the rule does nothing.
TEST(NormalizeRules, EveryRuleCanBeSwitchedOff) {
  for (const RuleInfo& rule : rules()) {
    if (rule.name == "J-7" || rule.name.starts_with("PT-") || rule.before == rule.after) continue;
    Settings settings = settings_of(rule);
    settings.disabled = {std::string(rule.name)};
    EXPECT_NE(paragraph(rule.before, settings), rule.after) << rule.name;
  }
}

TEST(NormalizeRules, ProtectedTokensAreProtectedByTheirRule) {
  const auto without = [](const char* rule, const char* text, const char* tag) {
    Settings settings = settings_for(tag);
    settings.disabled = {rule};
    return line(text, settings);
  };
  EXPECT_NE(without("PT-1", "见www.a.b/?q=\"x\"好", "zh-Hans"), "见www.a.b/?q=\"x\"好");
  EXPECT_EQ(line("见www.a.b/?q=\"x\"好", settings_for("zh-Hans")), "见www.a.b/?q=\"x\"好");
  EXPECT_NE(without("PT-4", "好 :)", "zh-Hans"), "好 :)");
  EXPECT_NE(without("PT-5", "他(;_;)走了", "zh-Hans"), "他(;_;)走了");
  EXPECT_NE(without("PT-7", "漢字《・・・》だ", "ja"), "漢字《・・・》だ");
}

TEST(NormalizeRules, NamesAreUniqueAndComplete) {
  std::set<std::string_view> names;
  for (const RuleInfo& rule : rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.summary.empty()) << rule.name;
    EXPECT_FALSE(rule.languages.empty()) << rule.name;
    EXPECT_FALSE(rule.kept.empty()) << rule.name;
  }
}

TEST(NormalizeRules, CountsAndChangesNameTheRuleAndThePlace) {
  Counts counts;
  std::vector<Change> changes;
  const std::string out = normalize_line("他说: \"走了...\"", settings_for("zh-Hans"), counts, &changes);
  EXPECT_EQ(out, "他说：“走了……”");
  EXPECT_EQ(counts["Q-1"], 2U);
  EXPECT_EQ(counts["E-1"], 1U);
  EXPECT_EQ(counts["W-3"], 1U);
  EXPECT_EQ(counts["S-1"], 1U);
  bool found = false;
  for (const Change& change : changes) {
    if (change.rule != "W-3") continue;
    found = true;
    EXPECT_EQ(change.column, 3U);
    EXPECT_EQ(change.before, ":");
    EXPECT_EQ(change.after, "：");
  }
  EXPECT_TRUE(found);
}

TEST(NormalizeRules, OffLeavesAllButCodePoints) {
  Settings settings = settings_for("zh-Hans");
  settings.level = Level::off;
  EXPECT_EQ(line("他说:\u00A0\"走...\"", settings), "他说: \"走...\"");
  settings.language = Language::ja;
  EXPECT_EQ(paragraph("漢字《かんじ》", settings), "漢字《かんじ》");
}

}  // namespace
}  // namespace novel2epub::normalize
