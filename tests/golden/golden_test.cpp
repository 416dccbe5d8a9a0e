// Each sample's book against tests/golden/NAME, file by file. NOVEL2EPUB_ACCEPT=1 rewrites what is expected.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <ostream>

#include "image/image.hpp"
#include "support/files.hpp"
#include "support/sample.hpp"

namespace novel2epub::test {

static void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

namespace {

namespace fs = std::filesystem;

fs::path golden_folder(const Sample& sample) { return source_root() / "tests/golden" / sample.name; }

// Where two texts part, with a few lines around: a whole chapter would bury it.
std::string difference(const std::string& actual, const std::string& expected) {
  const std::vector<std::string> a = lines_of(actual), e = lines_of(expected);
  std::size_t at = 0;
  while (at < a.size() && at < e.size() && a[at] == e[at]) ++at;
  std::string text = "line " + std::to_string(at + 1) + "\n";
  for (std::size_t i = at; i < at + 3 && i < e.size(); ++i) text += "  expected: " + e[i] + "\n";
  for (std::size_t i = at; i < at + 3 && i < a.size(); ++i) text += "  actual:   " + a[i] + "\n";
  return text;
}

std::string without(std::string text, const std::string& part) {
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos;) text.erase(at, part.size());
  return text;
}

void accept(const fs::path& folder, const std::map<std::string, std::string>& files) {
  fs::remove_all(folder);
  for (const auto& [name, content] : files) write_file(folder / name, content);
}

// Drawn covers by what they look like: another version of the font library may round an edge otherwise.
bool looks_alike(const std::string& actual, const std::string& expected) {
  const auto a = image::decode(actual), e = image::decode(expected);
  if (!a || !e || a->width != e->width || a->height != e->height || a->channels != e->channels) return false;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < a->samples.size(); ++i)
    sum += static_cast<std::uint64_t>(std::abs(a->samples[i] - e->samples[i]));
  return sum <= a->samples.size() / 2;  // half a step of 255 for each sample
}

bool is_as_expected(const std::string& name, const std::string& actual, const std::string& expected) {
  return actual == expected || (name == "EPUB/images/cover.png" && looks_alike(actual, expected));
}

class Golden : public testing::TestWithParam<Sample> {};

TEST_P(Golden, BookIsAsExpected) {
  const Folder folder;
  const Finished finished = convert_sample(GetParam(), folder / "book.epub");
  ASSERT_EQ(finished.status, 0) << finished.err;
  std::map<std::string, std::string> files;
  for (auto& [name, content] : read_archive(folder / "book.epub")) {
    EXPECT_FALSE(files.contains(name)) << name << " is stored twice";
    files[name] = std::move(content);
  }
  ASSERT_TRUE(files.contains("mimetype"));

  // Messages are part of what a run gives, and as easily worse without anybody noticing.
  files["messages.txt"] = without(finished.out + finished.err, folder.path().string() + "/");
  const fs::path expected = golden_folder(GetParam());
  if (accepting()) return accept(expected, files);
  for (const std::string& name : files_below(expected)) {
    EXPECT_TRUE(files.contains(name)) << name << " is missing from the book";
  }
  for (const auto& [name, content] : files) {
    ASSERT_TRUE(fs::exists(expected / name)) << name << " is not in " << expected;
    const std::string wanted = read_file(expected / name);
    EXPECT_TRUE(is_as_expected(name, content, wanted))
        << name << " differs at " << difference(content, wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(, Golden, testing::ValuesIn(samples()),
                         [](const auto& sample) { return test_name(sample.param.name); });

}  // namespace
}  // namespace novel2epub::test
