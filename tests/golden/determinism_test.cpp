// Same input, same bytes: whatever the machine's settings are while the book is made.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support/files.hpp"
#include "support/sample.hpp"

namespace novel2epub::test {
namespace {

namespace fs = std::filesystem;

Sample sample_named(const std::string& name) {
  for (const Sample& sample : samples()) {
    if (sample.name == name) return sample;
  }
  return {};
}

std::string book_of(const Sample& sample, const Setting& setting = {}) {
  const Folder folder;
  const Finished finished = convert_sample(sample, folder / "book.epub", setting);
  EXPECT_EQ(finished.status, 0) << finished.err;
  return read_file(folder / "book.epub");
}

class Determinism : public testing::TestWithParam<const char*> {
 protected:
  const Sample sample_ = sample_named(GetParam());
  const std::string book_ = book_of(sample_);
};

TEST_P(Determinism, AnyNumberOfThreads) {
  for (const char* jobs : {"1", "2", "8"}) {
    Sample sample = sample_;
    sample.options.insert(sample.options.end(), {"--jobs", jobs});
    EXPECT_TRUE(book_of(sample) == book_) << "--jobs " << jobs;
  }
}

TEST_P(Determinism, AnyTimeZoneAndLocale) {
  EXPECT_TRUE(book_of(sample_, {.environment = {{"TZ", "Asia/Shanghai"}, {"LANG", "zh_CN.UTF-8"}}}) == book_);
  EXPECT_TRUE(book_of(sample_, {.environment = {{"TZ", "America/Lima"}, {"LC_ALL", "tr_TR.UTF-8"}}}) ==
              book_);
  EXPECT_TRUE(book_of(sample_, {.environment = {{"LC_ALL", "C"}, {"HOME", "/nonexistent"}}}) == book_);
}

TEST_P(Determinism, AnyUmask) {
  const Folder folder;
  std::string line = "umask 077 && exec '" + program() + "' " + sample_.input + " -o " + folder / "book.epub";
  for (const std::string& option : sample_.options) line += " '" + option + "'";
  const Finished finished =
      run({"/bin/sh", "-c", line},
          {.directory = source_root() / "samples", .environment = {{"SOURCE_DATE_EPOCH", "1767225600"}}});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_TRUE(read_file(folder / "book.epub") == book_);
}

// A copy whose files were made in the opposite order, in another place, read from inside.
TEST_P(Determinism, AnyFolderAndOrderOnDisk) {
  const Folder folder;
  const fs::path samples = source_root() / "samples";
  std::vector<std::string> names = files_below(samples / sample_.input);
  std::ranges::reverse(names);
  for (const std::string& name : names) {
    write_file(folder.path() / "elsewhere" / sample_.input / name, read_file(samples / sample_.input / name));
  }
  EXPECT_TRUE(book_of(sample_, {.directory = folder.path() / "elsewhere"}) == book_);
}

INSTANTIATE_TEST_SUITE_P(, Determinism,
                         testing::Values("zh-series", "zh-volumes", "zh-wrapped", "zh-gb18030"),
                         [](const auto& name) { return test_name(name.param); });

// Without SOURCE_DATE_EPOCH the time of the inputs is used, not that of the run.
TEST(Clock, InputsTimeIsTheBooksTime) {
  const Folder folder;
  write_file(folder / "in/1.txt", "第一章 晨\n\n　　天亮了。\n");
  const std::vector<std::string> words = {folder / "in", "-t", "晨", "-a", "某", "-o"};
  const auto convert = [&](const std::string& output) {
    std::vector<std::string> all = words;
    all.push_back(output);
    EXPECT_EQ(run_novel2epub(all).status, 0);
    return read_file(output);
  };
  const std::string first = convert(folder / "first.epub");
  fs::last_write_time(folder / "first.epub", fs::file_time_type::clock::now() - std::chrono::hours(48));
  EXPECT_TRUE(convert(folder / "second.epub") == first);
  fs::last_write_time(folder / "in/1.txt", fs::file_time_type::clock::now() - std::chrono::hours(48));
  EXPECT_FALSE(convert(folder / "third.epub") == first);
}

}  // namespace
}  // namespace novel2epub::test
