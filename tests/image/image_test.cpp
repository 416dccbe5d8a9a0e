#include "image/image.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "image/pictures.hpp"

namespace novel2epub::tests {
namespace {

using image::Format;
using image::Pixels;

using Rgb = std::vector<int>;

Rgb at(const Pixels& pixels, std::uint32_t x, std::uint32_t y) {
  const std::uint8_t* const s = &pixels.samples[(std::size_t{y} * pixels.width + x) * pixels.channels];
  return {s, s + pixels.channels};
}

int distance(const Pixels& a, const Pixels& b) {
  if (a.samples.size() != b.samples.size()) return 1000;
  int most = 0;
  for (std::size_t i = 0; i < a.samples.size(); ++i)
    most = std::max(most, std::abs(a.samples[i] - b.samples[i]));
  return most;
}

Pixels decoded(const std::string& bytes) {
  const auto pixels = image::decode(bytes);
  EXPECT_TRUE(pixels) << pixels.error();
  return pixels.value_or(Pixels{});
}

std::string why_not(const std::string& bytes) {
  const auto pixels = image::decode(bytes);
  return pixels ? "" : pixels.error();
}

TEST(Image, ComesBackFromPngAsItWas) {
  for (const Pixels& pixels : {picture(31, 17), drawing(40, 50)})
    EXPECT_EQ(decoded(image::encode_png(pixels)).samples, pixels.samples);
  Pixels grey{.width = 3, .height = 2, .channels = 1};
  grey.samples = {0, 50, 100, 150, 200, 255};
  EXPECT_EQ(decoded(image::encode_png(grey)).samples, grey.samples);
}

TEST(Image, OfFewColoursIsAPaletteInPng) {
  constexpr std::size_t colour_type = 25;
  EXPECT_EQ(image::encode_png(drawing(300, 300))[colour_type], 3);
  EXPECT_EQ(image::encode_png(picture(300, 300))[colour_type], 2);
  EXPECT_LT(image::encode_png(drawing(300, 300)).size(), 1000U);
}

TEST(Image, ComesBackFromEveryOtherFormat) {
  const Pixels photo = picture(64, 48), few = drawing(64, 48);
  EXPECT_LE(distance(decoded(jpeg_of(photo)), photo), 12);
  EXPECT_LE(distance(decoded(progressive_jpeg(photo)), photo), 24);
  EXPECT_LE(distance(decoded(arithmetic_jpeg(photo)), photo), 24);
  EXPECT_EQ(decoded(webp_of(photo)).samples, photo.samples);
  EXPECT_LE(distance(decoded(webp_of(photo, false)), photo), 40);
  EXPECT_EQ(decoded(bmp_of(photo)).samples, photo.samples);
  EXPECT_EQ(decoded(gif_of(few)).samples, few.samples);
  EXPECT_EQ(decoded(gif_of(few, true)).samples, few.samples) << "interlaced";
  EXPECT_EQ(decoded(gif_of(few, false, 3)).samples, few.samples) << "the first of three pictures";
}

TEST(Image, SaysWhatItIs) {
  const auto facts_of = [](const std::string& bytes) { return image::probe(bytes).value(); };
  EXPECT_EQ(facts_of(jpeg_of(picture(64, 48))).format, Format::jpeg);
  EXPECT_EQ(facts_of(image::encode_png(picture(64, 48))).format, Format::png);
  EXPECT_EQ(facts_of(webp_of(picture(64, 48))).format, Format::webp);
  EXPECT_EQ(facts_of(gif_of(drawing(64, 48))).format, Format::gif);
  EXPECT_EQ(facts_of(bmp_of(picture(64, 48))).format, Format::bmp);
  EXPECT_EQ(facts_of(bmp_of(picture(64, 48))).width, 64U);
  EXPECT_EQ(facts_of(bmp_of(picture(64, 48))).height, 48U);
  EXPECT_TRUE(facts_of(progressive_jpeg(picture(64, 48))).plain);
  EXPECT_FALSE(facts_of(arithmetic_jpeg(picture(64, 48))).plain);
  EXPECT_FALSE(facts_of(cmyk_jpeg(64, 48)).plain);
  EXPECT_EQ(facts_of(with_orientation(jpeg_of(picture(64, 48)), 6)).orientation, 6);
}

TEST(Image, InCmykComesInRgb) {
  const Rgb red = at(decoded(cmyk_jpeg(16, 16)), 8, 8);
  EXPECT_NEAR(red[0], 230, 6);
  EXPECT_NEAR(red[1], 36, 6);
  EXPECT_NEAR(red[2], 36, 6);
}

// EXIF 2.3: which corner of the upright image is the stored one's first row and column.
TEST(Image, IsTurnedUpright) {
  const Pixels stored = picture(48, 32);
  const Rgb first = at(stored, 0, 0), last = at(stored, 47, 31), right = at(stored, 47, 0);
  struct Case {
    char orientation;
    Rgb upper_left, upper_right;
  };
  const Case cases[] = {{1, first, right},
                        {2, right, first},
                        {3, last, at(stored, 0, 31)},
                        {4, at(stored, 0, 31), last},
                        {5, first, at(stored, 0, 31)},
                        {6, at(stored, 0, 31), first},
                        {7, last, right},
                        {8, right, last}};
  for (const Case& one : cases) {
    const Pixels upright = decoded(with_orientation(jpeg_of(stored), one.orientation));
    EXPECT_EQ(upright.width, one.orientation < 5 ? 48U : 32U);
    const Rgb left = at(upright, 0, 0), rightmost = at(upright, upright.width - 1, 0);
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_NEAR(left[k], one.upper_left[k], 12) << "orientation " << int{one.orientation};
      EXPECT_NEAR(rightmost[k], one.upper_right[k], 12) << "orientation " << int{one.orientation};
    }
  }
}

TEST(Image, IsLaidOnWhite) {
  const Pixels pixels = decoded(webp_with_alpha(20, 10));
  EXPECT_TRUE(pixels.flattened);
  EXPECT_EQ(at(pixels, 2, 5), (Rgb{255, 255, 255}));
  EXPECT_EQ(at(pixels, 18, 5), (Rgb{200, 0, 0}));
}

TEST(Image, ScalesToTheMeanOfWhatIsCovered) {
  Pixels pixels{.width = 4, .height = 2, .channels = 1};
  pixels.samples = {0, 100, 200, 40, 20, 120, 100, 60};
  EXPECT_EQ(image::scale(pixels, 2, 1).samples, (std::vector<std::uint8_t>{60, 100}));
  EXPECT_EQ(image::scale(pixels, 1, 1).samples, (std::vector<std::uint8_t>{80}));
  pixels = {.width = 3, .height = 1, .channels = 1, .samples = {0, 90, 180}};
  EXPECT_EQ(image::scale(pixels, 2, 1).samples, (std::vector<std::uint8_t>{30, 150}));
  const Pixels even{
      .width = 1999, .height = 7, .channels = 3, .samples = std::vector<std::uint8_t>(1999 * 7 * 3, 201)};
  for (const std::uint8_t sample : image::scale(even, 640, 5).samples) ASSERT_EQ(sample, 201);
}

TEST(Image, OfManyPixelsMayComeSmaller) {
  const std::string jpeg = jpeg_of(picture(640, 480));
  EXPECT_EQ(image::decode(jpeg, 640 * 480 / 4)->width, 320U);
  EXPECT_EQ(image::decode(jpeg, 640 * 480 / 4 + 1)->width, 640U);
  EXPECT_EQ(image::decode(jpeg, 1)->width, 80U);
}

TEST(Image, CutOffAnywhereIsRefused) {
  const Pixels few = drawing(24, 18);
  for (const std::string& whole : {jpeg_of(few), progressive_jpeg(few), image::encode_png(few), webp_of(few),
                                   webp_of(few, false), gif_of(few), bmp_of(few)}) {
    const std::size_t tail =
        whole.starts_with("GIF") ? 1 : 0;  // its last byte says only that nothing follows
    for (std::size_t size = 0; size + tail < whole.size(); ++size)
      EXPECT_NE(why_not(whole.substr(0, size)), "") << whole.substr(0, 4) << " " << size;
  }
}

TEST(Image, WithDamagedDataIsRefused) {
  const std::string png = image::encode_png(picture(64, 64));
  EXPECT_EQ(why_not(patched(png, png.size() / 2, 0x5A5A5A5A, 4)), "its data are damaged");
  const std::string jpeg = jpeg_of(picture(64, 64));
  EXPECT_EQ(why_not(jpeg.substr(0, jpeg.size() * 3 / 4) + "\xFF\xD9"), "the file ends before the image does");
}

// Each says in a few bytes that it is huge. Nothing may be allocated for it.
TEST(Image, TooLargeToBeTrueIsRefused) {
  const std::string jpeg = jpeg_of(picture(16, 16)), png = image::encode_png(picture(16, 16)),
                    gif = gif_of(drawing(16, 16)), bmp = bmp_of(picture(16, 16));
  const std::size_t frame = frame_of(jpeg);
  EXPECT_EQ(why_not(patched(jpeg, frame + 5, 0xFFDCFFDC, 4)), "it has more than 64 megapixels");
  EXPECT_EQ(why_not(patched(patched(png, 16, 60000, 4), 20, 60000, 4)),
            "the file ends before the image does");
  EXPECT_EQ(why_not(patched(patched(png, 16, 7000, 4), 20, 7000, 4)), "the file ends before the image does");
  EXPECT_EQ(why_not(patched(gif, 6, 0xFFFFFFFF, 4)), "it has more than 64 megapixels");
  EXPECT_EQ(why_not(patched(bmp, 18, 0xFFFF0000, 4)), "the file ends before the image does");
}

TEST(Image, ThatIsNoneIsRefusedByItsName) {
  EXPECT_EQ(why_not(""), "the file is empty");
  EXPECT_EQ(why_not("<html><body>404 Not Found"),
            "it is an HTML file; it must be JPEG, PNG, WebP, GIF or BMP");
  EXPECT_EQ(why_not(std::string("\0\0\0\x1C"
                                "ftypavif",
                                12)),
            "it is an AVIF file; it must be JPEG, PNG, WebP, GIF or BMP");
  EXPECT_EQ(why_not("third chapter"), "it is no JPEG, PNG, WebP, GIF or BMP");
  const std::string jpeg = jpeg_of(picture(16, 16));
  EXPECT_EQ(why_not(patched(jpeg, frame_of(jpeg) + 1, 0xC3, 1)),
            "this kind of JPEG (lossless or hierarchical) cannot be read");
}

}  // namespace
}  // namespace novel2epub::tests
