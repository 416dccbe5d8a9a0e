#include "text/language.hpp"

#include <gtest/gtest.h>

namespace novel2epub::text {
namespace {

Language of(std::string_view text) { return detect_language(count_scripts(text)); }

TEST(Language, IsFoundFromTheText) {
  EXPECT_EQ(of("他们说，这个时候还没到。"), Language::zh_hans);
  EXPECT_EQ(of("他們說，這個時候還沒到。"), Language::zh_hant);
  EXPECT_EQ(of("他們隻是說：“為什麽在這裏？”"), Language::zh_hant)
      << "quotation marks of the mainland change nothing";
  EXPECT_EQ(of("猫は窓の外を見ていた。"), Language::ja);
  EXPECT_EQ(of("カタカナト漢字"), Language::ja);
  EXPECT_EQ(of("비가 내리는 밤이었다."), Language::ko);
  EXPECT_EQ(of("He closed the door and sighed. \"Café,\" said René."), Language::en);
  EXPECT_EQ(of("Hắn đứng dậy, nhìn ra ngoài cửa sổ."), Language::vi);
  EXPECT_EQ(of("Ha\u0306\u0301n \u0111u\u031B\u0301ng da\u0323\u0302y"), Language::vi) << "decomposed";
  EXPECT_EQ(of("他用 iPhone 打开了 Photoshop 和 Excel。"), Language::zh_hans);
  EXPECT_EQ(of("She whispered “さようなら” and left the station without turning back."), Language::en);
  EXPECT_EQ(of("中文里偶尔有の这样一个字，不算日文。我们说的都是汉语，没有别的。"), Language::zh_hans);
  EXPECT_EQ(of(""), Language::en);
  EXPECT_EQ(of("……！？"), Language::en);
}

TEST(Language, CountsAddUp) {
  const std::string_view a = "这是第一章。", b = "這是 chapter 二。";
  ScriptCounts sum = count_scripts(a);
  sum += count_scripts(b);
  const ScriptCounts both = count_scripts(std::string(a) + std::string(b));
  EXPECT_EQ(sum.han, both.han);
  EXPECT_EQ(sum.han, 8U);
  EXPECT_EQ(sum.latin, 7U);
  EXPECT_EQ(sum.simplified_only, 1U);
  EXPECT_EQ(sum.traditional_only, 1U);
  EXPECT_EQ(count_scripts("𠮷後后乾干").han, 5U);
}

TEST(Language, TagsAreMadeCanonical) {
  EXPECT_EQ(canonical_tag("ZH-tw"), "zh-TW");
  EXPECT_EQ(canonical_tag("zh_CN"), "zh-CN");
  EXPECT_EQ(canonical_tag("zh-hANT-hk"), "zh-Hant-HK");
  EXPECT_EQ(canonical_tag("EN"), "en");
  EXPECT_EQ(canonical_tag("es-419"), "es-419");
  EXPECT_EQ(canonical_tag("zh-cmn-Hans-CN"), "zh-cmn-Hans-CN");
  EXPECT_EQ(canonical_tag("de-DE-1996-u-co-phonebk-x-ABC"), "de-DE-1996-u-co-phonebk-x-abc");
  for (const char* bad : {"", "-", "z", "zh-", "-zh", "zh--TW", "chinese", "中文", "zh-TW-x", "zh TW", "en-a",
                          "zh-CN.UTF-8", "e1"})
    EXPECT_EQ(canonical_tag(bad), "") << bad;
}

TEST(Language, FollowsTheTag) {
  for (const char* tag : {"zh", "zh-CN", "zh-Hans", "zh-SG", "zh-Hans-TW", "cmn", "ZH_cn"})
    EXPECT_EQ(language_of(tag), Language::zh_hans) << tag;
  for (const char* tag : {"zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "yue", "zh-tw"})
    EXPECT_EQ(language_of(tag), Language::zh_hant) << tag;
  EXPECT_EQ(language_of("ja-JP"), Language::ja);
  EXPECT_EQ(language_of("ko"), Language::ko);
  EXPECT_EQ(language_of("vi-VN"), Language::vi);
  for (const char* tag : {"en", "en-GB", "fr", "", "zz"}) EXPECT_EQ(language_of(tag), Language::en) << tag;
  for (const Language language :
       {Language::zh_hans, Language::zh_hant, Language::ja, Language::ko, Language::en, Language::vi})
    EXPECT_EQ(language_of(tag_of(language)), language);
}

}  // namespace
}  // namespace novel2epub::text
