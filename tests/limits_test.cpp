#include "limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace novel2epub {
namespace {

zip::Entry document(std::uint64_t size, std::string name = "EPUB/text/c00001.xhtml") {
  zip::Entry entry;
  entry.name = std::move(name);
  entry.size = size;
  return entry;
}

std::vector<std::string> told(const std::vector<epub::Page>& pages, const std::vector<zip::Entry>& entries) {
  std::vector<std::string> out;
  for (const Diagnostic& one : reader_limits("book.epub", pages, entries)) {
    EXPECT_EQ(one.file, "book.epub");
    out.push_back((one.severity == Severity::warning ? "warning " : "note ") + one.id);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Limits, OfAnOrdinaryBookAreFarAway) {
  EXPECT_EQ(told(std::vector<epub::Page>(3000), std::vector<zip::Entry>(3000, document(9000))), Lines{});
}

TEST(Limits, OfChaptersCountChaptersAndNotTheirParts) {
  EXPECT_EQ(told(std::vector<epub::Page>(10'001), {}), Lines{"warning limit.chapters"});
  std::vector<epub::Page> parts(10'001);
  for (epub::Page& page : parts) page.part = 2;
  EXPECT_EQ(told(parts, {}), Lines{});
}

TEST(Limits, OfTextCountWhatReadersUnpack) {
  EXPECT_EQ(told({}, std::vector<zip::Entry>(11'000, document(10'000))), Lines{"warning limit.text"});
}

TEST(Limits, OfADocumentAreToldForEach) {
  EXPECT_EQ(told({}, {document(400'000), document(100), document(400'000)}),
            (Lines{"warning limit.document", "warning limit.document"}));
  EXPECT_EQ(told({}, {document(400'000, "EPUB/nav.xhtml"), document(400'000, "EPUB/images/cover.png")}),
            Lines{});
}

TEST(Limits, OfNestingAreKindles) {
  std::vector<epub::Page> pages(2);
  pages[1].depth = 3;
  EXPECT_EQ(told(pages, {}), Lines{"warning limit.nesting"});
}

TEST(Limits, OfTheFileAreThoseOfSending) {
  zip::Entry picture = document(0, "EPUB/images/a.png");
  picture.bytes.assign(60'000'000, 'x');
  EXPECT_EQ(told({}, {picture}), Lines{"note limit.file"});
  EXPECT_EQ(told({}, {picture, picture, picture, picture}), Lines{"warning limit.file"});
}

}  // namespace
}  // namespace novel2epub
