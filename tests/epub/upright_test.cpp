// What stands upright in a vertical line, and what must not.
#include "epub/upright.hpp"

#include <gtest/gtest.h>

#include "epub/sample_books.hpp"

namespace novel2epub::tests {
namespace {

// The line with what stands upright in ‹ ›.
std::string marked(std::string_view line, unsigned digits = 2) {
  std::string out;
  for (const epub::Stretch& stretch : epub::upright_stretches(line, digits)) {
    EXPECT_FALSE(stretch.text.empty());
    out.append(stretch.upright ? "‹" : "").append(stretch.text).append(stretch.upright ? "›" : "");
  }
  return out;
}

TEST(Upright, ShortNumbersStand) {
  EXPECT_EQ(marked("港は3分、定員12名"), "港は‹3›分、定員‹12›名");
  EXPECT_EQ(marked("12"), "‹12›");
  EXPECT_EQ(marked("（27）"), "（‹27›）");
  EXPECT_EQ(marked("8月8日"), "‹8›月‹8›日");
  EXPECT_EQ(marked("10～12歳"), "‹10›～‹12›歳");
  EXPECT_EQ(marked("50％"), "‹50›％");
}

TEST(Upright, LongNumbersLieUnlessAskedFor) {
  EXPECT_EQ(marked("1896年に100人"), "1896年に100人");
  EXPECT_EQ(marked("1896年に100人", 3), "1896年に‹100›人");
  EXPECT_EQ(marked("1896年に100人", 4), "‹1896›年に‹100›人");
  EXPECT_EQ(marked("5月", 0), "5月");
}

TEST(Upright, PartsOfFiguresAndWordsLie) {
  for (const char* line : {"3.5メートル", "12:30に", "約1,000円", "No.7と", "B2階", "MP3を", "-5度", "9/10",
                           "10%引き", "Room 12 です", "Ver 2 β", "20 km", "１２月", "a1"})
    EXPECT_EQ(marked(line), line);
}

TEST(Upright, CapitalsAloneStand) {
  EXPECT_EQ(marked("A列のBデッキ"), "‹A›列の‹B›デッキ");
  EXPECT_EQ(marked("A区还是B区"), "‹A›区还是‹B›区");
  for (const char* line : {"ABC", "Mr. A", "x軸", "A-B間", "É段"}) EXPECT_EQ(marked(line), line);
}

TEST(Upright, PairsOfShoutsStand) {
  EXPECT_EQ(marked("船長!!」"), "船長‹!!›」");
  EXPECT_EQ(marked("何!?"), "何‹!?›");
  EXPECT_EQ(marked("え？！"), "え‹？！›");
  EXPECT_EQ(marked("水！！ 水"), "水‹！！› 水");
  for (const char* line : {"あ!", "ああ!!!", "あ！", "あ！！！", "Go!!", "！?"})
    EXPECT_EQ(marked(line), line);
}

std::string set(const std::string& xml, unsigned digits = 2) {
  pugi::xml_document document;
  document.load_string(xml.c_str(), pugi::parse_full);
  epub::set_upright(document, digits);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return out.str();
}

TEST(Upright, ElementsKeepTheirPlaces) {
  EXPECT_EQ(set("<p>第3話<em>12</em>人<br/>5</p>"),
            "<p>第<span class=\"tcy\">3</span>話<em><span class=\"tcy\">12</span></em>人<br/><span "
            "class=\"tcy\">5</span></p>");
  for (const char* same : {"<p><ruby>5月<rt>12</rt></ruby></p>", "<p>昭和<span class=\"tcy\">55</span>年</p>",
                           "<img alt=\"5月\"/>", "<p>海</p>"})
    EXPECT_EQ(set(same), same);
}

TEST(Upright, PagesOfVerticalBooksOnly) {
  Chapter c = chapter("第3話", "5月", {paragraph("あと2分")});
  epub::Publication publication;
  publication.language = Language::ja;
  publication.pages = epub::plan_pages(outlines({c}), {}, Language::ja, false);
  const epub::Page& page = publication.pages.back();
  EXPECT_EQ(epub::content_document(c, page, publication).find("tcy"), std::string::npos);
  publication.vertical = true;
  const std::string text = epub::content_document(c, page, publication);
  EXPECT_NE(text.find("<title>第3話 5月</title>"), std::string::npos) << text;
  EXPECT_NE(text.find("<span class=\"num\">第<span class=\"tcy\">3</span>話</span> <span class=\"tcy\">5"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("<p>あと<span class=\"tcy\">2</span>分</p>"), std::string::npos) << text;
}

}  // namespace
}  // namespace novel2epub::tests
