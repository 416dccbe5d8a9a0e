// Layout and markup against the shared material: its cases, and dumps as they were found.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "parse/layout.hpp"
#include "parse/markup.hpp"
#include "support/shared.hpp"
#include "text/letters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({std::string(text.substr(begin, end - begin)), begin, false, false});
    begin = end + 1;
  }
  return lines;
}

char32_t hex4(std::string_view json, std::size_t at) {
  return static_cast<char32_t>(std::stoul(std::string(json.substr(at, 4)), nullptr, 16));
}

// The string value of a field of a one-line JSON object; empty if there is none.
std::string field(std::string_view json, const std::string& name) {
  const std::string key = "\"" + name + "\": \"";
  std::size_t i = json.find(key);
  std::string value;
  if (i == std::string_view::npos) return value;
  for (i += key.size(); i < json.size() && json[i] != '"'; ++i) {
    if (json[i] != '\\') {
      value += json[i];
      continue;
    }
    const char escaped = json[++i];
    if (escaped == 'u') {
      char32_t c = hex4(json, i + 1);
      i += 4;
      if (c >= 0xD800 && c <= 0xDBFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (hex4(json, i + 3) - 0xDC00);
        i += 6;
      }
      text::append(value, c);
    } else {
      value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
  }
  return value;
}

// Punctuation is the normalizer's: what layout must get right is which letters stand in which block.
std::string block_letters(std::string_view text) {
  const text::Letters letters = text::letters_of_text(text);
  return std::to_string(letters.count) + ":" + std::to_string(letters.sum) + "\n";
}

std::string expected_shape(const std::string& expected) {
  std::string shape;
  for (const Line& line : lines_of(expected))
    shape += line.text == "<hr/>" || line.text == "<gap/>" ? line.text + "\n" : block_letters(line.text);
  return shape;
}

std::string shape_of(const std::vector<Block>& blocks) {
  std::string shape;
  for (const Block& block : blocks) {
    if (block.gap) shape += "<gap/>\n";
    shape += block.kind == Block::Kind::scene_break ? "<hr/>\n" : block_letters(block.text);
  }
  return shape;
}

Language language_named(std::string_view tag) {
  return tag == "ja"        ? Language::ja
         : tag == "ko"      ? Language::ko
         : tag == "en"      ? Language::en
         : tag == "vi"      ? Language::vi
         : tag == "zh-Hant" ? Language::zh_hant
                            : Language::zh_hans;
}

TEST(RealLayout, AnswersTheCasesOfItsRules) {
  const auto shared = test::shared_folder();
  if (!shared) GTEST_SKIP() << "no shared folder beside the checkout";
  std::ifstream cases(*shared / "cases" / "normalization.jsonl");
  std::size_t tried = 0;
  for (std::string json; std::getline(cases, json);) {
    const std::string rule = field(json, "rule");
    const bool ours = rule.starts_with("P-") || rule.starts_with("MK-") || rule.starts_with("CP-");
    if (!ours || rule == "P-10") continue;  // duplicated titles are found where the heading is read
    LayoutSettings settings;
    settings.language = language_named(field(json, "lang"));
    const std::string layout = field(json, "layout");
    settings.layout = layout == "indented"  ? Layout::indented
                      : layout == "wrapped" ? Layout::wrapped
                      : layout == "lines"   ? Layout::lines
                                            : Layout::automatic;
    std::vector<Cut> cuts;
    ChangeLog log;
    const text::Traced clean = read_markup(field(json, "input"), 0, cuts, log);
    EXPECT_EQ(shape_of(lay_out(lines_of(clean.text()), settings).blocks),
              expected_shape(field(json, "expected")))
        << json.substr(0, 400);
    ++tried;
  }
  EXPECT_GT(tried, 20U);
}

TEST(RealLayout, JoinsNoLinesOfDumpsThatHaveALineForAParagraph) {
  const auto shared = test::shared_folder();
  if (!shared) GTEST_SKIP() << "no shared folder beside the checkout";
  for (const auto& file : fs::recursive_directory_iterator(*shared / "dumps")) {
    if (file.path().parent_path().filename() != "chapters") continue;
    const std::string source = read_all(file.path());
    if (!text::is_valid_utf8(source)) continue;
    LayoutSettings settings;
    settings.language =
        language_named(file.path().parent_path().parent_path().filename().string().substr(0, 2));
    std::vector<Cut> cuts;
    ChangeLog log;
    const text::Traced clean = read_markup(source, 0, cuts, log);
    const auto lines = lines_of(clean.text());
    EXPECT_EQ(detect_layout(lines, settings), Layout::lines) << file.path();
    std::size_t inked = 0;
    for (const Line& line : lines) inked += text::trim(line.text).empty() ? 0 : 1;
    EXPECT_GE(lay_out(lines, settings).blocks.size(), inked) << file.path();
    text::Letters letters = text::letters_of_text(clean.text());
    for (const Cut& cut : cuts)
      letters += text::letters_of(std::string_view(source).substr(cut.begin, cut.end - cut.begin));
    EXPECT_EQ(letters, text::letters_of(source)) << file.path();
  }
}

}  // namespace
}  // namespace novel2epub::parse
