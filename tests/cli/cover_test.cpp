// Which cover a book gets, by the files of the book that comes out.
#include <gtest/gtest.h>

#include <map>

#include "cover/font.hpp"
#include "image/image.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

class BookCover : public testing::Test {
 protected:
  BookCover() { write_file(folder_ / "in/1.txt", "第一章 晨\n\n　　天亮了。\n"); }

  Finished convert(std::vector<std::string> options) {
    std::vector<std::string> words = {folder_ / "in", "-t", "晨", "-a", "某", "-o", folder_ / "book.epub"};
    words.insert(words.end(), options.begin(), options.end());
    return run_novel2epub(words);
  }

  // The cover's bytes; empty where the book has none.
  std::string cover() {
    for (const auto& [name, content] : read_archive(folder_ / "book.epub"))
      if (name.starts_with("EPUB/images/cover.")) return content;
    return "";
  }

  Folder folder_;
};

TEST_F(BookCover, IsDrawnWhereThereIsNone) {
  EXPECT_EQ(convert({}).status, 0);
  const std::string drawn = cover();
  EXPECT_EQ(image::probe(drawn)->width, 1200U);
  EXPECT_EQ(convert({"--cover", "auto"}).status, 0);
  EXPECT_TRUE(cover() == drawn);
}

TEST_F(BookCover, IsLeftOutOnDemand) {
  EXPECT_EQ(convert({"--cover", "none"}).status, 0);
  EXPECT_EQ(cover(), "");
}

TEST_F(BookCover, OfTheFolderIsTaken) {
  const image::Pixels red{
      .width = 600, .height = 1000, .channels = 3, .samples = std::vector<std::uint8_t>(600 * 1000 * 3, 99)};
  write_file(folder_ / "in/cover.webp", image::encode_png(red));  // a name that lies
  EXPECT_EQ(convert({}).status, 0);
  EXPECT_TRUE(cover() == image::encode_png(red));
}

TEST_F(BookCover, OfTheFolderThatIsNoneIsReplacedWithAWarning) {
  write_file(folder_ / "in/cover.jpg", "<html>404 Not Found");
  const Finished finished = convert({});
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.err.find("warning: cannot use the cover"), std::string::npos) << finished.err;
  EXPECT_EQ(image::probe(cover())->width, 1200U);
}

TEST_F(BookCover, GivenThatIsNoneIsAnError) {
  write_file(folder_ / "mine.jpg", "<html>404 Not Found");
  const Finished finished = convert({"--cover", folder_ / "mine.jpg"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("[cover.unusable]"), std::string::npos) << finished.err;
}

TEST_F(BookCover, TakesAFontForItsWords) {
  ASSERT_EQ(convert({}).status, 0);
  const std::string drawn = cover();
  write_file(folder_ / "letters.otf", std::string(cover::built_in_font()));
  EXPECT_EQ(convert({"--cover-font", folder_ / "letters.otf"}).status, 0);
  EXPECT_TRUE(cover() == drawn) << "the font is the built-in one";
  write_file(folder_ / "letters.otf", "no font");
  EXPECT_NE(convert({"--cover-font", folder_ / "letters.otf"}).err.find("[cover.font]"), std::string::npos);
  EXPECT_EQ(convert({"--cover-font", folder_ / "nowhere.otf"}).status, 1);
}

}  // namespace
}  // namespace novel2epub::test
