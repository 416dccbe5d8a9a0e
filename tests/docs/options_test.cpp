// What the README and the manual page say of the command line, against what the program says.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

using Options = std::set<std::string>;

// The options in those lines that `pattern` matches.
Options options_in(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern), option("--[a-z][a-z0-9-]*");
  Options found;
  for (const std::string& line : lines_of(text)) {
    std::smatch match;
    if (!std::regex_search(line, match, wanted)) continue;
    const std::string head = match[0];
    for (std::sregex_iterator at(head.begin(), head.end(), option), end; at != end; ++at)
      found.insert(at->str());
  }
  return found;
}

Options of_help() { return options_in(run_novel2epub({"--help"}).out, "^ +(-[a-zA-Z], ?)?--[a-z0-9-]+"); }

Options of_readme() { return options_in(read_file(source_root() / "README.md"), "^\\| `-[^|]*\\|"); }

Options of_manual() {
  const std::string page =
      std::regex_replace(read_file(source_root() / "docs/novel2epub.1"), std::regex("\\\\-"), "-");
  const std::size_t begin = page.find(".SH OPTIONS"), end = page.find(".SH EXIT STATUS");
  return options_in(page.substr(begin, end - begin), "^\\.B -.*");
}

TEST(Documentation, ReadmeListsTheOptionsOfHelp) { EXPECT_EQ(of_readme(), of_help()); }

TEST(Documentation, ManualListsTheOptionsOfHelp) { EXPECT_EQ(of_manual(), of_help()); }

TEST(Documentation, LinksOfTheReadmeLeadSomewhere) {
  const std::string readme = read_file(source_root() / "README.md");
  const std::regex link(R"(\]\(([^)#:]+)\))");
  for (std::sregex_iterator at(readme.begin(), readme.end(), link), end; at != end; ++at) {
    EXPECT_TRUE(std::filesystem::exists(source_root() / (*at)[1].str())) << (*at)[1];
  }
}

TEST(Documentation, ExampleOfARulesFileHoldsWhatItPromises) {
  const Finished finished = run_novel2epub({"rules", "test", source_root() / "docs/example.rules"});
  EXPECT_EQ(finished.status, 0) << finished.out << finished.err;
}

// The before of the README is what the sample has, and its after is what the program makes of it.
TEST(Documentation, ReadmesExampleIsTrue) {
  const std::string readme = read_file(source_root() / "README.md");
  const std::string sample = read_file(source_root() / "samples/zh-series/第3章.txt");
  const Finished cleaned =
      run_novel2epub({"clean", source_root() / "samples/zh-series/第3章.txt", "--to", "text"});
  std::size_t before = 0, after = 0;
  for (const std::string& line : lines_of(readme.substr(0, readme.find("## Two commands")))) {
    if (line.starts_with("    ")) {
      EXPECT_NE(sample.find(line.substr(4)), std::string::npos) << line;
      ++before;
    } else if (line.starts_with("> ") && !line.starts_with("> #")) {
      EXPECT_NE(cleaned.out.find(line.substr(2) + "\n"), std::string::npos) << line;
      ++after;
    }
  }
  EXPECT_GT(before, 4U);
  EXPECT_GT(after, 1U);
}

}  // namespace
}  // namespace novel2epub::test
