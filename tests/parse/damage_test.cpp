#include "parse/damage.hpp"

#include <gtest/gtest.h>

#include "text/transcode.hpp"

namespace novel2epub::parse {
namespace {

std::vector<std::string> kinds(std::string_view text, Language language = Language::zh_hans) {
  std::vector<std::string> out;
  for (const Damage& one : find_damage(text, language)) out.emplace_back(damage_id(one.kind).substr(5));
  return out;
}

using Kinds = std::vector<std::string>;

TEST(Damage, IsFoundWithItsPlace) {
  const auto found = find_damage("雨停了。\n他说锟斤拷锟斤拷，然后走了。\n", Language::zh_hans);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DamageKind::lost);
  EXPECT_EQ(found[0].line, 2U);
  EXPECT_EQ(found[0].count, 2U);
  EXPECT_EQ(found[0].offset, std::string("雨停了。\n他说").size());
  EXPECT_EQ(found[0].evidence, "锟斤拷");
}

TEST(Damage, HasManyShapes) {
  EXPECT_EQ(kinds("他的脸\uFFFD\uFFFD了下来。"), Kinds{"replacement"});
  EXPECT_EQ(kinds("烫烫烫烫烫烫烫烫"), Kinds{"mojibake"});
  EXPECT_EQ(kinds("ï»¿第一章 山门"), Kinds{"mojibake"});
  EXPECT_EQ(kinds("â€œI know,â€\u009D she said.", Language::en), Kinds{"mojibake"});
  EXPECT_EQ(kinds("The cafÃ© was closed.", Language::en), Kinds{"mojibake"});
  EXPECT_EQ(kinds("他走进???里，四下看了看。"), Kinds{"damage"});
  EXPECT_EQ(kinds("ﾊﾇﾎﾒｵﾄ 他"), Kinds{"mojibake"});
  EXPECT_EQ(kinds("他\uE100的\uE200手\uE300里\uE400有"), Kinds{"private-use"});
}

TEST(Damage, IsToldWhereOnlyAPartOfALineHasIt) {
  const auto first = [](const char* line) {
    const std::vector<Damage> found = find_damage(line, Language::zh_hans);
    return found.size() == 1 ? found[0].evidence + " " + std::to_string(found[0].count) : std::string();
  };
  EXPECT_EQ(first("雪停了，ä½\u00A0å¥½，风起了。"), "ä½\u00A0å¥½ 2");
  EXPECT_EQ(first("雪停了，ä»–è¯´，又ä»–è¯´。"), "ä»–è¯´ 4");
  EXPECT_EQ(first("雪停了ï¼\u008C风起了。"), "ï¼\u008C 1");
  EXPECT_EQ(first("雪停了，ã\u0081“ã‚“，风起了。"), "ã\u0081“ã‚“ 2");
}

TEST(Damage, IsNotSeenInSoundText) {
  for (const char* line :
       {"“烫烫烫！”她缩回了手。", "“什么???”他愣住了。", "他问：“真的吗???”",
        "He said café, naïve, Ångström, façade.", "屯屯是他家的狗。", "——第三章——", "Êtes-vous là? Où ça?",
        "Ñandú é água", "ïÏöÖ", "他\uE100走了过来，在门口站了很久很久，一句话也没有说。",
        "Über die Brücke führt kein Weg.", "Le café…” “Thé…”", "Ê……ê……ê……",
        "Một người đã đến đây từ rất lâu."})
    EXPECT_EQ(kinds(line), Kinds{}) << line;
  EXPECT_EQ(kinds("ｱﾘｶﾞﾄｳ、と彼は言った。", Language::ja), Kinds{});
}

TEST(Damage, MisreadLinesAreRestored) {
  const char* const lines[] = {"第三章 六月的雨",
                               "第一百二十章　他来了",
                               "你好，世界。",
                               "他走进了房间",
                               "山门之内：旧事",
                               "少年与灯火，",
                               "“你终于来了。”老人没有回头。",
                               "她說：「我們走吧。」",
                               "雨の音で目が覚めた。",
                               "비가 내리는 밤이었다."};
  std::size_t latin = 0, wide = 0;
  for (const std::string line : lines) {
    for (const char* charset : {"gb18030", "UTF-8", "Big5-HKSCS", "ibm-943_P15A-2003", "windows-949"}) {
      const auto bytes = text::to_charset(line, charset);
      if (!bytes) continue;
      for (const char* wrong : {"ISO-8859-1", "gb18030", "windows-936", "Big5-HKSCS", "ibm-943_P15A-2003"}) {
        const bool is_latin = wrong == std::string("ISO-8859-1");
        if (!is_latin && charset != std::string("UTF-8")) continue;
        if (wrong == std::string(charset)) continue;
        const auto misread = text::from_charset(*bytes, wrong);
        if (!misread || text::to_charset(*misread, wrong) != bytes)
          continue;  // some bytes have no meaning there
        const auto repaired = repair_line(*misread);
        // Japanese in a Chinese charset and the like may be unlikely enough to be left alone, but never be
        // wrong.
        if (repaired) {
          EXPECT_EQ(*repaired, line) << charset << " read as " << wrong << ": " << *misread;
          ++(is_latin ? latin : wide);
        }
      }
    }
  }
  EXPECT_GE(latin, 12U);
  EXPECT_GE(wide, 2U);
}

TEST(Damage, HeadingsReadAsLatinAreRestored) {
  EXPECT_EQ(repair_line("µÚÈýÕÂ ËûÀ´ÁË"), "第三章 他来了");
  EXPECT_EQ(repair_line("µÚÊ®ÕÂ"), "第十章");
  EXPECT_EQ(repair_line("浣犲ソ涓栫晫"), "你好世界");
  EXPECT_EQ(repair_line("　　浣犲ソ涓栫晫 "), "　　你好世界 ") << "an indent set later";
  EXPECT_EQ(repair_line("　　µÚÈýÕÂ ËûÀ´ÁË"), "　　第三章 他来了");
}

TEST(Damage, SoundLinesAreNeverRepaired) {
  for (const char* line :
       {"第三章 六月的雨", "龘靐齉爩麤", "饕餮、梼杌、穷奇、混沌", "Êtes-vous là, mon âme?", "ÀÉÎÕÜ",
        "§12 ± 3°", "他说：“好。”", "", "abc", "饮马長城窟", "邂逅", "魑魅魍魉", "彼は言った。", "비가 온다"})
    EXPECT_FALSE(repair_line(line)) << line << " -> " << repair_line(line).value_or("");
}

}  // namespace
}  // namespace novel2epub::parse
