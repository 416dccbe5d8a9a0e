#include <gtest/gtest.h>

#include "epub/blocks.hpp"
#include "epub/sample_books.hpp"

namespace novel2epub::tests {
namespace {

using epub::Page;

epub::Publication in(Language language) {
  epub::Publication publication;
  publication.language = language;
  return publication;
}

Page page_of(const Chapter& chapter, std::size_t depth = 1) {
  Page page;
  page.label = page.title = "标签";
  page.depth = depth;
  page.heading = depth >= 2 ? 2 : 1;
  page.chapter_kind = chapter.kind;
  return page;
}

std::string document(const Chapter& chapter, Language language = Language::zh_hans, std::size_t depth = 1) {
  return epub::content_document(chapter, page_of(chapter, depth), in(language));
}

testing::AssertionResult has(const std::string& whole, const std::string& piece) {
  if (whole.find(piece) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no " << piece << " in\n" << whole;
}

TEST(Content, is_the_document_the_specification_shows) {
  EXPECT_EQ(epub::content_document(chapter("第1章", "桥", {paragraph("风停了。")}), page_of({}, 2),
                                   in(Language::zh_hans)),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-Hans" xml:lang="zh-Hans">
<head>
<meta charset="UTF-8"/>
<title>标签</title>
<link rel="stylesheet" type="text/css" href="../css/book.css"/>
</head>
<body>
<section epub:type="chapter" role="doc-chapter" aria-labelledby="h">
<h2 id="h"><span class="num">第1章</span> 桥</h2>
<p>风停了。</p>
</section>
</body>
</html>
)");
}

TEST(Content, sets_the_number_apart_only_when_a_name_follows) {
  EXPECT_TRUE(has(document(chapter("第1章", "", {paragraph("雨")})), "<h1 id=\"h\">第1章</h1>"));
  EXPECT_TRUE(has(document(chapter("", "桥", {paragraph("雨")})), "<h1 id=\"h\">桥</h1>"));
  EXPECT_TRUE(has(document(chapter("", "", {paragraph("雨")})), "<h1 id=\"h\">标签</h1>"));
  EXPECT_TRUE(has(document(chapter(" 第1章\n", "a\t b", {paragraph("雨")})), "第1章</span> a b</h1>"));
}

TEST(Content, says_what_kind_of_chapter_it_is) {
  const std::pair<ChapterKind, const char*> kinds[] = {
      {ChapterKind::chapter, "chapter"},     {ChapterKind::introduction, "introduction"},
      {ChapterKind::prologue, "prologue"},   {ChapterKind::epilogue, "epilogue"},
      {ChapterKind::afterword, "afterword"}, {ChapterKind::extra, "chapter"},
      {ChapterKind::notice, "chapter"}};
  for (const auto& [kind, type] : kinds) {
    EXPECT_TRUE(has(document(chapter("", "尾", {paragraph("完")}, "", kind)),
                    std::string("<section epub:type=\"") + type + "\" role=\"doc-" + type + "\""));
  }
}

TEST(Content, writes_markup_in_the_text_as_text) {
  const Chapter hostile = chapter("<1>", "a & b", {paragraph("if (a<b && c>d) ]]> \"x\" &amp;")});
  EXPECT_TRUE(has(document(hostile), "<span class=\"num\">&lt;1&gt;</span> a &amp; b</h1>"));
  EXPECT_TRUE(has(document(hostile), "<p>if (a&lt;b &amp;&amp; c&gt;d) ]]&gt; \"x\" &amp;amp;</p>"));
}

TEST(Content, shows_each_kind_of_run) {
  const Block block = runs({{Run::Kind::text, "前", ""},
                            {Run::Kind::ruby, "塩", "しお"},
                            {Run::Kind::ruby, "仓", ""},
                            {Run::Kind::emphasis, "点", ""},
                            {Run::Kind::note, "［＃注］", ""},
                            {Run::Kind::upright, "12", ""}});
  EXPECT_TRUE(has(document(chapter("", "一", {block})),
                  "<p>前<ruby>塩<rt>しお</rt></ruby>仓<em>点</em><span class=\"note\">［＃注］</span><span "
                  "class=\"tcy\">12</span></p>"));
}

TEST(Content, breaks_lines_inside_a_block_where_the_source_does) {
  EXPECT_TRUE(has(document(chapter("", "一", {paragraph("甲\n乙\n\n丙")})), "<p>甲<br/>乙<br/>丙</p>"));
}

TEST(Content, marks_pauses_scene_breaks_and_japanese_indents) {
  Block flush = paragraph("平");
  flush.indented = false;
  const Chapter c = chapter("", "一",
                            {with(paragraph("隔"), &Block::gap), scene_break(), flush,
                             with(with(paragraph("「話」"), &Block::dialogue), &Block::gap)});
  EXPECT_TRUE(has(document(c, Language::ja),
                  "<p class=\"gap\">隔</p>\n<hr class=\"scene\"/>\n<p class=\"flush\">平</p>\n<p class=\"gap "
                  "dialogue\">「話」</p>\n"));
  EXPECT_TRUE(has(document(c), "<p>平</p>")) << "Chinese paragraphs are indented whatever the source did";
}

TEST(Content, gathers_lines_of_verse) {
  const Chapter c = chapter("", "一",
                            {paragraph("前"), set_as(Block::Setting::verse, paragraph("甲")),
                             set_as(Block::Setting::verse, paragraph("乙")), paragraph("后")});
  EXPECT_TRUE(has(document(c),
                  "<p>前</p>\n<div class=\"verse\">\n<p>甲</p>\n<p>乙</p>\n</div>\n<p>后</p>\n</section>"));
}

TEST(Content, frames_a_panel_with_a_name) {
  const Chapter c = chapter(
      "", "一",
      {set_as(Block::Setting::panel, paragraph("【叮】")), set_as(Block::Setting::panel, paragraph("【到】")),
       set_as(Block::Setting::letter, paragraph("母亲："))});
  EXPECT_TRUE(has(
      document(c),
      "<div class=\"panel\" role=\"group\" aria-label=\"系统提示\">\n<p>【叮】</p>\n<p>【到】</p>\n</div>\n"
      "<div class=\"letter\">\n<p>母亲：</p>\n</div>\n"));
}

Block footnote(std::string mark, std::string note, std::size_t number) {
  Block block =
      runs({{Run::Kind::notelink, std::move(mark), "", number}, {Run::Kind::text, std::move(note), ""}});
  block.footnote = number;
  return block;
}

TEST(Content, links_a_footnote_both_ways) {
  const Block text =
      runs({{Run::Kind::text, "老话", ""}, {Run::Kind::notelink, "[1]", "", 1}, {Run::Kind::text, "说", ""}});
  const std::string both = document(chapter("", "一", {text, footnote("[1]", " 船家话", 1)}));
  EXPECT_TRUE(has(both,
                  "<p>老话<a class=\"noteref\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#n1\" "
                  "id=\"r1\">[1]</a>说</p>\n"));
  EXPECT_TRUE(has(both,
                  "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"footnote\" id=\"n1\">"
                  "<p><a href=\"#r1\" role=\"doc-backlink\">[1]</a> 船家话</p></aside>\n"));
  for (const std::vector<Block>& half :
       {std::vector<Block>{text}, std::vector<Block>{footnote("[1]", " 船家话", 1)}}) {
    const std::string alone = document(chapter("", "一", half));
    EXPECT_FALSE(has(alone, "<a ")) << "a link must lead somewhere in its own document";
    EXPECT_TRUE(has(alone, "[1]"));
  }
}

TEST(Content, shows_a_picture_with_the_words_of_its_source) {
  Block figure;
  figure.kind = Block::Kind::figure;
  figure.text = "雾里 & 船";
  figure.pictures = {{0, ""}};
  Page page;
  page.chapter_kind = ChapterKind::chapter;
  epub::Publication publication;
  publication.images = {{"img-c00001-1", "images/c00001-1.jpg", "image/jpeg", 0}};
  const auto written = [&] { return epub::content_document(chapter("", "一", {figure}), page, publication); };
  EXPECT_TRUE(has(written(),
                  "<figure><img src=\"../images/c00001-1.jpg\" alt=\"插图\"/><figcaption>雾里 &amp; "
                  "船</figcaption></figure>\n"));
  figure.pictures[0].alt = "一条\"船\"";
  figure.text.clear();
  EXPECT_TRUE(has(written(), "alt=\"一条&quot;船&quot;\"/></figure>\n"));
}

TEST(Content, sets_the_author_apart_from_the_story) {
  const Chapter c =
      chapter("", "一", {authors("先说一句"), paragraph("正文"), authors("求票"), authors("谢谢")});
  const std::string text = document(c);
  EXPECT_TRUE(has(text,
                  "<aside class=\"author-note\" role=\"note\" aria-labelledby=\"an\">\n"
                  "<p class=\"label\" id=\"an\">作者的话</p>\n<p>先说一句</p>\n</aside>\n<p>正文</p>\n"));
  EXPECT_TRUE(has(text,
                  "aria-labelledby=\"an2\">\n<p class=\"label\" "
                  "id=\"an2\">作者的话</p>\n<p>求票</p>\n<p>谢谢</p>\n</aside>"));
  EXPECT_TRUE(has(document(c, Language::ko), ">작가의 말</p>"));
}

TEST(Content, says_the_label_of_a_note_once) {
  const auto note = [](std::vector<Block> blocks) {
    blocks.insert(blocks.begin(), paragraph("正文"));
    return document(chapter("", "一", blocks));
  };
  for (const char* label : {"作者有话说：", "作者有话说", "【作者有话说】", "あとがき"})
    EXPECT_TRUE(has(note({authors(label), authors("谢谢")}),
                    "aria-labelledby=\"an\">\n<p class=\"label\" id=\"an\">" + std::string(label) +
                        "</p>\n<p>谢谢</p>\n</aside>"))
        << label;
  const std::string before = note({authors("作者有话说：今天更新晚了"), authors("谢谢")});
  EXPECT_TRUE(
      has(before, "role=\"note\" aria-label=\"作者的话\">\n<p>作者有话说：今天更新晚了</p>\n<p>谢谢</p>"));
  for (const char* words : {"作者有话说：", "作者今天有话说", "PS：今天更新晚了", "更新：今晚"})
    EXPECT_TRUE(has(note({authors(words)}), ">作者的话</p>\n<p>" + std::string(words) + "</p>")) << words;
}

TEST(Content, sets_nothing_apart_where_the_author_alone_speaks) {
  const std::string text = document(chapter("", "请假条", {authors("明天停更")}));
  EXPECT_TRUE(has(text, "<p>明天停更</p>"));
  EXPECT_FALSE(has(text, "<aside"));
}

TEST(Content, says_so_when_the_source_has_no_text) {
  for (const auto& blocks :
       {std::vector<Block>{}, std::vector<Block>{scene_break()}, std::vector<Block>{paragraph("　 ")}}) {
    EXPECT_TRUE(has(document(chapter("第1章", "桥", blocks)), "</h1>\n<p>（这一章"));
  }
  EXPECT_FALSE(has(document(chapter("第1章", "桥", {paragraph("雨")})), "（这一章"));
}

TEST(Content, drops_blank_paragraphs) {
  EXPECT_TRUE(
      has(document(chapter("", "一", {paragraph("甲"), paragraph("　"), paragraph(""), paragraph("乙")})),
          "<p>甲</p>\n<p>乙</p>\n"));
}

TEST(BlockElements, are_one_to_a_line) {
  EXPECT_EQ(epub::block_elements({paragraph("a & b"), scene_break(), paragraph("  "),
                                  set_as(Block::Setting::verse, paragraph("诗")), authors("求票")}),
            "<p>a &amp; b</p>\n<hr class=\"scene\"/>\n<p class=\"verse\">诗</p>\n<p "
            "class=\"author-note\">求票</p>\n");
  EXPECT_EQ(epub::block_elements({}), "");
}

std::vector<std::size_t> sizes(const std::vector<Block>& blocks, std::size_t parts) {
  std::vector<std::size_t> out;
  for (std::size_t part = 1; part <= parts; ++part) out.push_back(epub::part_of(blocks, part, parts).size());
  return out;
}

TEST(Parts, together_are_the_chapter) {
  std::vector<Block> blocks;
  for (int i = 0; i < 1000; ++i)
    blocks.push_back(paragraph(std::string(static_cast<std::size_t>(i % 37) * 90, 'x')));
  for (const std::size_t parts : {1U, 2U, 3U, 7U, 1000U}) {
    const Block* next = blocks.data();
    for (std::size_t part = 1; part <= parts; ++part) {
      const auto stretch = epub::part_of(blocks, part, parts);
      ASSERT_FALSE(stretch.empty());
      ASSERT_EQ(stretch.data(), next);
      next += stretch.size();
    }
    EXPECT_EQ(next, blocks.data() + blocks.size());
  }
}

TEST(Parts, are_of_the_same_size_where_they_can_be) {
  EXPECT_EQ(sizes(std::vector<Block>(100, paragraph("一样长")), 4),
            (std::vector<std::size_t>{25, 25, 25, 25}));
  EXPECT_EQ(sizes({paragraph(std::string(9000, 'x')), paragraph("a"), paragraph("b")}, 3),
            (std::vector<std::size_t>{1, 1, 1}));
  EXPECT_EQ(sizes({paragraph("a")}, 2), (std::vector<std::size_t>{1, 0})) << "fewer blocks than planned";
}

TEST(Parts, have_one_heading_in_the_first) {
  const Chapter c = chapter("第1章", "夜", std::vector<Block>(10, paragraph("更鼓")));
  Page page = page_of(c);
  page.parts = 2;
  EXPECT_TRUE(has(epub::content_document(c, page, in(Language::zh_hans)),
                  "<span class=\"num\">第1章</span> 夜</h1>"));
  page.part = 2;
  page.label = "第1章 夜 (2/2)";
  const std::string second = epub::content_document(c, page, in(Language::zh_hans));
  EXPECT_FALSE(has(second, "<h1"));
  EXPECT_TRUE(has(second, "aria-label=\"第1章 夜 (2/2)\""));
}

}  // namespace
}  // namespace novel2epub::tests
