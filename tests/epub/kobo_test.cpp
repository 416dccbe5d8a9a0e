// Kobo's markup around the text, which must stay what it was.
#include "epub/kobo.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "epub/sample_books.hpp"

namespace novel2epub::tests {
namespace {

std::string spanned(const std::string& body, Language language = Language::zh_hans) {
  pugi::xml_document document;
  document.load_string(("<body>" + body + "</body>").c_str(), pugi::parse_full | pugi::parse_ws_pcdata);
  epub::add_kobo_spans(document.child("body"), language);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  std::string text = out.str();
  const std::string head =
      "<body><div class=\"book-columns\" id=\"book-columns\"><div class=\"book-inner\" id=\"book-inner\">";
  const std::string tail = "</div></div></body>";
  EXPECT_TRUE(text.starts_with(head) && text.ends_with(tail)) << text;
  text = text.substr(head.size(), text.size() - head.size() - tail.size());
  return std::regex_replace(text, std::regex("<span class=\"koboSpan\" id=\"kobo\\.([0-9.]+)\">"), "<$1>");
}

TEST(Kobo, SentencesAreSegmentsOfParagraphs) {
  EXPECT_EQ(spanned("<h1>一</h1>\n<p>雨停。他走。</p>\n<p>海</p>"),
            "<h1><1.1>一</span></h1>\n<p><2.1>雨停。</span><2.2>他走。</span></p>\n<p><3.1>海</span></p>");
}

TEST(Kobo, ElementsStayInsideEachOther) {
  EXPECT_EQ(spanned("<p>他<em>走。不</em>走。</p>"),
            "<p><1.1>他</span><em><1.2>走。</span><1.3>不</span></em><1.4>走。</span></p>");
  EXPECT_EQ(spanned("<p>前<ruby>漢<rt>かん</rt></ruby>後<br/>次</p>", Language::ja),
            "<p><1.1>前</span><ruby><1.2>漢</span><rt><1.3>かん</span></rt></ruby><1.4>後</span><br/"
            "><1.5>次</span></p>");
  EXPECT_EQ(spanned("<p>话<a href=\"#n1\">[1]</a></p>\n<aside><p><a href=\"#r1\">[1]</a> 注</p></aside>"),
            "<p><1.1>话</span><a href=\"#n1\"><1.2>[1]</span></a></p>\n<aside><p><a "
            "href=\"#r1\"><2.1>[1]</span></a><2.2> 注</span></p></aside>");
}

TEST(Kobo, ImagesAreParagraphsOfTheirOwn) {
  EXPECT_EQ(spanned("<figure>\n<img src=\"a.jpg\"/>\n<figcaption>图</figcaption>\n</figure><p>文</p>"),
            "<figure>\n<1.1><img "
            "src=\"a.jpg\"/></span>\n<figcaption><2.1>图</span></figcaption>\n</figure><p><3.1>文"
            "</span></p>");
}

TEST(Kobo, SpaceBetweenBlocksIsNoSegment) {
  EXPECT_EQ(spanned("\n<section>\n<p>甲</p>\n<hr/>\n</section>\n"),
            "\n<section>\n<p><1.1>甲</span></p>\n<hr/>\n</section>\n");
  EXPECT_EQ(spanned("<p><em>甲</em> <em>乙</em></p>"),
            "<p><em><1.1>甲</span></em><1.2> </span><em><1.3>乙</span></em></p>");
}

std::string text_of(const pugi::xml_node& node) {
  std::string out = node.value();
  for (const auto& child : node.children()) out += text_of(child);
  return out;
}

// Whatever the book: the text is the same, ids are used once, spans do not nest, and the contents stay plain.
TEST(Kobo, BooksKeepTheirText) {
  for (SampleBook book : sample_books()) {
    const auto plain = entries(book);
    book.publication.kobo = true;
    const auto kobo = entries(book);
    ASSERT_EQ(plain.size(), kobo.size());
    for (std::size_t i = 0; i < kobo.size(); ++i) {
      if (!kobo[i].name.ends_with(".xhtml")) continue;
      pugi::xml_document a, b;
      ASSERT_TRUE(a.load_string(content_of(plain[i]).c_str(), pugi::parse_full | pugi::parse_ws_pcdata));
      ASSERT_TRUE(b.load_string(content_of(kobo[i]).c_str(), pugi::parse_full | pugi::parse_ws_pcdata))
          << book.name << kobo[i].name;
      EXPECT_EQ(text_of(a), text_of(b)) << book.name << kobo[i].name;
      std::set<std::string> ids;
      for (const auto& element : b.select_nodes("//*[@id]"))
        EXPECT_TRUE(ids.insert(element.node().attribute("id").value()).second) << kobo[i].name;
      EXPECT_TRUE(b.select_nodes("//span[@class='koboSpan']//span[@class='koboSpan']").empty());
      const bool nav = kobo[i].name == "EPUB/nav.xhtml";
      EXPECT_EQ(b.select_nodes("//span[@class='koboSpan']").empty(), nav) << kobo[i].name;
      EXPECT_EQ(b.select_nodes("//body/div[@id='book-columns']/div[@id='book-inner']").empty(), nav);
    }
  }
}

}  // namespace
}  // namespace novel2epub::tests
