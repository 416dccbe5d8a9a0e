// Archives that a stranger made: whatever they hold, reading them ends, and says what is wrong.
#include "zip/unpack.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/files.hpp"
#include "zip/container.hpp"
#include "zip/directory.hpp"
#include "zip/pack.hpp"

namespace novel2epub::test {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

class Unpack : public testing::Test {
 protected:
  std::string archive(const Files& files) {
    const std::string path = folder_ / "a.epub";
    zip::Plan plan;
    for (const auto& [name, bytes] : files) plan.names.push_back(name);
    plan.entry = [&](std::size_t i) { return zip::make_entry(files[i].first, files[i].second); };
    EXPECT_TRUE(zip::pack(path, plan));
    return path;
  }
  static std::string id_of(const Result<std::string>& read) { return read ? "" : read.error().id; }

  const Folder folder_;
};

TEST_F(Unpack, GivesBackWhatWasPacked) {
  auto opened =
      zip::Archive::open(archive({{"mimetype", "application/epub+zip"}, {"b", std::string(300'000, 'b')}}));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->names(), (std::vector<std::string>{"mimetype", "b"}));
  EXPECT_EQ(opened->read(1).value(), std::string(300'000, 'b'));
  EXPECT_EQ(opened->read(0).value(), "application/epub+zip");
  EXPECT_EQ(id_of(opened->read(2)), "archive.damaged");
}

TEST_F(Unpack, StopsBeforeABombIsUnpacked) {
  const std::string path = archive({{"a", std::string(5 << 20, '\0')}, {"b", "small"}});
  auto by_entry = zip::Archive::open(path, {.entries = 10, .entry = 1 << 20, .total = 1 << 30});
  ASSERT_TRUE(by_entry);
  EXPECT_EQ(id_of(by_entry->read(0)), "archive.too-large");
  EXPECT_EQ(by_entry->read(1).value(), "small");
  auto in_all = zip::Archive::open(path, {.entries = 10, .entry = 1 << 30, .total = 6 << 20});
  ASSERT_TRUE(in_all);
  EXPECT_TRUE(in_all->read(0));
  EXPECT_EQ(id_of(in_all->read(0)), "archive.too-large") << "the same entry many times over";
  EXPECT_EQ(zip::Archive::open(path, {.entries = 1, .entry = 1, .total = 1}).error().id, "archive.too-large");
}

TEST_F(Unpack, ProvesTheChecksum) {
  const std::string path = archive({{"mimetype", "application/epub+zip"}});
  std::string bytes = read_file(path);
  bytes[bytes.find("application")] = 'b';
  write_file(path, bytes);
  auto opened = zip::Archive::open(path);
  ASSERT_TRUE(opened);
  EXPECT_EQ(id_of(opened->read(0)), "archive.damaged");
}

TEST_F(Unpack, EveryTruncationEnds) {
  const std::string whole = read_file(archive({{"mimetype", "application/epub+zip"}, {"b", "text"}}));
  const std::string path = folder_ / "cut.epub";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write_file(path, whole.substr(0, size));
    EXPECT_FALSE(zip::Archive::open(path)) << size;
    EXPECT_FALSE(zip::read_directory(path)) << size;
  }
}

TEST_F(Unpack, EveryDamagedByteEnds) {
  const std::string whole = read_file(archive({{"mimetype", "application/epub+zip"}, {"b", "text"}}));
  const std::string path = folder_ / "damaged.epub";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0xFF);
    write_file(path, bytes);
    (void)zip::read_directory(path);
    auto opened = zip::Archive::open(path);
    for (std::size_t i = 0; opened && i < opened->names().size(); ++i) (void)opened->read(i);
  }
}

TEST_F(Unpack, NamesThatLeadElsewhereAreTold) {
  for (const char* name : {"../b", "/b", "a/../b", "a\\b", "a b", "书.xhtml", "a//b"}) {
    const auto headers = zip::read_directory(archive({{"mimetype", "application/epub+zip"}, {name, "x"}}));
    ASSERT_TRUE(headers);
    const auto notes = zip::check_container(*headers);
    ASSERT_EQ(notes.size(), 1U) << name;
    EXPECT_EQ(notes[0].id, "book.name") << name;
  }
  const auto twice =
      zip::read_directory(archive({{"mimetype", "application/epub+zip"}, {"a", "x"}, {"A", "x"}}));
  EXPECT_EQ(zip::check_container(twice.value()).size(), 1U);
}

TEST_F(Unpack, OurOwnContainersAreAsTheyShouldBe) {
  const auto headers = zip::read_directory(archive(
      {{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", "<a/>"}, {"EPUB/i/a.png", "x"}}));
  EXPECT_TRUE(zip::check_container(headers.value()).empty());
}

}  // namespace
}  // namespace novel2epub::test
