// What must hold of every style sheet a book can have: the reader's settings come first.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "epub/logical.hpp"
#include "epub/package.hpp"
#include "support/files.hpp"

namespace novel2epub::test {
namespace {

struct Declaration {
  std::string selector, property, value;
};

// Enough of CSS for sheets without at-rules that nest; what it cannot read is a failure.
std::vector<Declaration> declarations(std::string css) {
  css = std::regex_replace(css, std::regex(R"(/\*[^*]*\*/|@charset "UTF-8";)"), "");
  std::vector<Declaration> out;
  const std::regex rule(R"(\s*([^{}]+?)\s*\{([^{}]*)\}\s*)"), part(R"(\s*([a-z-]+): ([^;]+);\s*)");
  std::string rest = css;
  for (std::smatch match; std::regex_search(rest, match, rule, std::regex_constants::match_continuous);) {
    std::string body = match[2];
    for (std::smatch one; std::regex_search(body, one, part, std::regex_constants::match_continuous);) {
      out.push_back({match[1], one[1], one[2]});
      body = one.suffix();
    }
    EXPECT_TRUE(body.find_first_not_of(" \n") == std::string::npos) << "cannot be read: " << body;
    rest = match.suffix();
  }
  EXPECT_TRUE(rest.empty()) << "cannot be read: " << rest;
  return out;
}

struct Look {
  Language language;
  bool vertical;
  Theme theme;
  std::optional<ParagraphStyle> paragraphs;
};

std::vector<Look> looks() {
  std::vector<Look> out;
  for (const Language language :
       {Language::zh_hans, Language::zh_hant, Language::ja, Language::ko, Language::en, Language::vi})
    for (const Theme theme : {Theme::classic, Theme::modern, Theme::compact})
      for (const bool vertical : {false, true})
        for (const auto& paragraphs :
             {std::optional<ParagraphStyle>(), std::optional(ParagraphStyle::indent),
              std::optional(ParagraphStyle::spaced), std::optional(ParagraphStyle::both)})
          if (!vertical || language == Language::ja || language == Language::zh_hant)
            out.push_back({language, vertical, theme, paragraphs});
  return out;
}

std::string sheet_of(const Look& look, bool minimal = false) {
  epub::Publication publication;
  publication.language = look.language;
  publication.vertical = look.vertical;
  publication.design.theme = look.theme;
  publication.design.paragraphs = look.paragraphs;
  publication.design.minimal = minimal;
  return epub::style_sheet(publication);
}

// The last value that a sheet gives to a property of exactly this selector, alone or in a list.
std::string value_of(const std::string& css, const std::string& selector, const std::string& property) {
  std::string value;
  for (const Declaration& d : declarations(css)) {
    std::istringstream list(d.selector);
    for (std::string one; std::getline(list, one, ',');)
      if (one.substr(one.find_first_not_of(" \n")) == selector && d.property == property) value = d.value;
  }
  return value;
}

TEST(StyleSheet, LeavesTheReadersSettingsAlone) {
  const std::set<std::string> never = {"background",  "background-color",     "position", "columns", "float",
                                       "font-family", "text-decoration-style"};
  const std::regex line_as_text("[13]px solid");
  for (const Look& look : looks()) {
    const std::string css = sheet_of(look);
    for (const char* word : {"!important", "@import", "@supports", "@media", "#000", "rgb", "url("})
      EXPECT_EQ(css.find(word), std::string::npos) << word;
    for (const auto& [selector, property, value] : declarations(css)) {
      const std::string told = selector + " { " + property + ": " + value + " }";
      EXPECT_FALSE(never.contains(property)) << told;
      EXPECT_TRUE(property != "color" || value == "inherit") << told;
      const bool line = property.starts_with("border") && value != "0";
      EXPECT_TRUE(!line || std::regex_match(value, line_as_text)) << told << ": a line has the text's colour";
      const bool page = selector == "html" || selector == "body";
      if (page) {
        EXPECT_NE(property, "font-size") << told;
        EXPECT_EQ(property.find("width"), std::string::npos) << told;
        EXPECT_EQ(property.find("height") != std::string::npos, property == "line-height") << told;
        EXPECT_NE(property, "overflow") << told;
      }
    }
  }
}

TEST(StyleSheet, LengthsAreRelative) {
  const std::regex unit(R"(\d(px|pt|cm|mm|in|rem|vh|vw|ex|ch)\b)");
  const std::regex number(R"([\d.]+)");
  for (const Look& look : looks()) {
    for (const auto& [selector, property, value] : declarations(sheet_of(look))) {
      const bool line = property.starts_with("border");  // a rule is as thin as the screen can draw
      const bool cover = selector == ".cover img";       // a cover fills the page it is alone on
      const std::string told = selector + " { " + property + ": " + value + " }";
      EXPECT_TRUE(line || cover || !std::regex_search(value, unit)) << told;
      EXPECT_TRUE(property != "line-height" || std::regex_match(value, number)) << told;
    }
  }
}

// Old engines know the prefixed names only, and none knows a sheet that it has to wait for.
TEST(StyleSheet, OldEnginesAreServed) {
  const std::map<std::string, std::vector<std::string>> old_names = {
      {"writing-mode", {"-webkit-writing-mode", "-epub-writing-mode"}},
      {"text-emphasis", {"-webkit-text-emphasis", "-epub-text-emphasis"}},
      {"text-emphasis-position", {"-webkit-text-emphasis-position", "-epub-text-emphasis-position"}},
      {"text-combine-upright", {"-webkit-text-combine", "-epub-text-combine"}},
      {"hyphens", {"-webkit-hyphens", "-epub-hyphens"}},
      {"break-after", {"page-break-after"}},
      {"break-inside", {"page-break-inside"}}};
  for (const Look& look : looks()) {
    const std::string css = sheet_of(look);
    for (const Declaration& d : declarations(css)) {
      for (const std::string logical : {"-block", "-inline", "inline-size", "block-size"})
        EXPECT_EQ(d.property.find(logical), std::string::npos) << d.property;
      const auto names = old_names.find(d.property);
      if (names == old_names.end()) continue;
      for (const std::string& name : names->second)
        EXPECT_FALSE(value_of(css, d.selector.substr(0, d.selector.find(',')), name).empty())
            << d.selector << " wants " << name;
    }
    EXPECT_LT(std::regex_replace(css, std::regex(R"(/\*[^*]*\*/)"), "").size(), 7600U);
  }
}

TEST(StyleSheet, LanguagesHaveTheirConventions) {
  const auto plain = [](Language language, bool vertical = false) {
    return sheet_of({language, vertical, Theme::classic, {}});
  };
  EXPECT_EQ(value_of(plain(Language::zh_hans), "p", "text-indent"), "2em");
  EXPECT_EQ(value_of(plain(Language::ja), "p", "text-indent"), "1em");
  EXPECT_EQ(value_of(plain(Language::ja), "p.dialogue", "text-indent"), "0");
  EXPECT_EQ(value_of(plain(Language::ko), "p", "text-indent"), "1em");
  EXPECT_EQ(value_of(plain(Language::en), "p", "text-indent"), "1.5em");
  EXPECT_EQ(value_of(plain(Language::en), "hr + p", "text-indent"), "0");
  EXPECT_EQ(value_of(plain(Language::zh_hans), "body", "line-height"), "1.75");
  EXPECT_EQ(value_of(plain(Language::vi), "body", "line-height"), "1.5");
  EXPECT_EQ(value_of(plain(Language::zh_hans), "em", "text-emphasis-position"), "under right");
  EXPECT_EQ(value_of(plain(Language::zh_hant, true), "em", "text-emphasis-position"), "over right");
  EXPECT_EQ(value_of(plain(Language::zh_hant, true), "em", "text-emphasis"), "filled dot");
  EXPECT_EQ(value_of(plain(Language::ja), "em", "text-emphasis"), "filled dot");
  EXPECT_EQ(value_of(plain(Language::ja, true), "em", "text-emphasis"), "filled sesame");
  EXPECT_EQ(value_of(plain(Language::en), "em", "font-style"), "italic");
  EXPECT_EQ(value_of(plain(Language::ja), "html", "writing-mode"), "");
  EXPECT_EQ(value_of(plain(Language::ja, true), "html", "writing-mode"), "vertical-rl");
  EXPECT_EQ(value_of(plain(Language::ja, true), ".tcy", "-webkit-text-combine"), "horizontal");
}

TEST(StyleSheet, ParagraphsArePartedAsAsked) {
  const auto of = [](Theme theme, std::optional<ParagraphStyle> paragraphs) {
    const std::string css = sheet_of({Language::zh_hans, false, theme, paragraphs});
    return value_of(css, "p", "text-indent") + " " + value_of(css, "p", "margin-bottom");
  };
  EXPECT_EQ(of(Theme::classic, {}), "2em ");
  EXPECT_EQ(of(Theme::compact, {}), "2em ");
  EXPECT_EQ(of(Theme::modern, {}), "0 0.8em");
  EXPECT_EQ(of(Theme::modern, ParagraphStyle::indent), "2em ");
  EXPECT_EQ(of(Theme::classic, ParagraphStyle::spaced), "0 0.8em");
  EXPECT_EQ(of(Theme::classic, ParagraphStyle::both), "2em 0.6em");
}

TEST(StyleSheet, MinimalLeavesLineHeightAndAlignment) {
  for (const Look& look : looks()) {
    const std::string all = sheet_of(look), minimal = sheet_of(look, true);
    EXPECT_NE(value_of(all, "body", "line-height"), "");
    EXPECT_EQ(value_of(all, "body", "text-align"), "justify");
    EXPECT_EQ(value_of(minimal, "body", "line-height"), "");
    EXPECT_EQ(value_of(minimal, "body", "text-align"), "");
    EXPECT_EQ(value_of(minimal, "h1", "line-height"), value_of(all, "h1", "line-height"));
    EXPECT_EQ(declarations(all).size() - declarations(minimal).size(),
              look.theme == Theme::compact ? 3U : 2U);
  }
}

TEST(StyleSheet, LogicalSidesBecomePhysicalOnes) {
  const std::string sheet =
      "p {\n  margin-block: 1em 2em;\n  padding-inline-start: 3em;\n  inline-size: 4em;\n}\n";
  EXPECT_EQ(epub::physical_sheet(sheet, false),
            "p {\n  margin-top: 1em;\n  margin-bottom: 2em;\n  padding-left: 3em;\n  width: 4em;\n}\n");
  EXPECT_EQ(epub::physical_sheet(sheet, true),
            "p {\n  margin-right: 1em;\n  margin-left: 2em;\n  padding-top: 3em;\n  height: 4em;\n}\n");
  EXPECT_EQ(epub::physical_sheet("h1 {\n  margin-inline: auto;\n  border-block-end: 1px solid;\n}\n", true),
            "h1 {\n  margin-top: auto;\n  margin-bottom: auto;\n  border-left: 1px solid;\n}\n");
  for (const char* same :
       {"", "/* a: b; */\n", "  color: inherit;\n", "a {\n  margin: 0;\n}\n", "nav a {\n}\n"})
    EXPECT_EQ(epub::physical_sheet(same, true), same);
}

// One sheet serves both directions only as long as it speaks of neither.
TEST(StyleSheet, DataNamesNoPhysicalSide) {
  const std::regex side(R"((margin|padding|border)-(top|right|bottom|left)|(margin|padding): \S+ \S)");
  const std::regex size(R"(^  (max-)?(width|height):)");
  for (const std::string& file : files_below(source_root() / "data/styles")) {
    bool picture = false;  // pictures are upright in any line
    for (const std::string& line : lines_of(read_file(source_root() / "data/styles" / file))) {
      if (line.ends_with('{')) picture = line.find("img") != std::string::npos;
      EXPECT_FALSE(std::regex_search(line, side)) << file << ": " << line << ": use its logical name";
      EXPECT_TRUE(picture || !std::regex_search(line, size))
          << file << ": " << line << ": use its logical name";
    }
  }
}

}  // namespace
}  // namespace novel2epub::test
