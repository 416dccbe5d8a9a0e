// Runs the examples of tests/spec/*.md through the program. NOVEL2EPUB_ACCEPT=1 rewrites what they expect.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <sstream>
#include <thread>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/spec_file.hpp"

namespace novel2epub::test {
namespace {

std::filesystem::path spec_folder() { return source_root() / "tests/spec"; }

std::vector<std::string> spec_names() {
  std::vector<std::string> names;
  for (const std::string& file : files_below(spec_folder())) {
    if (file.ends_with(".md") && file != "README.md") names.push_back(file.substr(0, file.size() - 3));
  }
  return names;
}

std::string removed_lines(const std::string& report) {
  std::string lines;
  const Json json = parse_json(report).value_or(Json{});
  for (const Json& removal : json["removed"].items) {
    std::string text = removal["text"].string;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "\\u{A}");
    lines += removal["rule"].string + ": " + escape(text);
  }
  return lines;
}

Outcome outcome_of(const Example& example) {
  const Folder folder;
  std::vector<std::string> words = {"clean", "-"};
  words.insert(words.end(), example.options.begin(), example.options.end());
  if (example.removed) words.insert(words.end(), {"--report", folder / "report.json"});
  const Finished finished = run_novel2epub(words, {.input = example.input});
  Outcome outcome{.output = finished.out, .removed = std::nullopt};
  if (finished.status != 0) {
    outcome.output += "exit status " + std::to_string(finished.status) + "\n" + finished.err;
  }
  if (example.removed) outcome.removed = removed_lines(read_file(folder / "report.json"));
  return outcome;
}

// Two at a time: most of an example is the start of a process.
std::vector<Outcome> outcomes_of(const std::vector<Example>& examples) {
  std::vector<Outcome> outcomes(examples.size());
  std::atomic<std::size_t> taken = 0;
  const auto work = [&] {
    for (std::size_t i = taken++; i < examples.size(); i = taken++) outcomes[i] = outcome_of(examples[i]);
  };
  std::thread other(work);
  work();
  other.join();
  return outcomes;
}

std::string without_last_line_end(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

void compare(const std::string& file, const Example& example, const Outcome& outcome) {
  const std::string where = file + ":" + std::to_string(example.line) + ": " + example.heading;
  EXPECT_EQ(escape(without_last_line_end(outcome.output)), escape(without_last_line_end(example.expected)))
      << where << "\ninput:\n"
      << escape(example.input);
  if (example.removed) {
    EXPECT_EQ(*outcome.removed, *example.removed) << where << ": what was left out";
  }
}

class Spec : public testing::TestWithParam<std::string> {};

TEST_P(Spec, Examples) {
  const std::string file = "tests/spec/" + GetParam() + ".md";
  const std::string text = read_file(source_root() / file);
  const std::vector<Example> examples = parse_spec(text);
  ASSERT_FALSE(examples.empty()) << file << " has no example";
  const std::vector<Outcome> outcomes = outcomes_of(examples);
  if (outcomes[0].output.find("[convert.unavailable]") != std::string::npos)
    GTEST_SKIP() << outcomes[0].output;
  if (accepting()) return write_file(source_root() / file, rewrite_spec(text, examples, outcomes));
  for (std::size_t i = 0; i < examples.size(); ++i) compare(file, examples[i], outcomes[i]);
}

INSTANTIATE_TEST_SUITE_P(, Spec, testing::ValuesIn(spec_names()),
                         [](const auto& name) { return test_name(name.param); });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Spec);

constexpr std::string_view kSmall =
    "# Small\n"
    "defaults: --lang zh-Hans\n"
    "\n"
    "## W-1 comma\n"
    "```example --title 'a b'\n"
    "他\\u{200B}走,她留。\n"
    ".\n"
    "old\n"
    ".\n"
    "rule: gone\n"
    "```\n"
    "```text\nno example\n```\n"
    "````example --lang ja\n```\n.\n```\n````\n";

TEST(SpecFile, ReadsInputsOptionsAndExpectations) {
  const std::vector<Example> examples = parse_spec(kSmall);
  ASSERT_EQ(examples.size(), 2U);
  EXPECT_EQ(examples[0].heading, "W-1 comma");
  EXPECT_EQ(examples[0].line, 5U);
  EXPECT_EQ(examples[0].options, (std::vector<std::string>{"--lang", "zh-Hans", "--title", "a b"}));
  EXPECT_EQ(examples[0].input, "他\u200B走,她留。\n");
  EXPECT_EQ(examples[0].expected, "old\n");
  EXPECT_EQ(examples[0].removed, "rule: gone\n");
  EXPECT_EQ(examples[1].input, "```\n");
  EXPECT_EQ(examples[1].options, (std::vector<std::string>{"--lang", "ja"})) << "its own option wins";
  EXPECT_FALSE(examples[1].removed.has_value());
}

TEST(SpecFile, RewritesExpectationsAndNothingElse) {
  std::string expected(kSmall);
  expected.replace(expected.find("old\n"), 4, "new\\u{A0}.\n");
  expected.replace(expected.find("rule: gone\n"), 11, "");
  const std::vector<Outcome> outcomes = {{"new\u00A0.\n", ""}, {"```\n", std::nullopt}};
  EXPECT_EQ(rewrite_spec(kSmall, parse_spec(kSmall), outcomes), expected);
}

TEST(SpecFile, EscapesWhatNobodySees) {
  EXPECT_EQ(escape("　　段　\n a\uFEFFb\n"), "　　段\\u{3000}\n a\\u{FEFF}b\n");
  EXPECT_EQ(unescape("\\u{3000}\\u{1F600}\\u{zz}"), "　😀\\u{zz}");
}

}  // namespace
}  // namespace novel2epub::test
