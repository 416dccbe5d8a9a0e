// Options of how the pages look, from the command line to the files of the book.
#include <gtest/gtest.h>

#include "font/sample_font.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

class DesignOptions : public testing::Test {
 protected:
  Finished convert(const std::string& text, std::vector<std::string> more) {
    write_file(folder_ / "in/1.txt", text);
    std::vector<std::string> words = {folder_ / "in", "-o", folder_ / "book.epub", "--title", "書",
                                      "--author",     "人"};
    words.insert(words.end(), more.begin(), more.end());
    const Finished finished = run_novel2epub(words);
    files_.clear();
    if (finished.status == 0 && std::filesystem::exists(folder_ / "book.epub"))
      for (auto& [name, content] : read_archive(folder_ / "book.epub")) files_[name] = std::move(content);
    return finished;
  }

  bool has(const std::string& file, const std::string& words) {
    return files_["EPUB/" + file].find(words) != std::string::npos;
  }

  const Folder folder_;
  std::map<std::string, std::string> files_;
  const std::string japanese_ = "第1話　港\n\n　港の時計は、いつも3分遅れていた。\n　それだけのことだ。\n";
  const std::string simplified_ =
      "第1章 渡口\n\n　　天还没亮，老陈就把渡船上的灯点着了。\n　　雾从下游漫上来。\n";
};

TEST_F(DesignOptions, VerticalBooksSaySoEverywhere) {
  ASSERT_EQ(convert(japanese_, {"--writing-mode", "vertical"}).status, 0);
  EXPECT_TRUE(has("package.opf", "page-progression-direction=\"rtl\""));
  EXPECT_TRUE(has("package.opf", "<meta name=\"primary-writing-mode\" content=\"vertical-rl\""));
  EXPECT_TRUE(has("package.opf", ">verticalWriting<"));
  EXPECT_FALSE(has("package.opf", ">horizontalWriting<"));
  EXPECT_TRUE(has("css/book.css", "writing-mode: vertical-rl;"));
  EXPECT_TRUE(has("text/c00001.xhtml", "いつも<span class=\"tcy\">3</span>分"));
  EXPECT_TRUE(has("nav.xhtml", "第<span class=\"tcy\">1</span>話"));
  EXPECT_TRUE(has("toc.ncx", "<text>第1話 港</text>"));
}

TEST_F(DesignOptions, HorizontalIsTheDefault) {
  ASSERT_EQ(convert(japanese_, {}).status, 0);
  EXPECT_TRUE(has("package.opf", "page-progression-direction=\"ltr\""));
  EXPECT_TRUE(has("package.opf", "content=\"horizontal-lr\""));
  EXPECT_TRUE(has("package.opf", ">horizontalWriting<"));
  EXPECT_FALSE(has("css/book.css", "writing-mode"));
  EXPECT_TRUE(has("text/c00001.xhtml", "いつも3分"));
}

TEST_F(DesignOptions, VerticalLinesAreRefusedWhereTheyAreNotTheCustom) {
  const Finished refused = convert(simplified_, {"--writing-mode", "vertical"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("zh-Hans (--lang sets the language) [design.vertical]"), std::string::npos)
      << refused.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "book.epub"));
  EXPECT_EQ(convert(simplified_, {"--writing-mode", "vertical", "--lang", "zh-TW"}).status, 0);
}

TEST_F(DesignOptions, NumbersStandUprightAsLongAsAsked) {
  ASSERT_EQ(
      convert(japanese_ + "　その数は123だ。\n", {"--writing-mode", "vertical", "--upright-digits", "3"})
          .status,
      0);
  EXPECT_TRUE(has("text/c00001.xhtml", "<span class=\"tcy\">123</span>"));
  ASSERT_EQ(convert(japanese_, {"--writing-mode", "vertical", "--upright-digits", "0"}).status, 0);
  EXPECT_FALSE(has("text/c00001.xhtml", "tcy"));
  EXPECT_EQ(convert(japanese_, {"--upright-digits", "5"}).status, 2);
}

TEST_F(DesignOptions, ThemesAndParagraphsReachTheSheet) {
  ASSERT_EQ(convert(simplified_, {}).status, 0);
  const std::string classic = files_["EPUB/css/book.css"];
  for (const char* theme : {"modern", "compact"}) {
    ASSERT_EQ(convert(simplified_, {"--style", theme}).status, 0);
    EXPECT_NE(files_["EPUB/css/book.css"], classic) << theme;
  }
  ASSERT_EQ(convert(simplified_, {"--style", "classic"}).status, 0);
  EXPECT_EQ(files_["EPUB/css/book.css"], classic);
  ASSERT_EQ(convert(simplified_, {"--paragraph", "both"}).status, 0);
  EXPECT_TRUE(has("css/book.css", "margin-bottom: 0.6em;"));
  EXPECT_EQ(convert(simplified_, {"--style", "gothic"}).status, 2);
}

TEST_F(DesignOptions, MinimalIsNoFile) {
  ASSERT_EQ(convert(simplified_, {"--css", "minimal"}).status, 0);
  EXPECT_FALSE(has("css/book.css", "justify"));
  EXPECT_FALSE(files_.contains("EPUB/css/user.css"));
  write_file(folder_ / "own.css", "p { text-indent: 0; }\n");
  ASSERT_EQ(convert(simplified_, {"--css", folder_ / "own.css"}).status, 0);
  EXPECT_TRUE(has("css/book.css", "justify"));
  EXPECT_EQ(files_["EPUB/css/user.css"], "p { text-indent: 0; }\n");
  EXPECT_TRUE(has("text/c00001.xhtml", "css/user.css\"/>\n</head>")) << "after ours";
}

TEST_F(DesignOptions, StyleSheetsThatWouldSpoilTheBookAreRefused) {
  for (const char* css :
       {"p { background: url(https://fonts.example/a.png); }", "p { background: url('paper.png'); }",
        "@import 'other.css';", "p { color: red;", "p { color: red; } }", "p { content: \"x; }", "/* p { }",
        "@charset \"gbk\"; p { }", "p { direction: rtl; }", "@font-face { src: url(../fonts/book.ttf); }",
        "p { } </style><script>", "p { color: }", "p { margin: 0;; color: red }", "p { ; }"}) {
    write_file(folder_ / "own.css", css);
    const Finished refused = convert(simplified_, {"--css", folder_ / "own.css"});
    EXPECT_EQ(refused.status, 1) << css;
    EXPECT_NE(refused.err.find("[css.invalid]"), std::string::npos) << css << "\n" << refused.err;
  }
  for (const char* css :
       {"p { --gap: ; --edge:; margin: 0; }",
        "@charset \"utf-8\";\n@namespace e url(http://www.idpf.org/2007/ops);\np:dir(ltr) { margin: 0 }",
        "p::before { content: \"url(x) }\"; } /* @import 'a'; { */",
        "p { background: url(data:image/png;base64,AA==) }", "<!-- p { margin: 0; } -->",
        "p:hover::before { content: \"<;:\"; margin: 0 /* ; */; }",
        "@media (width > 3em) { .direction, direction { color: #123; } a[href*='{'] { x: url(#a) } }"}) {
    write_file(folder_ / "own.css", css);
    const Finished taken = convert(simplified_, {"--css", folder_ / "own.css"});
    EXPECT_EQ(taken.status, 0) << css << "\n" << taken.err;
  }
  write_file(folder_ / "my.ttf", sample_font({.characters = U"。天的老陈"}));
  write_file(folder_ / "own.css", "@font-face { font-family: B; src: url( \"../fonts/book.ttf\" ); }");
  EXPECT_EQ(convert(simplified_, {"--css", folder_ / "own.css", "--embed-font", folder_ / "my.ttf"}).status,
            0);
}

TEST_F(DesignOptions, FontsComeAlongWithTheirPapers) {
  write_file(folder_ / "my.ttf", sample_font({.characters = U"。天的老陈"}));
  const Finished finished = convert(simplified_, {"--embed-font", folder_ / "my.ttf"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_NE(finished.err.find("[font.missing]"), std::string::npos) << finished.err;
  EXPECT_TRUE(has("package.opf", "<item id=\"font\" href=\"fonts/book.ttf\" media-type=\"font/ttf\""));
  EXPECT_TRUE(has("package.opf", "prefix=\"ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/"));
  EXPECT_TRUE(has("package.opf", "<meta property=\"ibooks:specified-fonts\">true</meta>"));
  EXPECT_TRUE(has("css/book.css", "src: url(\"../fonts/book.ttf\");"));
  EXPECT_TRUE(has("css/book.css", "body {\n  font-family: \"Book\", serif;"));
  EXPECT_NE(files_["META-INF/com.apple.ibooks.display-options.xml"].find("specified-fonts\">true<"),
            std::string::npos);
  const std::string font = files_["EPUB/fonts/book.ttf"];
  ASSERT_EQ(font.substr(0, 4), std::string("\0\1\0\0", 4));
  ASSERT_EQ(convert(simplified_, {"--embed-font", folder_ / "my.ttf", "--jobs", "1"}).status, 0);
  EXPECT_EQ(files_["EPUB/fonts/book.ttf"], font) << "the same bytes";
}

TEST_F(DesignOptions, BooksWithoutAFontHaveNoneOfItsPapers) {
  ASSERT_EQ(convert(simplified_, {}).status, 0);
  EXPECT_FALSE(files_.contains("META-INF/com.apple.ibooks.display-options.xml"));
  EXPECT_FALSE(has("package.opf", "ibooks"));
  EXPECT_FALSE(has("css/book.css", "font-family"));
}

TEST_F(DesignOptions, FontsThatMayNotComeAlongSpoilTheRun) {
  write_file(folder_ / "no.ttf", sample_font({.fs_type = 2}));
  const Finished refused = convert(simplified_, {"--embed-font", folder_ / "no.ttf"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("[font.restricted]"), std::string::npos) << refused.err;
  write_file(folder_ / "no.ttf", "not a font");
  EXPECT_NE(convert(simplified_, {"--embed-font", folder_ / "no.ttf"}).err.find("[font.unusable]"),
            std::string::npos);
  EXPECT_EQ(convert(simplified_, {"--embed-font", folder_ / "nowhere.ttf"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "book.epub"));
}

TEST_F(DesignOptions, KobosBooksAreKnownByTheirName) {
  ASSERT_EQ(convert(japanese_, {"-o", folder_ / "b.kepub.epub", "--writing-mode", "vertical"}).status, 0);
  files_.clear();
  for (auto& [name, content] : read_archive(folder_ / "b.kepub.epub")) files_[name] = std::move(content);
  EXPECT_TRUE(
      has("text/c00001.xhtml",
          "<p><span class=\"koboSpan\" id=\"kobo.2.1\">港の時計は、いつも<span class=\"tcy\">3</span>分遅れ"
          "ていた。</span></p>"))
      << files_["EPUB/text/c00001.xhtml"];
  EXPECT_TRUE(has("css/book.css", "#book-inner {\n  margin-right: 0;\n  margin-left: 0;"));
  EXPECT_FALSE(has("nav.xhtml", "koboSpan"));
}

}  // namespace
}  // namespace novel2epub::test
