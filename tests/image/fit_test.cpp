#include <gtest/gtest.h>

#include "image/image.hpp"
#include "image/pictures.hpp"

namespace novel2epub::tests {
namespace {

using image::Fitted;
using image::Limits;

Fitted fitted(const std::string& bytes, const Limits& limits = {}) {
  auto out = image::fit(bytes, limits);
  EXPECT_TRUE(out) << out.error();
  return out.value_or(Fitted{});
}

std::string changes(const Fitted& fitted) {
  std::string out;
  for (const image::Change& change : fitted.changes)
    out += (out.empty() ? "" : "; ") + change.what + (change.detail.empty() ? "" : " " + change.detail);
  return out;
}

TEST(Fit, LeavesAFitImageAlone) {
  for (const std::string& bytes :
       {jpeg_of(picture(80, 60)), progressive_jpeg(picture(80, 60)), image::encode_png(picture(80, 60)),
        jpeg_of(picture(80, 60)) + "appended"}) {
    const Fitted same = fitted(bytes);
    EXPECT_TRUE(same.bytes == bytes);
    EXPECT_EQ(changes(same), "");
    EXPECT_EQ(same.width, 80U);
    EXPECT_EQ(same.height, 60U);
  }
}

TEST(Fit, ConvertsWhatReadersDoNotShow) {
  EXPECT_EQ(changes(fitted(webp_of(drawing(80, 60)))), "converted WebP → PNG");
  EXPECT_EQ(changes(fitted(gif_of(drawing(80, 60)))), "converted GIF → PNG");
  EXPECT_EQ(changes(fitted(bmp_of(drawing(80, 60)))), "converted BMP → PNG");
  EXPECT_EQ(changes(fitted(cmyk_jpeg(80, 60))), "converted JPEG (CMYK) → JPEG");
  EXPECT_EQ(changes(fitted(arithmetic_jpeg(picture(80, 60)))), "converted JPEG (arithmetic coding) → JPEG");
  EXPECT_EQ(fitted(bmp_of(drawing(80, 60))).media_type, "image/png");
  EXPECT_TRUE(image::probe(fitted(cmyk_jpeg(80, 60)).bytes)->plain);
}

TEST(Fit, TurnsUpright) {
  const Fitted turned = fitted(with_orientation(jpeg_of(picture(80, 60)), 6));
  EXPECT_EQ(changes(turned), "turned upright");
  EXPECT_EQ(turned.width, 60U);
  EXPECT_EQ(turned.height, 80U);
  EXPECT_EQ(image::probe(turned.bytes)->orientation, 1);
  EXPECT_EQ(changes(fitted(with_orientation(jpeg_of(picture(80, 60)), 1))), "");
}

TEST(Fit, LaysOnWhiteWhatIsTransparent) {
  EXPECT_EQ(changes(fitted(webp_with_alpha(80, 60))), "converted WebP → PNG; laid on white");
}

TEST(Fit, ScalesDownToTheLimits) {
  const Fitted small = fitted(jpeg_of(picture(400, 300)), {.pixels = 30'000, .bytes = 0});
  EXPECT_EQ(changes(small), "scaled down 400 × 300 → 200 × 150");
  EXPECT_EQ(image::probe(small.bytes)->width, 200U);
  const Fitted narrow = fitted(jpeg_of(picture(400, 300)), {.pixels = 0, .bytes = 0, .width = 100});
  EXPECT_EQ(changes(narrow), "scaled down 400 × 300 → 100 × 75");
  const Fitted turned =
      fitted(with_orientation(jpeg_of(picture(400, 300)), 8), {.pixels = 0, .bytes = 0, .width = 100});
  EXPECT_EQ(changes(turned), "turned upright; scaled down 300 × 400 → 100 × 133");
}

TEST(Fit, CompressesToTheLimit) {
  const std::string jpeg = image::encode_jpeg(picture(800, 600), 100);
  const Fitted smaller = fitted(jpeg, {.bytes = jpeg.size() * 3 / 4});
  EXPECT_LE(smaller.bytes.size(), jpeg.size() * 3 / 4);
  EXPECT_TRUE(changes(smaller).starts_with("compressed ")) << changes(smaller);
  const Fitted tiny = fitted(jpeg, {.bytes = 3000});
  EXPECT_LE(tiny.bytes.size(), 3000U);
  EXPECT_LT(tiny.width, 800U);
}

TEST(Fit, GivesTheSameBytesEveryTime) {
  const std::string webp = webp_of(picture(300, 200), false);
  EXPECT_TRUE(fitted(webp).bytes == fitted(webp).bytes);
}

}  // namespace
}  // namespace novel2epub::tests
