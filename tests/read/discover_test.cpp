#include "read/discover.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "encode.hpp"

namespace novel2epub::read {
namespace {

namespace fs = std::filesystem;

// An empty folder of its own for each test, removed afterwards.
class Discover : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::path(::testing::TempDir()) /
            ("discover_" + std::string(info->name()) + std::to_string(::getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  std::string path(const std::string& name) const { return (root_ / name).string(); }
  std::string add(const std::string& name, const std::string& bytes = "text") const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return path(name);
  }
  Discovery must_find(const std::vector<std::string>& inputs) const {
    auto found = discover(inputs);
    EXPECT_TRUE(found) << found.error().id << ": " << found.error().message;
    return found ? *found : Discovery{};
  }
  std::string error_id(const std::vector<std::string>& inputs) const {
    const auto found = discover(inputs);
    return found ? "none" : found.error().id;
  }
  static std::vector<std::string> names(const Discovery& book) {
    std::vector<std::string> out;
    for (const Source& source : book.sources) out.push_back(source.name);
    return out;
  }
  static bool skipped(const Discovery& book, const std::string& file) {
    return std::ranges::any_of(book.notes, [&](const Diagnostic& note) {
      return note.id == "discover.skipped" && note.file == file && note.severity == Severity::note;
    });
  }
  fs::path root_;
};

using Names = std::vector<std::string>;

TEST_F(Discover, PutsChaptersInNaturalOrder) {
  for (const char* name : {"第十章 归来.txt", "第二章 山门.TXT", "第一章.text", "第一百零一章 雪.txt"})
    add(std::string("b/") + name);
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(names(book), (Names{"第一章.text", "第二章 山门.TXT", "第十章 归来.txt", "第一百零一章 雪.txt"}));
  EXPECT_FALSE(book.whole);
  EXPECT_EQ(book.sources[0].path, path("b/第一章.text"));
  EXPECT_TRUE(book.notes.empty());
}

TEST_F(Discover, ComparesNamesWithoutSuffix) {
  for (const char* name : {"b/1.txt", "b/1 (2).txt", "b/1-2.txt"}) add(name);
  EXPECT_EQ(names(must_find({path("b")}))[0], "1.txt");
}

TEST_F(Discover, TakesInputsInTheOrderGiven) {
  const Names inputs = {add("z.txt"), add("b/2.txt"), add("a.txt")};
  const Discovery book = must_find(inputs);
  EXPECT_EQ(names(book), (Names{"z.txt", "2.txt", "a.txt"}));
  EXPECT_FALSE(book.whole);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(book.sources[i].rank, i);
}

std::vector<std::size_t> ranks(const Discovery& book) {
  std::vector<std::size_t> out;
  for (const Source& source : book.sources) out.push_back(source.rank);
  return out;
}

TEST_F(Discover, RanksInputsByThePlaceTheyWereGiven) {
  using Ranks = std::vector<std::size_t>;
  const std::string one = add("1.txt"), ten = add("10.txt"), two = add("2.txt");
  add("v/3.txt"), add("v/4.txt");
  EXPECT_EQ(ranks(must_find({one, ten, two})), (Ranks{0, 0, 0})) << "as *.txt gives them: nobody's choice";
  EXPECT_EQ(ranks(must_find({one, two, ten})), (Ranks{0, 1, 2}));
  EXPECT_EQ(ranks(must_find({path("v"), two, one})), (Ranks{0, 0, 1, 2}));
}

TEST_F(Discover, LeavesOutWhatIsNoChapterAndSaysSo) {
  add("b/1.txt");
  for (const char* name : {"README.md", "LICENSE", "LICENSE.txt", "meta.json", "old.epub", "cover.txt",
                           "说明.pdf", "requirements.txt", "目录.txt", "notes.md"})
    add(std::string("b/") + name);
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(names(book), Names{"1.txt"});
  for (const char* name : {"README.md", "LICENSE", "LICENSE.txt", "meta.json", "old.epub", "cover.txt",
                           "说明.pdf", "requirements.txt", "目录.txt", "notes.md"})
    EXPECT_TRUE(skipped(book, name)) << name;
  EXPECT_EQ(book.contents, path("b/目录.txt"));
}

TEST_F(Discover, GathersThePicturesThatTextsMayShow) {
  for (const char* name : {"b/1.txt", "b/images/1.png", "b/cover.jpg", "outside.png"}) add(name);
  fs::create_symlink(path("outside.png"), root_ / "b" / "link.png");
  const Discovery book = must_find({path("b")});
  EXPECT_TRUE(book.notes.empty()) << "whether a picture is left out is seen when the texts are read";
  Names inside, outside;
  for (const PictureFile& picture : book.pictures)
    (picture.outside ? outside : inside).push_back(picture.name);
  EXPECT_EQ(inside, (Names{"cover.jpg", "images/1.png"}));
  EXPECT_EQ(outside, Names{"link.png"});
}

TEST_F(Discover, KeepsChaptersThatOnlyLookLikePapers) {
  for (const char* name : {"readme不是我写的.txt", "目录学的老师.txt", "logs of the north.txt", "覆盖.txt",
                           "简介.txt", "001.md"})
    add(std::string("b/") + name);
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(book.sources.size(), 6U);
  EXPECT_TRUE(book.notes.empty());
}

TEST_F(Discover, LeavesOutHiddenFilesAndSaysSo) {
  for (const char* name :
       {"b/1.txt", "b/.git/config.txt", "b/.1.txt.swp", "b/1.txt~", "b/__MACOSX/1.txt", "b/Thumbs.db"})
    add(name);
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(names(book), Names{"1.txt"});
  for (const char* name : {".git", ".1.txt.swp", "1.txt~", "__MACOSX", "Thumbs.db"})
    EXPECT_TRUE(skipped(book, name)) << name;
  EXPECT_EQ(book.notes.size(), 5U);
}

TEST_F(Discover, GathersManyFilesOfOneKindInOneNote) {
  add("b/1.txt");
  for (int i = 0; i < 40; ++i) add("b/p" + std::to_string(i) + ".json");
  const Discovery book = must_find({path("b")});
  ASSERT_EQ(book.notes.size(), 1U);
  EXPECT_NE(book.notes[0].message.find("39 more"), std::string::npos) << book.notes[0].message;
}

TEST_F(Discover, TakesMarkdownAndBareNamesWhereNothingElseIs) {
  for (const char* name :
       {"m/one.md", "m/two.md", "m/README.md", "n/chapter.1", "n/第3章 3.5亿", "n/chapter.844"})
    add(name);
  EXPECT_EQ(names(must_find({path("m")})), (Names{"one.md", "two.md"}));
  EXPECT_EQ(must_find({path("n")}).sources.size(), 3U);
}

TEST_F(Discover, NamesVolumesAfterFolders) {
  for (const char* name :
       {"书/第一卷 山/1.txt", "书/第二卷 海/1.txt", "书/chapters/9.txt", "书/序.txt", "书/2/1.txt"})
    add(name);
  const Discovery book = must_find({path("书")});
  std::vector<std::string> volumes;
  for (const Source& source : book.sources) volumes.push_back(source.folder + "|" + source.name);
  EXPECT_EQ(volumes, (Names{"2|2/1.txt", "|chapters/9.txt", "|序.txt", "第一卷 山|第一卷 山/1.txt",
                            "第二卷 海|第二卷 海/1.txt"}));
}

TEST_F(Discover, NamesVolumesAfterSeveralInputFolders) {
  add("上卷/1.txt"), add("下卷/1.txt");
  const Discovery book = must_find({path("上卷"), path("下卷/")});
  EXPECT_EQ(names(book), (Names{"上卷/1.txt", "下卷/1.txt"}));
  EXPECT_EQ(book.sources[1].folder, "下卷");
}

TEST_F(Discover, FindsCoverAndRules) {
  for (const char* name : {"b/1.txt", "b/cover.PNG", "b/cover.jpg", "b/art/cover.jpg", "b/rules"}) add(name);
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(book.cover, path("b/cover.jpg"));
  EXPECT_EQ(book.rules, Names{path("b/rules")});
  EXPECT_TRUE(book.notes.empty());
}

TEST_F(Discover, KnowsWhereTitleAndOutputBelong) {
  add("我的书/chapters/001.txt"), add("我的书/chapters/002.txt");
  const Discovery book = must_find({path("我的书/chapters/")});
  EXPECT_EQ(book.base, "我的书");
  EXPECT_EQ(book.beside, path("我的书"));
  EXPECT_EQ(must_find({path("我的书/./chapters/../chapters/.")}).base, "我的书");
  const fs::path before = fs::current_path();
  fs::current_path(root_ / "我的书");
  EXPECT_EQ(must_find({"chapters"}).base, "我的书");
  EXPECT_EQ(must_find({"chapters"}).beside, ".");
  fs::current_path(root_ / "我的书" / "chapters");
  EXPECT_EQ(must_find({"."}).base, "我的书");
  EXPECT_EQ(must_find({"."}).beside, fs::canonical(root_ / "我的书").string());
  EXPECT_EQ(must_find({"001.txt"}).beside, ".");
  fs::current_path(before);
}

TEST_F(Discover, NamesABookAfterItsOnlyFile) {
  const std::string file = add("下载/《灯火》作者 某人.TXT");
  EXPECT_EQ(must_find({file}).base, "《灯火》作者 某人");
  EXPECT_TRUE(must_find({file}).whole);
  EXPECT_EQ(must_find({file}).beside, path("下载"));
  EXPECT_EQ(must_find({path("下载")}).base, "《灯火》作者 某人");
  add("灯火/第1457章.txt"), add("灯火二/chapter_12.txt"), add("灯火三/12.txt"), add("灯火四/小說.txt");
  EXPECT_EQ(must_find({path("灯火")}).base, "灯火");
  EXPECT_EQ(must_find({path("灯火二")}).base, "灯火二");
  EXPECT_EQ(must_find({path("灯火三/12.txt")}).base, "灯火三");
  EXPECT_EQ(must_find({path("灯火四")}).base, "灯火四");
  EXPECT_FALSE(must_find({path("灯火")}).whole) << "a chapter by its name";
  EXPECT_TRUE(must_find({path("灯火四")}).whole);
  add("灯火三/12.txt", std::string(300'000, 'x'));
  EXPECT_TRUE(must_find({path("灯火三")}).whole) << "a novel by its length";
  add("x/一念.txt"), add("y/三生三世.txt"), add("z/1984.txt");
  EXPECT_EQ(must_find({path("x")}).base, "一念");
  EXPECT_EQ(must_find({path("y")}).base, "三生三世");
}

TEST_F(Discover, ReadsStandardInput) {
  const Discovery book = must_find({"-"});
  ASSERT_EQ(book.sources.size(), 1U);
  EXPECT_EQ(book.sources[0].path, "-");
  EXPECT_EQ(book.sources[0].name, "stdin");
  EXPECT_TRUE(book.whole);
  EXPECT_EQ(book.base, "");
  EXPECT_EQ(book.beside, ".");
}

TEST_F(Discover, FailsWithReason) {
  EXPECT_EQ(error_id({}), "input.missing");
  EXPECT_EQ(error_id({path("nowhere")}), "input.missing");
  EXPECT_EQ(error_id({add("a.txt") + "/b.txt"}), "input.missing");
  EXPECT_EQ(error_id({""}), "input.missing");
  fs::create_directories(root_ / "empty" / "sub");
  EXPECT_EQ(error_id({path("empty/sub")}), "input.empty");
  EXPECT_EQ(error_id({path("empty")}), "input.no-text");
  add("pictures/1.png");
  EXPECT_EQ(error_id({path("pictures")}), "input.no-text");
  EXPECT_EQ(error_id({add("book.epub")}), "input.not-text");
}

TEST_F(Discover, FailsOnAFolderThatCannotBeRead) {
  constexpr ::uid_t nobody = 65534;
  const bool root = ::geteuid() == 0;  // to whom nothing is forbidden
  add("b/1.txt"), add("b/sub/2.txt");
  fs::permissions(root_ / "b" / "sub", fs::perms::none);
  if (root) {
    ASSERT_EQ(::seteuid(nobody), 0);
  }
  const auto found = discover({path("b")});
  if (root) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  fs::permissions(root_ / "b" / "sub", fs::perms::owner_all);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().id, "input.unreadable");
  EXPECT_EQ(found.error().file, "sub");
}

TEST_F(Discover, SurvivesOddEntries) {
  add("b/1.txt");
  fs::create_directories(root_ / "b" / "folder.txt");
  add("b/folder.txt/2.txt");
  ASSERT_EQ(::mkfifo(path("b/pipe.txt").c_str(), 0600), 0);
  fs::create_directory_symlink("..", root_ / "b" / "folder.txt" / "loop");
  fs::create_symlink("1.txt", root_ / "b" / "3.txt");
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(names(book), (Names{"1.txt", "3.txt", "folder.txt/2.txt"}));
  EXPECT_TRUE(skipped(book, "pipe.txt"));
  EXPECT_TRUE(skipped(book, "folder.txt/loop"));
}

TEST_F(Discover, ALinkToNothingIsAHoleInTheBook) {
  add("b/1.txt");
  fs::create_symlink("gone.png", root_ / "b" / "picture");
  EXPECT_TRUE(skipped(must_find({path("b")}), "picture"));
  fs::create_symlink("gone.txt", root_ / "b" / "2.txt");
  EXPECT_EQ(error_id({path("b")}), "input.unreadable");
}

TEST_F(Discover, ReadsNamesInOtherCharsets) {
  for (const char* name : {"第二章 山门.txt", "第十章 归来.txt", "第一章 少年.txt"})
    add("b/" + encode(name, "gb18030"));
  const Discovery book = must_find({path("b")});
  EXPECT_EQ(names(book), (Names{"第一章 少年.txt", "第二章 山门.txt", "第十章 归来.txt"}));
  EXPECT_TRUE(read_file(book.sources[0].path, book.sources[0].name));
  add("c/\xFF\xFE\xFD.txt"), add("c/a\nb.txt");
  EXPECT_EQ(names(must_find({path("c")})).size(), 2U);
  for (const std::string& name : names(must_find({path("c")}))) EXPECT_EQ(name.find('\n'), name.npos);
}

TEST_F(Discover, TakesAFileGivenTwiceOnce) {
  const std::string file = add("a.txt"), other = add("b.txt");
  const Discovery book = must_find({file, other, file});
  EXPECT_EQ(names(book), (Names{"a.txt", "b.txt"}));
  EXPECT_TRUE(skipped(book, "a.txt"));
}

TEST_F(Discover, TellsWhenAFileWasChanged) {
  const std::string file = add("a.txt");
  struct timespec times[2] = {{1'500'000'000, 0}, {1'500'000'000, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
  EXPECT_EQ(must_find({file}).sources[0].modified, 1'500'000'000);
}

TEST_F(Discover, ReadsFilesOfAnySize) {
  const std::string bytes(300'000, 'x');
  EXPECT_EQ(*read_file(add("big.txt", bytes), "big.txt"), bytes);
  EXPECT_EQ(*read_file(add("none.txt", ""), "none.txt"), "");
  EXPECT_FALSE(read_file(path("absent.txt"), "absent.txt"));
  const auto folder = read_file(path("."), "x");
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().id, "input.unreadable");
}

}  // namespace
}  // namespace novel2epub::read
