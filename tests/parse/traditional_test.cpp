#include "parse/traditional.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "parse/rules.hpp"
#include "text/han_forms.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

TEST(Traditional, PatternsHitBothForms) {
  EXPECT_EQ(with_traditional("下载"), "下[载載]");
  EXPECT_EQ(with_traditional("(?:说|[后台]{1,2}).*x"), "(?:[说說説]|[后後台檯臺颱]{1,2}).*x");
}

TEST(Traditional, RangesEscapesAndPlainLettersStay) {
  for (const std::string pattern : {"[一-龥]", "[a-z0-9-]+\\.com\\b", "\\[人\\]", "[书-说]"})
    EXPECT_EQ(with_traditional(pattern), pattern);
}

std::string in_traditional(std::string_view words) {
  std::string out;
  for (const char32_t c : text::to_u32(words)) {
    const std::string_view forms = text::traditional_forms(c);
    std::size_t after = 0;
    text::append(out, forms.empty() ? c : text::next(forms, after));
  }
  return out;
}

TEST(Traditional, EveryChineseRuleHoldsForTraditionalLines) {
  const RuleSet rules(built_in_rules(), "zh-Hant", {});
  std::size_t tried = 0;
  for (const Rule& rule : built_in_rules()) {
    if (!rule.languages.contains("zh")) continue;
    for (const RuleExample& example : rule.examples) {
      const std::string line = in_traditional(example.text);
      const auto matches = rules.match(line, text::fold(line), {true, true, true});
      const bool hit =
          std::ranges::any_of(matches, [&](const RuleMatch& match) { return match.rule->name == rule.name; });
      EXPECT_EQ(hit, example.hit) << rule.name << ": " << line;
      ++tried;
    }
  }
  EXPECT_GT(tried, 500U);
}

}  // namespace
}  // namespace novel2epub::parse
