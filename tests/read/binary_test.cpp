#include "read/binary.hpp"

#include <gtest/gtest.h>

namespace novel2epub::read {
namespace {

TEST(Binary, IsKnownByItsFirstBytes) {
  EXPECT_EQ(binary_kind("PK\x03\x04\x14"), "a ZIP archive");
  EXPECT_EQ(binary_kind("%PDF-1.4\n"), "a PDF document");
  EXPECT_EQ(binary_kind("\x89PNG\r\n\x1A\n"), "a PNG image");
}

TEST(Binary, NoiseIsKnownByItsControlCharacters) {
  std::string noise;
  for (unsigned x = 1, i = 0; i < 4096; ++i)
    noise.push_back(static_cast<char>((x = x * 1103515245U + 12345U) >> 16));
  EXPECT_TRUE(is_mostly_noise(noise));
}

TEST(Binary, TextIsNone) {
  EXPECT_FALSE(binary_kind(""));
  EXPECT_FALSE(binary_kind("PK 赛开始了。"));
  EXPECT_FALSE(is_mostly_noise("第1章\n\n他走了。\n"));
  EXPECT_FALSE(is_mostly_noise(std::string(64, 'a') + std::string(4096, '\0'))) << "padded";
  std::string jis;
  for (int i = 0; i < 50; ++i) jis += "\x1B$B8a\x1B(B\r\n";
  EXPECT_FALSE(is_mostly_noise(jis));
}

}  // namespace
}  // namespace novel2epub::read
