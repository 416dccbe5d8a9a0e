// Notices that a hard wrap parts over several lines.
#include "parse/wrapped_notices.hpp"

#include "divide_samples.hpp"
#include "parse/parse.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// Lines of 24 signs at most, the first one of a paragraph indented.
std::string wrapped(const std::vector<std::string>& paragraphs) {
  constexpr std::size_t width = 24;
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    const std::u32string signs = U"　　" + text::to_u32(paragraph);
    for (std::size_t at = 0; at < signs.size(); at += width) {
      for (const char32_t c : signs.substr(at, width)) text::append(out, c);
      out += '\n';
    }
  }
  return out;
}

const std::vector<std::string> tale = {
    "雨从昨夜一直下到今天早晨，渡口的船都没有开，摆渡人坐在屋檐下抽烟，看着河水一寸一寸地涨上来。",
    "她说这条路走过三次，每次都在同一个地方迷路，这一次她在树上系了红绳，红绳却被风吹走了。",
    "孩子们跑过石桥，笑声一直传到山脚下，桥下的水声和他们的笑声混在一起，分不清哪个是哪个。",
    "信里只写了一行字，墨迹已经被水泡开，他把信纸对着灯看了很久，还是没有认出那是谁的笔迹。",
    "市集散了以后，街上剩下几片菜叶，一只猫从屋顶上跳下来，在空空的摊子之间慢慢地走过去。"};

std::string shown(const std::vector<std::string>& paragraphs,
                  const std::vector<Rule>& rules = built_in_rules(), const std::string& phrase = {}) {
  const std::vector<Text> texts = {make_text("1.txt", wrapped(paragraphs))};
  Draft draft;
  draft.pieces.push_back({0, 0, texts[0].clean.text().size()});
  const RuleSet set(rules, "zh-Hans", {});
  Survey found = survey(texts, std::span(&draft, 1), set, "");
  if (!phrase.empty()) found.phrases.push_back({phrase, GluedPhrase::Side::tail, 40, 20});
  ParseSettings settings{&set, &found, Level::safe, AuthorNotes::keep, {}};
  settings.layout.layout = Layout::wrapped;
  const Parsed parsed = parse(texts, draft, settings);
  std::string out;
  for (const Block& block : parsed.chapter.blocks) out += block.text + "\n";
  return out;
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string out;
  for (const std::string& paragraph : paragraphs) out += paragraph + "\n";
  return out;
}

const std::string notice =
    "一秒记住【某某小说网】www.example.com，为您提供精彩小说阅读，最新章节无弹窗免费看。";

TEST(WrappedNotices, AParagraphOfTheSitesGoesWithAllItsLines) {
  std::vector<std::string> paragraphs = tale;
  paragraphs.insert(paragraphs.begin() + 2, notice);
  EXPECT_EQ(shown(paragraphs), joined(tale));
}

TEST(WrappedNotices, ANoticeGluedToAParagraphLeavesIt) {
  std::vector<std::string> behind = tale, before = tale;
  behind[1] += notice;
  before[3] = notice + before[3];
  EXPECT_EQ(shown(behind), joined(tale));
  EXPECT_EQ(shown(before), joined(tale)) << "what was cut counts for the width of its line";
}

TEST(WrappedNotices, TheStopBehindAPhraseEndsTheSentenceBeforeIt) {
  std::vector<std::string> paragraphs = tale, without = tale;
  without[0] = "雨从昨夜一直下到今天早晨，渡口的船没有开";
  paragraphs[0] = without[0] + "某某书名。";
  without[0] += "。";
  EXPECT_EQ(shown(paragraphs, built_in_rules(), "某某书名"), joined(without));
}

TEST(WrappedNotices, StoryIsReadAcrossItsLinesWithoutLoss) {
  std::vector<std::string> paragraphs = tale;
  paragraphs[2] =
      "他在笔记本上写下那个网址，又在下面写了一行小字，说要记住这个地方，等雪停了以后再回来看看。";
  EXPECT_EQ(shown(paragraphs), joined(paragraphs));
}

TEST(WrappedNotices, AUsersRuleTakesTheLinesAsTheyStand) {
  auto rules = read_rules("mine.cat | tail | zh | certain | 一只猫.*\n", "mine.rules");
  ASSERT_TRUE(rules.has_value());
  const std::string text = shown(tale, *rules);
  EXPECT_TRUE(text.contains("慢慢地走过去")) << text;
}

TEST(WrappedNotices, WhatALineLosesByItselfItLosesByItsOwnRule) {
  using enum Finding::Verdict;
  const std::vector<Finding> own = {{3, 9, cut, "own", false, {}}, {12, 15, suspect, "own", false, {}}};
  const std::vector<Finding> both = with_cuts_across(own, {{0, 20, cut, "site.line", false, {}}});
  ASSERT_EQ(both.size(), 3U);
  EXPECT_EQ(std::pair(both[0].begin, both[0].end), std::pair(0UZ, 3UZ));
  EXPECT_EQ(both[1].rule, "own");
  EXPECT_EQ(std::pair(both[2].begin, both[2].end), std::pair(9UZ, 20UZ));
  EXPECT_EQ(with_cuts_across(own, {}).size(), 2U);
}

}  // namespace
}  // namespace novel2epub::parse
