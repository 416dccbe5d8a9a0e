// `novel2epub info`: it has nothing to say about our books, and names what was done to them.
#include <gtest/gtest.h>

#include <functional>
#include <regex>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/sample.hpp"
#include "zip/pack.hpp"

namespace novel2epub::test {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

void write_book(const std::string& path, const Files& files) {
  zip::Plan plan;
  for (const auto& [name, bytes] : files) plan.names.push_back(name);
  plan.entry = [&](std::size_t i) { return zip::make_entry(files[i].first, files[i].second); };
  ASSERT_TRUE(zip::pack(path, plan));
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

class Info : public testing::Test {
 protected:
  void SetUp() override {
    write_file(in_ + "/第1章.txt", "第1章 雾\n\n　　天亮了，雾还没有散。\n　　“早。”他说。\n");
    write_file(in_ + "/第2章.txt", "第2章 船\n\n　　雾散了，船回来了。\n　　甲板上没有人。\n");
    const Finished made =
        run_novel2epub({in_, "-o", book_, "-t", "雾港", "-a", "白鹭洲", "--series", "港", "-q"});
    ASSERT_EQ(made.status, 0) << made.err;
  }

  // The book with something done to its files.
  void damage(const std::function<void(Files&)>& change) {
    Files files = read_archive(book_);
    change(files);
    write_book(book_, files);
  }
  void damage(const std::string& name, const std::string& from, const std::string& to) {
    damage([&](Files& files) {
      for (auto& [path, bytes] : files)
        if (path == name) return replace(bytes, from, to);
      FAIL() << name;
    });
  }
  Finished info(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"info", book_});
    return run_novel2epub(more);
  }
  void expect_told(const std::string& id, const Finished& finished) {
    EXPECT_EQ(finished.status, 3) << finished.err;
    EXPECT_NE(finished.err.find("[" + id + "]"), std::string::npos) << id << " in\n" << finished.err;
  }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters", book_ = folder_ / "book.epub";
};

TEST_F(Info, PrintsMetadataContentsAndSizes) {
  const Finished finished = info({"--ui", "en"});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  for (const char* part : {"雾港", "白鹭洲", "zh-Hans", "urn:uuid:", "第1章 雾", "第2章 船", "2 entries"})
    EXPECT_NE(finished.out.find(part), std::string::npos) << part << " in\n" << finished.out;
  EXPECT_NE(info({"--ui", "zh"}).out.find("书名"), std::string::npos);
}

TEST_F(Info, PrintsTheSameAsJson) {
  const Finished finished = info({"--json"});
  const auto json = parse_json(finished.out);
  ASSERT_TRUE(json.has_value()) << finished.out;
  EXPECT_EQ((*json)["schema"].string, "novel2epub/info/1");
  const Json& book = (*json)["books"][0];
  EXPECT_EQ(book["metadata"]["title"].string, "雾港");
  EXPECT_EQ(book["metadata"]["series"].string, "港");
  EXPECT_EQ(book["contents"].items.size(), 2U);
  EXPECT_EQ(book["contents"][0]["label"].string, "第1章 雾");
  EXPECT_GT(book["contents"][0]["letters"].number, 10);
  EXPECT_EQ(book["files"][0]["name"].string, "mimetype");
  EXPECT_TRUE(book["diagnostics"].items.empty());
}

TEST_F(Info, HasNothingToSayAboutTheSamples) {
  for (const Sample& sample : samples()) {
    const std::string path = folder_ / (sample.name + ".epub");
    ASSERT_EQ(convert_sample(sample, path).status, 0) << sample.name;
    std::vector<std::string> words = {"info", path, "--json"};
    const Finished finished = run_novel2epub(words);
    EXPECT_EQ(finished.status, 0) << sample.name << "\n" << finished.err;
  }
}

TEST_F(Info, TellsOfEachPromiseThatIsBroken) {
  const std::string text = "EPUB/text/c00001.xhtml", package = "EPUB/package.opf";
  struct Case {
    const char* id;
    std::string file, from, to;
  };
  const std::vector<Case> cases = {
      {"book.contents", "EPUB/nav.xhtml", "第1章 雾</a>", "第1章 云</a>"},
      {"book.contents", "EPUB/toc.ncx", "c00002", "c00001"},
      {"book.contents", package, "<itemref idref=\"c00001\" />", ""},
      {"book.identifier", "EPUB/toc.ncx", "urn:uuid:", "urn:isbn:"},
      {"book.xml", text, "</p>", "</q>"},
      {"book.xml", text, "天亮", "<3 & 天亮"},
      {"book.xml", text, "html>", "html [<!ENTITY a \"b\">]>"},
      {"book.package", package, "dcterms:modified", "dcterms:created"},
      {"book.package", text, "lang=\"zh-Hans\"", "lang=\"ja\""},
      {"book.package", package, "page-progression-direction", "page-direction"},
      {"book.link", text, "../css/book.css", "../css/other.css"},
      {"book.link", text, "<p>", "<p><a href=\"c00002.xhtml#nowhere\">x</a>"},
      {"book.link", text, "<p>", "<p><a href=\"../../../secret\">x</a>"},
      {"book.link", text, "<p>", "<p id=\"h\">"},
      {"book.manifest", package, "text/c00002.xhtml", "text/c00009.xhtml"},
      {"book.manifest", package, "<item id=\"css\"", "<item id=\"nav\""},
      {"book.mimetype", "mimetype", "epub", "zip"},
      {"book.remote", text, "<p>", "<p><img src=\"https://img.example/a.png\" alt=\"\"/>"},
      {"book.markup", text, "</head>", "<script>1</script></head>"},
      {"book.markup", text, "<p>", "<p style=\"color: red\">"},
      {"book.style", "EPUB/css/book.css", "}", "} p { background: url(https://img.example/a.png); }"},
      {"book.style", "EPUB/css/book.css", "}", ""},
      {"book.accessibility", package, ">textual<", ">text<"},
      {"book.accessibility", package, ">none<", ">none known<"},
      {"book.accessibility", package, "accessibilitySummary", "accessibilityNote"},
      {"book.accessibility", package, "schema:accessibilityHazard\">none", "dcterms:conformsTo\">none"},
      {"book.image", package, "image/png", "image/gif"},
  };
  const std::string whole = read_file(book_);
  for (const Case& one : cases) {
    write_file(book_, whole);
    damage(one.file, one.from, one.to);
    SCOPED_TRACE(one.file + ": " + one.to);
    expect_told(one.id, info());
  }
}

TEST_F(Info, TellsOfABlankChapter) {
  damage([](Files& files) {
    for (auto& [name, bytes] : files)
      if (name == "EPUB/text/c00001.xhtml")
        bytes = bytes.substr(0, bytes.find("<section")) + bytes.substr(bytes.find("</body>"));
  });
  expect_told("book.blank", info());
}

TEST_F(Info, TellsOfAChapterOfAHeadingAlone) {
  damage([](Files& files) {
    for (auto& [name, bytes] : files)
      if (name == "EPUB/text/c00001.xhtml") bytes = std::regex_replace(bytes, std::regex("<p>.*</p>"), "");
  });
  expect_told("book.blank", info());
}

TEST_F(Info, SaysThatThereIsNoSuchFile) {
  const Finished finished = run_novel2epub({"info", folder_ / "nowhere.epub", "--ui", "en"});
  EXPECT_NE(finished.err.find("No such file"), std::string::npos) << finished.err;
  EXPECT_EQ(finished.out, "") << "of what was not read there is nothing to print";
}

TEST_F(Info, TellsOfFilesThatNobodyListsOrThatLieInAnotherOrder) {
  const std::string whole = read_file(book_);
  damage([](Files& files) { files.emplace_back("EPUB/secret.txt", "x"); });
  expect_told("book.manifest", info());
  write_file(book_, whole);
  damage([](Files& files) { std::swap(files[files.size() - 1], files[files.size() - 2]); });
  expect_told("book.order", info());
  write_file(book_, whole);
  damage([](Files& files) { std::swap(files[0], files[1]); });
  expect_told("book.mimetype", info());
}

TEST_F(Info, TellsOfDatesAndNames) {
  std::string bytes = read_file(book_);
  const std::size_t directory = bytes.rfind("PK\x01\x02");
  bytes[directory + 14] = '\x22';
  write_file(book_, bytes);
  expect_told("book.date", info());
}

TEST_F(Info, WhatIsNoBookIsStatusOne) {
  EXPECT_EQ(run_novel2epub({"info", folder_ / "nowhere.epub"}).status, 1);
  EXPECT_EQ(run_novel2epub({"info", folder_.path()}).status, 1);
  EXPECT_EQ(run_novel2epub({"info"}).status, 2);
  write_file(folder_ / "text.epub", "no archive at all");
  EXPECT_EQ(run_novel2epub({"info", folder_ / "text.epub"}).status, 1);
  std::string half = read_file(book_);
  half.resize(half.size() / 2);
  write_file(folder_ / "half.epub", half);
  EXPECT_EQ(run_novel2epub({"info", folder_ / "half.epub"}).status, 1);
}

TEST_F(Info, AgainstItsDumpABookBalances) {
  const Finished finished = info({"--against", in_});
  EXPECT_EQ(finished.status, 0) << finished.err;
}

TEST_F(Info, AgainstItsDumpTellsChapterByChapterWhatIsAmiss) {
  const std::string whole = read_file(book_), text = "EPUB/text/c00001.xhtml";
  const auto against = [&] { return info({"--against", in_, "--ui", "en"}); };
  damage(text, "雾还没有散", "雾没有散");
  Finished finished = against();
  expect_told("balance.lacking", finished);
  EXPECT_NE(finished.err.find("第1章 雾: the book lacks 1 letters: 还"), std::string::npos) << finished.err;
  EXPECT_EQ(finished.err.find("第2章"), std::string::npos) << finished.err;

  write_file(book_, whole);
  damage(text, "天亮了", "天亮了又亮");
  expect_told("balance.excess", against());

  write_file(book_, whole);
  damage(text, "天亮了", "亮天了");
  expect_told("balance.order", against());

  write_file(book_, whole);
  write_file(in_ + "/第3章.txt", "第3章 灯\n\n　　灯还亮着。\n");
  expect_told("balance.missing", against());

  std::filesystem::remove(in_ + "/第3章.txt");
  std::filesystem::remove(in_ + "/第2章.txt");
  expect_told("balance.unknown", against());
}

TEST_F(Info, BooksOfOneTextBalanceTogether) {
  const std::string split = folder_ / "split.epub";
  ASSERT_EQ(
      run_novel2epub({in_, "-o", split, "-t", "雾港", "-a", "白鹭洲", "-q", "--split-every", "1"}).status, 0);
  const std::string first = folder_ / "split-01.epub", second = folder_ / "split-02.epub";
  EXPECT_EQ(run_novel2epub({"info", first, second, "--against", in_}).status, 0);
  EXPECT_EQ(run_novel2epub({"info", first, "--against", in_}).status, 3) << "half of it is missing";
}

}  // namespace
}  // namespace novel2epub::test
