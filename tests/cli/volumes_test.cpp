// One text as several books: their names, their places on the shelf, and what stays when the text grows.
#include <gtest/gtest.h>

#include <filesystem>
#include <pugixml.hpp>
#include <set>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

// What a book says of itself.
struct Read {
  std::string title, identifier, series, position;
  Lines contents;  // labels of the table of contents
  std::set<std::string> files;
};

Read read_book(const std::string& path) {
  Read out;
  for (const auto& [name, bytes] : read_archive(path)) {
    out.files.insert(name);
    pugi::xml_document xml;
    if (name == "EPUB/package.opf") {
      xml.load_string(bytes.c_str());
      const auto value = [&](const char* where) {
        return std::string(xml.select_node(where).node().child_value());
      };
      out.title = value("//dc:title");
      out.identifier = value("//dc:identifier");
      out.series = value("//meta[@property='belongs-to-collection']");
      out.position = value("//meta[@property='group-position']");
    } else if (name == "EPUB/nav.xhtml") {
      xml.load_string(bytes.c_str());
      for (const auto& link : xml.select_nodes("//nav[@id='toc']//a"))
        out.contents.push_back(link.node().child_value());
    }
  }
  return out;
}

class Volumes : public testing::Test {
 protected:
  void write_chapters(int first, int last, const std::string& volume = {}) {
    for (int n = first; n <= last; ++n) {
      const std::string name = "第" + std::to_string(n) + "章";
      write_file(in_ + (volume.empty() ? "" : "/" + volume) + "/" + name + ".txt",
                 name + " 雾\n\n　　这是" + name + "的正文，雾还没有散。\n　　“早。”他说。\n");
    }
  }

  Finished convert(std::vector<std::string> more) {
    Lines words = {in_, "-o", folder_ / "out/book.epub", "-t", "雾", "-a", "白鹭洲", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    fs::create_directories(folder_ / "out");
    return run_novel2epub(words);
  }

  Read book(const std::string& name) const { return read_book(folder_ / ("out/" + name)); }
  Lines written() const { return files_below(folder_ / "out"); }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters";
};

TEST_F(Volumes, EachBecomesABookOfOneSeries) {
  write_chapters(1, 2, "第一卷 港");
  write_chapters(3, 5, "第二卷 海");
  const Finished finished = convert({"--split-volumes", "--report", folder_ / "report.json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(written(), (Lines{"book-01.epub", "book-02.epub"}));
  const Read first = book("book-01.epub"), second = book("book-02.epub");
  EXPECT_EQ(first.title, "雾 第一卷 港");
  EXPECT_EQ(second.title, "雾 第二卷 海");
  EXPECT_EQ(second.series + " " + second.position, "雾 2");
  EXPECT_NE(first.identifier, second.identifier);
  EXPECT_EQ(first.contents, (Lines{"第1章 雾", "第2章 雾"})) << "the volume is the book";
  EXPECT_TRUE(second.files.contains("EPUB/text/c00003.xhtml"));
  const auto report = parse_json(read_file(folder_ / "report.json")).value_or(Json{});
  ASSERT_EQ(report["books"].items.size(), 2U);
  EXPECT_TRUE(report["books"][1]["output"].string.ends_with("book-02.epub"));
  EXPECT_EQ(report["books"][1]["first_chapter"].number, 2);
  EXPECT_EQ(report["books"][1]["chapters"].number, 3);
}

TEST_F(Volumes, WhatStandsInNoneGoesWithItsNeighbour) {
  write_file(folder_ / "whole.txt",
             "序章\n\n　　从前有一座港。\n\n第一卷 港\n\n第1章 雾\n\n　　雾来了。\n\n第2章 "
             "雨\n\n　　雨来了。\n\n第二卷 "
             "海\n\n第3章 船\n\n　　船走了。\n\n第4章 灯\n\n　　灯灭了。\n");
  const Finished finished = run_novel2epub(
      {folder_ / "whole.txt", "-o", folder_ / "b.epub", "-q", "--split-volumes", "-t", "雾", "-a", "某"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(read_book(folder_ / "b-01.epub").contents, (Lines{"序章", "第1章 雾", "第2章 雨"}));
  EXPECT_EQ(read_book(folder_ / "b-02.epub").contents, (Lines{"第3章 船", "第4章 灯"}));
}

TEST_F(Volumes, OfAFixedNumberOfChaptersStayTheSameBooksWhenMoreCome) {
  write_chapters(1, 5);
  ASSERT_EQ(convert({"--split-every", "2"}).status, 0);
  EXPECT_EQ(written(), (Lines{"book-01.epub", "book-02.epub", "book-03.epub"}));
  const std::string first = read_file(folder_ / "out/book-01.epub");
  const Read last = book("book-03.epub");
  EXPECT_EQ(last.title, "雾 第3册");
  write_chapters(6, 8);
  ASSERT_EQ(convert({"--split-every", "2"}).status, 0);
  EXPECT_EQ(book("book-03.epub").identifier, last.identifier);
  EXPECT_EQ(book("book-03.epub").title, last.title);
  EXPECT_EQ(book("book-03.epub").contents.size(), 2U);
  EXPECT_EQ(book("book-01.epub").identifier, read_book(folder_ / "out/book-01.epub").identifier);
  EXPECT_EQ(written().size(), 4U);
}

TEST_F(Volumes, AreNumberedEvenWhereThereIsOnlyOneSoFar) {
  write_chapters(1, 2);
  ASSERT_EQ(convert({"--split-every", "10"}).status, 0);
  EXPECT_EQ(written(), (Lines{"book-01.epub"}));
}

TEST_F(Volumes, WithoutAnyTheTextStaysOneBookAndThatIsTold) {
  write_chapters(1, 2);
  const Finished finished =
      run_novel2epub({in_, "-o", folder_ / "one.epub", "-t", "雾", "-a", "某", "--split-volumes"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.err.find("[split.no-volumes]"), std::string::npos) << finished.err;
  EXPECT_EQ(read_book(folder_ / "one.epub").title, "雾");
}

TEST_F(Volumes, SeriesAndItsFirstPlaceMayBeGiven) {
  write_chapters(1, 4);
  ASSERT_EQ(convert({"--split-every", "2", "--series", "海港", "--series-index", "7"}).status, 0);
  EXPECT_EQ(book("book-02.epub").series + " " + book("book-02.epub").position, "海港 8");
}

TEST_F(Volumes, AGivenIdentifierIsTheOneOfTheWhole) {
  write_chapters(1, 4);
  ASSERT_EQ(convert({"--split-every", "2", "--identifier", "urn:x:1"}).status, 0);
  EXPECT_NE(book("book-01.epub").identifier, book("book-02.epub").identifier);
}

TEST_F(Volumes, AreWrittenAllOrNone) {
  write_chapters(1, 6);
  fs::create_directories(folder_ / "out/book-03.epub");  // no file can take its place
  write_file(folder_ / "out/book-01.epub", "the old book");
  EXPECT_EQ(convert({"--split-every", "2"}).status, 1);
  EXPECT_EQ(read_file(folder_ / "out/book-01.epub"), "the old book");
  EXPECT_EQ(written(), (Lines{"book-01.epub"}));
}

TEST_F(Volumes, CannotBeSplitInTwoWaysAtOnce) {
  write_chapters(1, 2);
  EXPECT_EQ(convert({"--split-every", "2", "--split-volumes"}).status, 2);
  EXPECT_EQ(convert({"--split-every", "0"}).status, 2);
}

// Libraries and reading positions know a book by its identifier, a place in it by the file and its id.
TEST_F(Volumes, ABookThatGrewIsTheSameBook) {
  write_chapters(1, 100);
  ASSERT_EQ(convert({}).status, 0);
  const Read before = book("book.epub");
  write_chapters(101, 120);
  write_file(in_ + "/序章.txt", "序章\n\n　　从前有一座港，港里有雾。\n");
  ASSERT_EQ(convert({}).status, 0);
  const Read after = book("book.epub");
  EXPECT_EQ(after.identifier, before.identifier);
  EXPECT_EQ(after.contents.size(), 121U);
  for (const std::string& file : before.files) EXPECT_TRUE(after.files.contains(file)) << file;
  const auto manifest = [&](const std::string& path) {
    std::set<std::string> items;
    for (const auto& [name, bytes] : read_archive(path))
      if (name == "EPUB/package.opf")
        for (const std::string& line : lines_of(bytes))
          if (line.find("<item ") != std::string::npos) items.insert(line);
    return items;
  };
  const std::set<std::string> items = manifest(folder_ / "out/book.epub");
  EXPECT_TRUE(items.contains(
      "    <item id=\"c00100\" href=\"text/c00100.xhtml\" media-type=\"application/xhtml+xml\" />"));
  EXPECT_TRUE(items.contains(
      "    <item id=\"c00001\" href=\"text/c00001.xhtml\" media-type=\"application/xhtml+xml\" />"));
}

}  // namespace
}  // namespace novel2epub::test
