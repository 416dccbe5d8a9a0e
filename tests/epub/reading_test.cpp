#include "epub/reading.hpp"

#include <gtest/gtest.h>

#include "epub/well_formed.hpp"

namespace novel2epub::epub {
namespace {

TEST(Resolve, FollowsLinksInsideTheContainer) {
  EXPECT_EQ(resolve("EPUB/text/a.xhtml", "../css/b.css"), "EPUB/css/b.css");
  EXPECT_EQ(resolve("EPUB/nav.xhtml", "text/a.xhtml#n1"), "EPUB/text/a.xhtml#n1");
  EXPECT_EQ(resolve("EPUB/text/a.xhtml", "#n1"), "EPUB/text/a.xhtml#n1");
  EXPECT_EQ(resolve("package.opf", "./a%20b.xhtml"), "a b.xhtml");
  EXPECT_EQ(resolve("a.xhtml", "b%zz%4"), "b%zz%4");
}

TEST(Resolve, LeadsNowhereElse) {
  EXPECT_EQ(resolve("EPUB/a.xhtml", "../../etc/passwd"), "");
  EXPECT_EQ(resolve("EPUB/a.xhtml", "%2e%2e/%2e%2e/x"), "");
  EXPECT_EQ(resolve("EPUB/a.xhtml", "/etc/passwd"), "");
  EXPECT_EQ(resolve("EPUB/a.xhtml", "https://example.org/"), "");
}

TEST(WellFormed, IsStricterThanTheReaderOfOurOwnFiles) {
  EXPECT_FALSE(xml_fault("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<a b=\"c\">&amp;&#x4E00;</a>\n"));
  for (const char* wrong : {"", "<a>", "<a></b>", "<a>&nbsp;</a>", "<a> & </a>", "<a>\x01</a>", "<a b=c/>",
                            "<a b=\"1\" b=\"2\"/>", "<a/><b/>", "<a>\xFF</a>", "<a>]]></a>",
                            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"})
    EXPECT_TRUE(xml_fault(wrong)) << wrong;
  EXPECT_EQ(xml_fault("<a>\n\n</b>")->line, 3U);
}

TEST(WellFormed, RefusesNestingThatCouldExhaustAReader) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_TRUE(xml_fault(deep));
}

TEST(Reading, OfAPackageTellsWhoMadeTheBook) {
  const PackageFile package = read_package(
      "<package version='3.0' unique-identifier='p' xmlns:dc='x'><metadata><dc:identifier "
      "id='q'>other</dc:identifier>"
      "<dc:identifier id='p'> urn:x:1 </dc:identifier><dc:title>雾</dc:title><dc:title>副</dc:title>"
      "<dc:creator id='a'>甲</dc:creator><dc:contributor id='b'>乙</dc:contributor>"
      "<meta refines='#b' property='role'>trl</meta><meta "
      "property='dcterms:modified'>2024-01-01T00:00:00Z</meta>"
      "</metadata><manifest><item id='c' href='text/a.xhtml' media-type='application/xhtml+xml'/></manifest>"
      "<spine page-progression-direction='rtl'><itemref idref='c'/></spine></package>",
      "EPUB/package.opf");
  EXPECT_EQ(package.metadata.identifier, "urn:x:1");
  EXPECT_EQ(package.metadata.title + package.metadata.subtitle, "雾副");
  EXPECT_EQ(package.metadata.author, "甲");
  ASSERT_EQ(package.metadata.contributors.size(), 1U);
  EXPECT_EQ(package.metadata.contributors[0].name + package.metadata.contributors[0].role, "乙trl");
  EXPECT_EQ(package.manifest.at(0).path, "EPUB/text/a.xhtml");
  EXPECT_EQ(package.direction, "rtl");
  EXPECT_EQ(package.metadata.modified, 1'704'067'200);
}

}  // namespace
}  // namespace novel2epub::epub
