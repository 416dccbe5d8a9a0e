// The table of rules: every example it shows is what the program does.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "normalize/support.hpp"
#include "novel2epub/convert.hpp"
#include "support/files.hpp"
#include "support/spec_file.hpp"
#include "text/unicode.hpp"

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
  for (const RuleSection& section : rule_sections())
    for (const RuleInfo& rule : section.rules) {
      EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
      EXPECT_FALSE(rule.summary.empty()) << rule.name;
      EXPECT_FALSE(rule.languages.empty()) << rule.name;
      EXPECT_FALSE(rule.kept.empty()) << rule.name;
    }
}

// What `clean` makes of an example of reading, layout or keeping, written as the table writes it.
std::string read(std::string_view example, const RuleInfo& rule) {
  Options options;
  options.strip = Level::off;
  const std::string_view tag =
      rule.languages == "all" ? "zh" : rule.languages.substr(0, rule.languages.find(' '));
  options.metadata.language = tag == "zh" ? "zh-Hans" : std::string(tag);
  std::string out = clean(example, "example.txt", CleanFormat::xhtml, options).text;
  const auto replace = [&](const std::string& pattern, const std::string& with) {
    out = std::regex_replace(out, std::regex(pattern), with);
  };
  replace("<hr[^>]*>", "<hr/>");
  replace("<p class=\"gap\">", "<gap/>\n<p>");
  replace("<p[^>]*>|</p>", "");
  replace("&lt;", "<");
  replace("&gt;", ">");
  replace("&amp;", "&");
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

TEST(NormalizeRules, EveryExampleOfTheOtherTablesIsTrue) {
  for (const RuleSection& section : rule_sections()) {
    if (section.rules.data() == rules().data()) continue;
    for (const RuleInfo& rule : section.rules) {
      if (!rule.before.empty()) {
        EXPECT_EQ(read(rule.before, rule), rule.after) << rule.name;
      }
      // P-12 and CP-1 are told by what they leave of white space: an example without any stays as it is.
      EXPECT_EQ(std::regex_replace(read(rule.kept, rule), std::regex("\n"), ""),
                std::regex_replace(std::string(rule.kept), std::regex("\n"), ""))
          << rule.name << " must leave this alone";
    }
  }
}

// The page in docs is what the tables say; NOVEL2EPUB_ACCEPT=1 writes it.
TEST(NormalizeRules, ThePageOfTheDocumentationIsThatOfTheTables) {
  const auto path = test::source_root() / "docs/normalization.md";
  if (test::accepting()) return test::write_file(path, rules_page());
  EXPECT_EQ(test::read_file(path), rules_page()) << "NOVEL2EPUB_ACCEPT=1 writes the page";
}

// How many examples of tests/spec change something under a rule's heading, and how many must stay.
struct Tally {
  std::size_t changed = 0, kept = 0;
};

// Rules that make one line of several, or several of one, are counted by examples; the others by lines.
bool counts_by_example(std::string_view rule) {
  return (rule.starts_with("P-") && rule != "P-12") || rule.starts_with("join-") || rule == "CP-1" ||
         rule == "MK-2";
}

// Blank lines and white space at the ends are what some rules are about.
bool is_about_white_space(std::string_view rule) { return rule == "P-1" || rule == "P-2" || rule == "P-12"; }

std::vector<std::string> shown_lines(std::string_view text, bool output, bool white_space) {
  std::vector<std::string> lines;
  for (std::string line : test::lines_of(text)) {
    if (output) line = std::regex_replace(line, std::regex("^<p( class=\"(flush|dialogue)\")?>|</p>$"), "");
    if (!white_space) line = std::string(text::trim(line));
    if (white_space || !line.empty()) lines.push_back(line);
  }
  return lines;
}

// Rules that give a style to lines whose text stays: what shows that they did.
const std::map<std::string_view, std::string_view> styles = {{"J-7", "\"dialogue\""},
                                                             {"panel", "\"panel\""},
                                                             {"verse", "\"verse\""},
                                                             {"letter", "\"letter\""},
                                                             {"FN-1", "noteref"}};

void count(const test::Example& example, std::string_view rule, Tally& tally) {
  if (const auto style = styles.find(rule); style != styles.end()) {
    for (const std::string& line : test::lines_of(example.expected))
      ++(line.find(style->second) != std::string::npos ? tally.changed : tally.kept);
    return;
  }
  const bool white_space = is_about_white_space(rule);
  const auto before = shown_lines(example.input, false, white_space),
             after = shown_lines(example.expected, true, white_space);
  if (counts_by_example(rule) || before.size() != after.size()) {
    ++(before == after ? tally.kept : tally.changed);
    return;
  }
  for (std::size_t i = 0; i < before.size(); ++i) ++(before[i] == after[i] ? tally.kept : tally.changed);
}

TEST(NormalizeRules, EveryRuleHasExamplesThatChangeAndExamplesThatStay) {
  std::map<std::string, Tally, std::less<>> tallies;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_root() / "tests/spec")) {
    if (!entry.path().filename().string().starts_with("normalize-")) continue;
    for (const test::Example& example : test::parse_spec(test::read_file(entry.path()))) {
      const std::string rule = example.heading.substr(0, example.heading.find(' '));
      count(example, rule, tallies[rule]);
    }
  }
  constexpr std::size_t least = 3;
  for (const RuleSection& section : rule_sections())
    for (const RuleInfo& rule : section.rules) {
      EXPECT_GE(tallies[std::string(rule.name)].changed, least) << rule.name << ": examples that change";
      EXPECT_GE(tallies[std::string(rule.name)].kept, least) << rule.name << ": examples that stay";
      tallies.erase(std::string(rule.name));
    }
  for (const auto& [rule, tally] : tallies) ADD_FAILURE() << "examples of no rule: " << rule;
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
