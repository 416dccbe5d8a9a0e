#include "zip/pack.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zip.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <thread>

#include "epub/sample_books.hpp"

namespace novel2epub::tests {
namespace {

namespace fs = std::filesystem;

// Numbers as the ZIP format writes them.
std::uint32_t little_endian(const std::string& bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t k = width; k-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + k]);
  return value;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().filename().string());
  std::ranges::sort(out);
  return out;
}

class Pack : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(folder); }
  std::string path(const std::string& name = "book.epub") const { return (folder / name).string(); }

  fs::path folder = fresh_folder("pack");
  std::vector<zip::Entry> all = {zip::make_entry("mimetype", "application/epub+zip"),
                                 zip::make_entry("EPUB/text/a.xhtml", std::string(100'000, 'a')),
                                 zip::make_entry("EPUB/images/cover.png", "not compressed again"),
                                 zip::make_entry("EPUB/empty.txt", "")};
  zip::Plan plan{{"mimetype", "EPUB/text/a.xhtml", "EPUB/images/cover.png", "EPUB/empty.txt"},
                 [this](std::size_t i) { return all[i]; }};
};

TEST_F(Pack, unpacks_to_what_went_in) {
  ASSERT_TRUE(zip::pack(path(), plan));
  zip_t* archive = zip_open(path().c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  ASSERT_NE(archive, nullptr);
  ASSERT_EQ(zip_get_num_entries(archive, 0), 4);
  for (zip_uint64_t i = 0; i < 4; ++i) {
    EXPECT_EQ(zip_get_name(archive, i, 0), all[i].name);
    std::string content(all[i].size + 1, '\0');
    zip_file_t* file = zip_fopen_index(archive, i, 0);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(all[i].size));
    content.pop_back();
    EXPECT_EQ(content, content_of(all[i]));
    EXPECT_EQ(zip_fclose(file), 0);
  }
  zip_discard(archive);
}

TEST_F(Pack, begins_with_the_bytes_that_ocf_asks_for) {
  ASSERT_TRUE(zip::pack(path(), plan));
  EXPECT_EQ(bytes_of(path()).substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST_F(Pack, writes_headers_without_clock_extras_or_zip64) {
  ASSERT_TRUE(zip::pack(path(), plan));
  const std::string bytes = bytes_of(path());
  std::size_t at = little_endian(bytes, bytes.size() - 6, 4);
  for (const zip::Entry& entry : all) {
    ASSERT_EQ(little_endian(bytes, at, 4), 0x02014B50U);
    EXPECT_EQ(little_endian(bytes, at + 4, 2), 3U << 8 | 20U) << "made by Unix, version 2.0";
    EXPECT_EQ(little_endian(bytes, at + 8, 2) & 0x0009U, 0U)
        << "neither encrypted nor followed by a descriptor";
    EXPECT_EQ(little_endian(bytes, at + 10, 2), entry.stored ? 0U : 8U) << entry.name;
    EXPECT_EQ(little_endian(bytes, at + 12, 4), 0x00210000U) << "1980-01-01 00:00:00";
    EXPECT_EQ(little_endian(bytes, at + 30, 4), 0U) << "no extra field, no comment";
    EXPECT_EQ(little_endian(bytes, at + 38, 4), 0100644U << 16);
    const std::size_t local = little_endian(bytes, at + 42, 4);
    EXPECT_EQ(little_endian(bytes, local + 28, 2), 0U) << "no extra field";
    at += 46 + entry.name.size();
  }
}

TEST_F(Pack, writes_the_same_bytes_in_every_time_zone) {
  ASSERT_TRUE(zip::pack(path("a.epub"), plan));
  ::setenv("TZ", "Asia/Kathmandu", 1);
  ::tzset();
  ASSERT_TRUE(zip::pack(path("b.epub"), plan));
  ::unsetenv("TZ");
  ::tzset();
  EXPECT_EQ(bytes_of(path("a.epub")), bytes_of(path("b.epub")));
}

TEST_F(Pack, asks_for_each_entry_once_and_in_order) {
  std::vector<std::size_t> asked;
  plan.entry = [&](std::size_t i) { return asked.push_back(i), all[i]; };
  ASSERT_TRUE(zip::pack(path(), plan));
  EXPECT_EQ(asked, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST_F(Pack, replaces_an_old_book_and_leaves_nothing_beside_it) {
  std::ofstream(path()) << "the old book";
  ASSERT_TRUE(zip::pack(path(), plan));
  EXPECT_TRUE(bytes_of(path()).starts_with("PK"));
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"book.epub"});
}

TEST_F(Pack, writes_to_where_a_link_points) {
  fs::create_directory(folder / "real");
  std::ofstream(path("real/book.epub")) << "the old book";
  fs::create_symlink(folder / "real" / "book.epub", path());
  ASSERT_TRUE(zip::pack(path(), plan));
  EXPECT_TRUE(fs::is_symlink(path()));
  EXPECT_TRUE(bytes_of(path("real/book.epub")).starts_with("PK"));
}

TEST_F(Pack, leaves_the_old_book_when_an_entry_cannot_be_made) {
  std::ofstream(path()) << "the old book";
  plan.entry = [&](std::size_t i) { return i < 2 ? all[i] : throw std::runtime_error("worker died"); };
  const auto result = zip::pack(path(), plan);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "output.unwritable");
  EXPECT_EQ(bytes_of(path()), "the old book");
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"book.epub"});
}

TEST_F(Pack, says_where_it_could_not_write) {
  const std::string missing = path("no/such/folder/book.epub");
  const auto result = zip::pack(missing, plan);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "output.unwritable");
  EXPECT_EQ(result.error().file, missing);
  EXPECT_EQ(result.error().severity, Severity::error);
  EXPECT_TRUE(names_in(folder).empty());
  EXPECT_FALSE(zip::pack(folder.string(), plan)) << "a folder is no book";
}

// Ends the process with 0 if a book larger than the disk is refused as it should be.
[[noreturn]] void pack_on_a_full_disk(const std::string& path, const zip::Plan& plan) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit = {2000, 2000};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const auto result = zip::pack(path, plan);
  std::_Exit(!result && result.error().id == "output.unwritable" ? 0 : 1);
}

TEST_F(Pack, leaves_the_old_book_when_the_disk_is_full) {
  std::ofstream(path()) << "the old book";
  all[2] = zip::make_entry("EPUB/images/cover.png", std::string(1'000'000, 'x'));
  EXPECT_EXIT(pack_on_a_full_disk(path(), plan), testing::ExitedWithCode(0), "");
  EXPECT_EQ(bytes_of(path()), "the old book");
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"book.epub"});
}

TEST(MakeEntry, can_be_called_from_several_threads) {
  const std::string content(50'000, 'c');
  const zip::Entry wanted = zip::make_entry("EPUB/text/c.xhtml", content);
  std::vector<std::jthread> threads;
  std::vector<std::string> made(8);
  for (std::string& bytes : made) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) bytes = zip::make_entry("EPUB/text/c.xhtml", content).bytes;
    });
  }
  threads.clear();
  for (const std::string& bytes : made) EXPECT_EQ(bytes, wanted.bytes);
}

TEST(MakeEntry, stores_only_what_is_compressed_already) {
  for (const char* name : {"mimetype", "EPUB/images/cover.jpg", "EPUB/images/cover.png"}) {
    EXPECT_TRUE(zip::make_entry(name, "x").stored) << name;
  }
  for (const char* name : {"EPUB/package.opf", "EPUB/text/c00001.xhtml", "EPUB/mimetype"}) {
    EXPECT_FALSE(zip::make_entry(name, "x").stored) << name;
  }
}

TEST(WholeBooks, are_the_same_bytes_on_every_run) {
  const auto folder = fresh_folder("twice");
  for (const SampleBook& book : sample_books()) {
    ASSERT_TRUE(write(book, (folder / "a.epub").string()));
    ASSERT_TRUE(write(book, (folder / "b.epub").string()));
    EXPECT_EQ(bytes_of(folder / "a.epub"), bytes_of(folder / "b.epub")) << book.name;
  }
  fs::remove_all(folder);
}

TEST_F(Pack, of_several_books_puts_all_in_place_or_none) {
  const std::vector<std::string> names = {"a.epub", "b.epub", "c.epub"};
  const auto write_all = [&] {
    std::vector<zip::Written> written;
    for (const std::string& name : names) {
      auto book = zip::write(path(name), plan);
      EXPECT_TRUE(book);
      if (book) written.push_back(std::move(*book));
    }
    return written;
  };
  std::ofstream(path("b.epub")) << "the old book";
  {
    const std::vector<zip::Written> written = write_all();
    fs::create_directories(folder / "c.epub" / "in the way");  // after writing, before the last step
    EXPECT_FALSE(zip::put_in_place(written));
    EXPECT_FALSE(fs::exists(path("a.epub")));
    EXPECT_EQ(bytes_of(path("b.epub")), "the old book");
    fs::remove_all(folder / "c.epub");
  }
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"b.epub"}) << "what was written is gone";
  EXPECT_TRUE(zip::put_in_place(write_all()));
  EXPECT_EQ(names_in(folder), names);
  EXPECT_EQ(bytes_of(path("a.epub")), bytes_of(path("b.epub")));
}

}  // namespace
}  // namespace novel2epub::tests
