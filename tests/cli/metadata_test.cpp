// What the command line says about the book, and what the package document says then.
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

using Lines = std::vector<std::string>;

class BookMetadata : public testing::Test {
 protected:
  void SetUp() override { write_file(in_ + "/1.txt", "第一章 清晨\n\n　　天亮了，雾还没有散。\n"); }

  Finished convert(Lines more) {
    Lines words = {in_, "-o", out_, "--title", "雾"};
    words.insert(words.end(), more.begin(), more.end());
    const Finished finished = run_novel2epub(words);
    if (finished.status == 0)
      for (const auto& [name, bytes] : read_archive(out_))
        if (name == "EPUB/package.opf") package_.load_string(bytes.c_str());
    return finished;
  }

  Lines all(const std::string& where) const {
    Lines out;
    for (const auto& node : package_.select_nodes(where.c_str())) out.push_back(node.node().child_value());
    return out;
  }

  // "name role file-as" of every dc:creator or dc:contributor.
  Lines people(const std::string& element) const {
    Lines out;
    for (const auto& node : package_.select_nodes(("//" + element).c_str())) {
      const std::string of = std::string("//meta[@refines='#") + node.node().attribute("id").value() + "'";
      std::string line = node.node().child_value();
      for (const char* property : {"role", "file-as"})
        for (const std::string& value : all(of + " and @property='" + property + "']")) line += " " + value;
      out.push_back(line);
    }
    return out;
  }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters", out_ = folder_ / "book.epub";
  pugi::xml_document package_;
};

TEST_F(BookMetadata, AFolderThatHoldsAllChaptersIsTheBook) {
  const auto made = [&](const std::string& folder) {
    for (const char* file : {"/1.txt", "/2.txt"})
      write_file(folder_ / folder + file,
                 "第" + std::string(1, file[1]) + "章 清晨\n\n　　天亮了，雾还没有散。\n");
    EXPECT_EQ(run_novel2epub({folder_ / folder.substr(0, folder.find('/')), "-o", out_}).status, 0);
    std::string all;
    for (const auto& [name, bytes] : read_archive(out_))
      if (name == "EPUB/package.opf" || name == "EPUB/nav.xhtml") all += bytes;
    return all;
  };
  EXPECT_NE(made("dump/长夜旧灯").find("<dc:title id=\"title\">长夜旧灯</dc:title>"), std::string::npos);
  const std::string volume = made("旧灯/第一卷 雾港");
  EXPECT_NE(volume.find("旧灯</dc:title>"), std::string::npos);
  EXPECT_NE(volume.find("第一卷 雾港"), std::string::npos) << "a volume is none";
}

TEST_F(BookMetadata, MayHaveSeveralAuthors) {
  ASSERT_EQ(convert({"--author", "白鹭洲", "--author", "沈归", "--translator", "林", "--colophon"}).status,
            0);
  EXPECT_EQ(people("dc:creator"), (Lines{"白鹭洲 aut 白鹭洲", "沈归 aut 沈归"}));
  std::string title, cover;
  for (const auto& [name, bytes] : read_archive(out_)) {
    if (name == "EPUB/text/titlepage.xhtml") title = bytes;
    if (name == "EPUB/text/cover.xhtml") cover = bytes;
  }
  EXPECT_NE(title.find("<p class=\"author\">沈归</p>"), std::string::npos) << title;
  EXPECT_NE(cover.find("白鹭洲、沈归"), std::string::npos) << cover;
}

TEST_F(BookMetadata, NamesEveryoneWithTheirRole) {
  ASSERT_EQ(
      convert({"-a", "白鹭洲", "--author-sort", "Bai Luzhou", "--translator", "林", "--translator", "李",
               "--illustrator", "周", "--editor", "吴", "--set", "creator=苏", "--set", "contributor:nrt=郑"})
          .status,
      0);
  EXPECT_EQ(people("dc:creator"), (Lines{"白鹭洲 aut Bai Luzhou", "苏 aut 苏"}));
  EXPECT_EQ(people("dc:contributor"),
            (Lines{"郑 nrt 郑", "林 trl 林", "李 trl 李", "周 ill 周", "吴 edt 吴"}));
}

TEST_F(BookMetadata, TitlesAreMainAndSubtitle) {
  ASSERT_EQ(convert({"-a", "某", "--subtitle", "一座港的故事", "--title-sort", "Wu"}).status, 0);
  EXPECT_EQ(all("//dc:title"), (Lines{"雾", "一座港的故事"}));
  EXPECT_EQ(all("//meta[@property='title-type']"), (Lines{"main", "subtitle"}));
  EXPECT_EQ(all("//meta[@refines='#title' and @property='file-as']"), Lines{"Wu"});
}

TEST_F(BookMetadata, TakesAnyElementOfDublinCore) {
  ASSERT_EQ(convert({"--set", "dc:creator=某",
                     "--set", "rights= CC BY 4.0 ",
                     "--set", "rights=other",
                     "--set", "type=novel",
                     "--set", "format=web",
                     "--set", "relation=r",
                     "--set", "coverage=港",
                     "--set", "publisher=甲",
                     "--set", "publisher=乙",
                     "--set", "source=https://example.org/b/1",
                     "--set", "identifier=978-7-02-000220-7",
                     "--set", "subject=a=b",
                     "--set", "date=2024-02",
                     "--set", "description=x",
                     "--set", "language=zh-TW",
                     "--set", "title=霧"})
                .status,
            0);
  EXPECT_EQ(all("//dc:creator"), Lines{"某"});
  EXPECT_EQ(all("//dc:rights"), (Lines{"CC BY 4.0", "other"}));
  EXPECT_EQ(all("//dc:publisher"), (Lines{"甲", "乙"}));
  EXPECT_EQ(all("//dc:identifier").back(), "urn:isbn:9787020002207");
  EXPECT_EQ(all("//dc:identifier").size(), 2U);
  EXPECT_EQ(all("//dc:subject"), Lines{"a=b"});
  EXPECT_EQ(
      all("//dc:type|//dc:format|//dc:relation|//dc:coverage|//dc:date|//dc:language|//dc:title").size(), 7U);
  EXPECT_EQ(all("//dc:title"), Lines{"霧"}) << "the last word wins";
}

TEST_F(BookMetadata, RefusesWhatWouldMakeNoValidBook) {
  for (const char* wrong :
       {"rights", "rights=", "rights= ", "colour=red", "=x", "meta=x", "contributor:translator=x",
        "rights:trl=x", "type=dictionary", "type=Index", "language=klingon!", "date=2024-13"}) {
    const Finished finished = convert({"--set", wrong});
    EXPECT_EQ(finished.status, 2) << wrong;
    EXPECT_FALSE(finished.err.empty()) << wrong;
  }
  EXPECT_EQ(convert({"--date", "2024/02/09"}).status, 2);
  EXPECT_EQ(convert({"--modified", "yesterday"}).status, 2);
  EXPECT_EQ(convert({"--modified", "1969-12-31"}).status, 2);
  EXPECT_EQ(convert({"--a11y-report", "https://example.org"}).status, 2)
      << "a report without anyone who vouches";
  EXPECT_EQ(convert({"--no-author", "--author", "某"}).status, 2);
}

TEST_F(BookMetadata, BytesThatNoBookMayHoldAreTakenOut) {
  ASSERT_EQ(convert({"-a", "某\x01\xFF", "--set", "rights=\x1B[1mx", "--subject", "a\xEF\xBF\xBE"}).status,
            0);
  EXPECT_EQ(all("//dc:creator"), Lines{"某\uFFFD"});
  EXPECT_EQ(all("//dc:rights"), Lines{"[1mx"});
  EXPECT_EQ(all("//dc:subject"), Lines{"a"});
}

TEST_F(BookMetadata, SignsThatHideOrTurnLettersAreTakenOut) {
  ASSERT_EQ(convert({"-t", "\u202E渡\u2060口\u202C", "-a", "\u200Eאבג\u200E"}).status, 0);
  EXPECT_EQ(all("//dc:title"), Lines{"渡口"});
  EXPECT_EQ(all("//dc:creator"), Lines{"\u200Eאבג\u200E"});
}

TEST_F(BookMetadata, ABlankTitleIsNone) {
  ASSERT_EQ(convert({"-t", " \u3000"}).status, 0);
  EXPECT_EQ(all("//dc:title").size(), 1U);
  EXPECT_NE(all("//dc:title"), Lines{"无题"});  // but what the folder says
}

TEST_F(BookMetadata, AnUnknownAuthorIsNamedSoWithAWarningUnlessThereIsToBeNone) {
  const Finished unknown = convert({});
  EXPECT_NE(unknown.err.find("[metadata.author-unknown]"), std::string::npos);
  EXPECT_EQ(all("//dc:creator"), Lines{"佚名"});
  const Finished none = convert({"--no-author"});
  EXPECT_EQ(none.err, "");
  EXPECT_EQ(all("//dc:creator"), Lines{});
}

TEST_F(BookMetadata, ModifiedIsTheDateThatWasGiven) {
  const auto modified = [&](const std::string& date) {
    EXPECT_EQ(convert({"-a", "某", "--modified", date}).status, 0) << date;
    return all("//meta[@property='dcterms:modified']").front();
  };
  EXPECT_EQ(modified("2024-02-29"), "2024-02-29T00:00:00Z");
  EXPECT_EQ(modified("2024"), "2024-01-01T00:00:00Z");
  EXPECT_EQ(modified("2024-02-29T08:30+08:00"), "2024-02-29T00:30:00Z");
  EXPECT_EQ(modified("2024-02-29T08:30:15.5Z"), "2024-02-29T08:30:15Z");
  const Finished epoch = run_novel2epub({in_, "-o", out_, "-t", "雾", "-a", "某", "--modified", "2024-02-29"},
                                        {.environment = {{"SOURCE_DATE_EPOCH", "0"}}});
  EXPECT_EQ(epoch.status, 0);
  for (const auto& [name, bytes] : read_archive(out_)) {
    if (name == "EPUB/package.opf") {
      EXPECT_NE(bytes.find("1970-01-01T00:00:00Z"), std::string::npos);
    }
  }
}

TEST_F(BookMetadata, ConformanceIsClaimedByAPersonOnly) {
  ASSERT_EQ(convert({"-a", "某"}).status, 0);
  EXPECT_EQ(all("//meta[@property='dcterms:conformsTo']"), Lines{});
  ASSERT_EQ(
      convert({"-a", "某", "--certified-by", "某出版社", "--a11y-report", "https://example.org/a"}).status,
      0);
  EXPECT_EQ(all("//meta[@property='dcterms:conformsTo']"),
            Lines{"EPUB Accessibility 1.1 - WCAG 2.2 Level AA"});
  EXPECT_EQ(all("//meta[@property='a11y:certifiedBy']"), Lines{"某出版社"});
  EXPECT_EQ(package_.select_nodes("//link[@rel='a11y:certifierReport']").size(), 1U);
}

}  // namespace
}  // namespace novel2epub::test
