#include "epub/cover.hpp"

#include <gtest/gtest.h>

#include "epub/sample_images.hpp"

namespace novel2epub::tests {
namespace {

struct Read {
  Result<Cover> cover;
  std::vector<Diagnostic> notes;
};

Read read(std::string bytes, const std::string& name = "cover.jpg") {
  Read out;
  out.cover = epub::read_cover(std::move(bytes), name, out.notes);
  return out;
}

std::string note_of(std::string bytes) {
  const Read result = read(std::move(bytes));
  if (!result.cover) return result.cover.error().id;
  return result.notes.empty() ? "" : result.notes.front().id;
}

TEST(Cover, is_judged_by_its_bytes_and_not_by_its_name) {
  const Read png = read(sample_png(600, 1000), "cover.jpg");
  ASSERT_TRUE(png.cover);
  EXPECT_EQ(png.cover->media_type, "image/png");
  EXPECT_EQ(png.cover->width, 600U);
  EXPECT_EQ(png.cover->height, 1000U);
  EXPECT_TRUE(png.notes.empty());
  const Read jpeg = read(sample_jpeg(800, 1200), "cover.png");
  ASSERT_TRUE(jpeg.cover);
  EXPECT_EQ(jpeg.cover->media_type, "image/jpeg");
  EXPECT_EQ(jpeg.cover->width, 800U);
  EXPECT_EQ(jpeg.cover->height, 1200U);
  EXPECT_EQ(jpeg.cover->bytes, sample_jpeg(800, 1200));
}

TEST(Cover, may_be_grey_or_progressive) {
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 1)), "");
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC2')), "");
}

TEST(Cover, that_readers_cannot_show_is_refused) {
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 4)), "cover.unusable") << "CMYK";
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC3')), "cover.unusable") << "lossless";
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC9')), "cover.unusable") << "arithmetic coding";
  EXPECT_EQ(note_of(sample_jpeg(0, 1200)), "cover.unusable");
  EXPECT_EQ(note_of(""), "cover.unusable");
  EXPECT_EQ(note_of("<html><body>404 Not Found"), "cover.unusable");
}

TEST(Cover, in_another_format_is_refused_by_its_name) {
  const Read webp = read(std::string("RIFF\x10\0\0\0WEBPVP8 ", 16));
  ASSERT_FALSE(webp.cover);
  EXPECT_NE(webp.cover.error().message.find("WebP"), std::string::npos);
  EXPECT_EQ(webp.cover.error().file, "cover.jpg");
}

TEST(Cover, cut_off_anywhere_is_refused) {
  const std::string png = sample_png(40, 40), jpeg = sample_jpeg(800, 1200);
  for (std::size_t size = 0; size < png.size(); ++size) EXPECT_FALSE(read(png.substr(0, size)).cover) << size;
  for (std::size_t size = 0; size < jpeg.size() - 2; ++size)
    EXPECT_FALSE(read(jpeg.substr(0, size)).cover) << size;
}

TEST(Cover, may_have_something_behind_its_end) {
  EXPECT_EQ(note_of(sample_jpeg(800, 1200) + "appended"), "");
  EXPECT_EQ(note_of(sample_png(600, 1000) + "appended"), "");
}

TEST(Cover, of_a_bad_size_is_taken_with_a_warning) {
  EXPECT_EQ(note_of(sample_jpeg(499, 1200)), "cover.small");
  EXPECT_EQ(note_of(sample_jpeg(999, 800)), "cover.small");
  EXPECT_EQ(note_of(sample_jpeg(500, 1000)), "");
  EXPECT_EQ(note_of(sample_jpeg(2001, 2000)), "cover.large");
  EXPECT_EQ(note_of(sample_jpeg(2000, 2000)), "");
  EXPECT_EQ(note_of(sample_jpeg(800, 1200) + std::string(5'000'000, '\0')), "cover.large");
}

TEST(Cover, that_lies_on_its_side_is_taken_with_a_warning) {
  const auto exif = [](char orientation) {
    return std::string("Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) + orientation +
           std::string(7, '\0');
  };
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC0', exif(6))), "cover.turned");
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC0', exif(1))), "");
  EXPECT_EQ(note_of(sample_jpeg(800, 1200, 3, '\xC0', std::string("Exif\0\0II\x2A\0\xFF\xFF\xFF\xFF", 14))),
            "");
}

}  // namespace
}  // namespace novel2epub::tests
