#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace novel2epub::text {
namespace {

TEST(Utf8, WalksBothWaysOverEveryLength) {
  const std::string s = "aé第𠮷";
  std::size_t at = 0;
  EXPECT_EQ(next(s, at), U'a');
  EXPECT_EQ(next(s, at), U'é');
  EXPECT_EQ(next(s, at), U'第');
  EXPECT_EQ(next(s, at), U'𠮷');
  EXPECT_EQ(at, s.size());
  EXPECT_EQ(previous(s, at), U'𠮷');
  EXPECT_EQ(previous(s, at), U'第');
  EXPECT_EQ(to_utf8(to_u32(s)), s);
  EXPECT_EQ(length(s), 4U);
}

TEST(Utf8, RefusesWhatUnicodeCallsIllFormed) {
  EXPECT_TRUE(is_valid_utf8("第一章 plain ascii that is long enough"));
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  EXPECT_FALSE(is_valid_utf8("abc\xE7\xAC"));       // cut
}

}  // namespace
}  // namespace novel2epub::text
