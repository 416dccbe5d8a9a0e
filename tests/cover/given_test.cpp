#include "cover/given.hpp"

#include <gtest/gtest.h>

#include "image/image.hpp"
#include "image/pictures.hpp"

namespace novel2epub::tests {
namespace {

struct Read {
  Result<Cover> cover;
  std::vector<Diagnostic> notes;
};

Read read(std::string bytes, const std::string& name = "cover.jpg") {
  Read out;
  out.cover = cover::given_cover(std::move(bytes), name, out.notes);
  return out;
}

std::string note_of(std::string bytes) {
  const Read result = read(std::move(bytes));
  if (!result.cover) return result.cover.error().id;
  std::string ids;
  for (const Diagnostic& note : result.notes) ids += (ids.empty() ? "" : " ") + note.id;
  return ids;
}

std::string jpeg(std::uint32_t width, std::uint32_t height) { return jpeg_of(drawing(width, height)); }

TEST(Cover, is_judged_by_its_bytes_and_not_by_its_name) {
  const Read png = read(image::encode_png(drawing(600, 1000)), "cover.jpg");
  ASSERT_TRUE(png.cover);
  EXPECT_EQ(png.cover->media_type, "image/png");
  EXPECT_EQ(png.cover->width, 600U);
  EXPECT_EQ(png.cover->height, 1000U);
  EXPECT_TRUE(png.notes.empty());
  const Read other = read(jpeg(800, 1200), "cover.png");
  ASSERT_TRUE(other.cover);
  EXPECT_EQ(other.cover->media_type, "image/jpeg");
  EXPECT_EQ(other.cover->width, 800U);
  EXPECT_EQ(other.cover->height, 1200U);
  EXPECT_TRUE(other.cover->bytes == jpeg(800, 1200)) << "a fit cover is taken byte for byte";
}

TEST(Cover, that_readers_do_not_show_is_made_anew) {
  EXPECT_EQ(note_of(webp_of(drawing(600, 1000))), "cover.changed");
  EXPECT_EQ(note_of(gif_of(drawing(600, 1000))), "cover.changed");
  EXPECT_EQ(note_of(bmp_of(drawing(600, 1000))), "cover.changed");
  EXPECT_EQ(note_of(cmyk_jpeg(600, 1000)), "cover.changed");
  EXPECT_EQ(note_of(with_orientation(jpeg(1000, 600), 6)), "cover.changed");
  const Read large = read(jpeg(2100, 2100));
  ASSERT_TRUE(large.cover);
  EXPECT_EQ(large.cover->width, 2000U);
  ASSERT_FALSE(large.notes.empty());
  EXPECT_EQ(large.notes.front().message, "the cover was scaled down (2100 × 2100 → 2000 × 2000)");
  EXPECT_EQ(large.notes.front().severity, Severity::note);
}

TEST(Cover, that_cannot_be_shown_is_refused) {
  const std::string fit = jpeg(600, 1000);
  EXPECT_EQ(note_of(patched(fit, frame_of(fit) + 1, 0xC3, 1)), "cover.unusable") << "lossless";
  EXPECT_EQ(note_of(patched(fit, frame_of(fit) + 5, 0, 2)), "cover.unusable") << "no height";
  EXPECT_EQ(note_of(fit.substr(0, fit.size() / 2)), "cover.unusable");
  EXPECT_EQ(note_of(""), "cover.unusable");
  const Read page = read("<html><body>404 Not Found");
  ASSERT_FALSE(page.cover);
  EXPECT_EQ(page.cover.error().file, "cover.jpg");
  EXPECT_EQ(page.cover.error().message,
            "cannot use the cover: it is an HTML file; it must be JPEG, PNG, WebP, GIF or BMP");
}

TEST(Cover, may_have_something_behind_its_end) {
  EXPECT_EQ(note_of(jpeg(600, 1000) + "appended"), "");
  EXPECT_EQ(note_of(image::encode_png(drawing(600, 1000)) + "appended"), "");
}

TEST(Cover, of_a_bad_size_or_shape_is_taken_with_a_warning) {
  EXPECT_EQ(note_of(jpeg(499, 998)), "cover.small");
  EXPECT_EQ(note_of(jpeg(999, 999)), "cover.small");
  EXPECT_EQ(note_of(jpeg(500, 1000)), "");
  EXPECT_EQ(note_of(jpeg(1000, 1000)), "");
  EXPECT_EQ(note_of(jpeg(1001, 1000)), "cover.shape");
  EXPECT_EQ(note_of(jpeg(500, 1001)), "cover.shape");
}

}  // namespace
}  // namespace novel2epub::tests
