// Real dumps and cases, where they stand beside the checkout: measured, never copied.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/shared.hpp"

namespace novel2epub::test {
namespace {

namespace fs = std::filesystem;

// Shares that must be reached, below what scripts/accuracy last measured by a margin for honest trade-offs.
constexpr double kCasesExact = 0.97;
constexpr double kStripped = 0.99;
constexpr double kKept = 1;
constexpr double kTitled = 0.99;

std::vector<std::string> dump_names() {
  std::vector<std::string> names;
  for (const fs::path& dump : dumps()) names.push_back(dump.filename().string());
  return names;
}

class Shared : public testing::Test {
 protected:
  void SetUp() override {
    if (!shared_folder()) GTEST_SKIP() << "no shared folder beside the checkout";
  }
};

TEST_F(Shared, NormalizationCases) {
  const fs::path shared = *shared_folder();
  const Finished finished =
      run({"python3", shared / "tools/check_norm.py", program(), shared / "cases/normalization.jsonl", "-v"});
  std::smatch match;
  ASSERT_TRUE(std::regex_search(finished.out, match, std::regex(R"(exact \((\d+) of (\d+)\))")))
      << finished.err;
  EXPECT_GE(std::stod(match[1]) / std::stod(match[2]), kCasesExact) << finished.out;
  EXPECT_NE(finished.out.find("damaged must-keep: 0"), std::string::npos) << finished.out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

TEST_F(Shared, SeedBecomesItsChapter) {
  const Folder folder;
  const Finished finished = run_novel2epub(
      {*shared_folder() / "seed", "-o", folder / "book.epub", "--report", folder / "report.json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const Json report = parse_json(read_file(folder / "report.json")).value_or(Json{});
  ASSERT_EQ(report["chapters"].items.size(), 1U);
  EXPECT_EQ(report["chapters"][0]["title"].string, "第1457章 杜宏远咨询");

  std::size_t paragraphs = 0;
  for (const auto& [name, content] : read_archive(folder / "book.epub")) {
    EXPECT_EQ(content.find("piautian"), std::string::npos) << "the site's name is left in " << name;
    if (content.find("epub:type=\"chapter\"") != std::string::npos) paragraphs += count(content, "<p");
  }
  EXPECT_EQ(paragraphs, 56U);
}

class Dump : public testing::TestWithParam<std::string> {};

double share(const Json& pair) { return pair[1].number > 0 ? pair[0].number / pair[1].number : 1; }

TEST_P(Dump, ConvertsAndKeepsItsLabels) {
  const fs::path dump = *shared_folder() / "dumps" / GetParam();
  const Folder folder;
  // The labels count an author's own advertising as boilerplate.
  const Finished finished =
      run_novel2epub({dump / "chapters", "-o", folder / "book.epub", "--author-notes", "drop"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err.find("[balance."), std::string::npos) << finished.err;

  const Finished scored = run({"python3", *shared_folder() / "tools/check_dump.py", "-q", "--json",
                               folder / "score.json", folder / "book.epub", dump / "EXPECTED.json"});
  const auto score = parse_json(read_file(folder / "score.json"));
  ASSERT_TRUE(score.has_value()) << scored.err;
  EXPECT_GE(share((*score)["strip"]), kStripped) << scored.out;
  EXPECT_GE(share((*score)["keep"]), kKept) << scored.out;
  EXPECT_GE(share((*score)["titles"]), kTitled) << scored.out;
  RecordProperty("score", read_file(folder / "score.json"));
}

INSTANTIATE_TEST_SUITE_P(, Dump, testing::ValuesIn(dump_names()),
                         [](const auto& name) { return test_name(name.param); });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Dump);

}  // namespace
}  // namespace novel2epub::test
