// `clean --explain`: every change stands where the file has it, whatever was joined, decoded or taken out
// before it.
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

std::string explained(const std::string& input, std::vector<std::string> options) {
  options.insert(options.begin(), {"clean", "-", "--strip", "off", "--explain"});
  return run_novel2epub(options, {.input = input}).out;
}

TEST(Explain, FindsPlacesInJoinedLines) {
  EXPECT_EQ(explained("　　山里的雪下了一整夜,天亮的时候\n才停,风<b>也</b>停了...\n　　他推开门.\n",
                      {"--lang", "zh-Hans", "--layout", "wrapped"}),
            "1:1 P-12 　　 → \n"
            "1:12 W-1 , → ，\n"
            "1:18 P-3 ⏎ → \n"
            "2:3 W-1 , → ，\n"
            "2:5 MK-3 <b> → \n"
            "2:9 MK-3 </b> → \n"
            "2:15 E-1 ... → ……\n"
            "3:1 P-12 　　 → \n"
            "3:7 W-2 . → 。\n");
}

TEST(Explain, FindsPlacesBehindTagsAndEntities) {
  EXPECT_EQ(explained("<p>他说:&ldquo;好,走!&rdquo;</p><p>雪\u200B停了.</p>\n***\n第１章,完\n",
                      {"--lang", "zh-Hans"}),
            "1:1 MK-2 <p> → \n"
            "1:6 W-3 : → ：\n"
            "1:7 MK-1 &ldquo; → “\n"
            "1:15 W-1 , → ，\n"
            "1:17 W-5 ! → ！\n"
            "1:18 MK-1 &rdquo; → ”\n"
            "1:25 MK-2 </p> → ⏎\n"
            "1:29 MK-2 <p> → \n"
            "1:33 CP-3 U+200B → \n"
            "1:36 W-2 . → 。\n"
            "1:37 MK-2 </p> → \n"
            "2:1 P-9 *** → <hr/>\n"
            "3:2 FW-1 １ → 1\n"
            "3:4 W-1 , → ，\n");
}

TEST(Explain, BreaksOfALongLineAreThoseOfAnyOther) {
  std::string line;
  for (int i = 0; i < 12; ++i)
    line += (i > 0 ? "　　" : "") + std::string("河上起了雾，摆渡人还没有来，灯却亮了。");
  const auto count = [](const std::string& told, const std::string& rule) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = told.find(rule, at)) != told.npos; ++at) ++found;
    return found;
  };
  const std::string told = explained(line + "\n", {"--lang", "zh-Hans"});
  EXPECT_EQ(count(told, " P-5 "), 11U);
  EXPECT_EQ(count(told, "\n"), 11U) << told;
  EXPECT_EQ(explained(line + "\n", {"--lang", "zh-Hans", "--disable=P-5"}).find("P-5"), std::string::npos);
  EXPECT_EQ(explained(line + "\n", {"--lang", "ko"}).find("P-5"), std::string::npos);
}

TEST(Explain, TellsNotationAndParagraphs) {
  EXPECT_EQ(explained("　か\u3099き,｜剣《けん》だ.\n", {"--lang", "ja"}),
            "1:1 P-12 　 → \n"
            "1:2 CP-12 かU+3099 → が\n"
            "1:5 W-1 , → 、\n"
            "1:6 J-1 ｜剣《けん》 → <ruby>剣<rt>けん</rt></ruby>\n"
            "1:13 W-2 . → 。\n");
  EXPECT_EQ(explained("一。\n二。\n\n三,四。　　五,六。\n", {"--lang", "zh-Hans"}),
            "4:1 P-14  → <gap/>\n"
            "4:2 W-1 , → ，\n"
            "4:7 P-5  → ⏎\n"
            "4:8 W-1 , → ，\n");
}

TEST(Explain, TellsWhatDecodingDid) {
  EXPECT_EQ(explained("𠮷\b雪,停\v风\r\n起\xEF\xB7\x90了. \r舟\xED\xA0\x80\xC2\x85\n", {"--lang", "zh-Hans"}),
            "1:2 CP-2 U+0008 → \n"
            "1:3 W-1 , → ，\n"
            "1:5 CP-1 U+000B → ⏎\n"
            "3:2 CP-15 U+FDD0 → \n"
            "3:3 W-2 . → 。\n"
            "3:4 P-12   → \n"
            "3:5 CP-1 U+000D → ⏎\n"
            "4:2 CP-15 U+D800 → U+FFFD\n"
            "4:3 CP-1 U+0085 → ⏎\n");
}

// The number of changes by rule, as the report has it.
std::string counted(const std::string& input, std::vector<std::string> options) {
  const Folder folder;
  options.insert(options.begin(), {"clean", "-", "--strip", "off", "--report", folder / "report.json"});
  run_novel2epub(options, {.input = input});
  const std::string report = read_file(folder / "report.json");
  const std::size_t begin = report.find("\"changed\": {") + 11;
  return report.substr(begin, report.find('}', begin) + 1 - begin);
}

TEST(Report, CountsChangesByEveryRule) {
  EXPECT_EQ(counted("か\u3099\b\r\n\r\n　\uFEFFき\xEF\xB7\x90,走\r", {"--lang", "ja"}),
            R"({"CP-1": 3, "CP-12": 1, "CP-15": 1, "CP-2": 1, "CP-3": 1, "P-12": 1, "W-1": 1})");
  EXPECT_EQ(counted("It was an extra-\nordinary\nday.\n", {"--lang", "en", "--layout", "indented"}),
            R"({"P-13": 1, "P-3": 2})");
  EXPECT_EQ(counted("第3章 灯\n「雪\n風」\n【姓名：甲】\n【等级：5】\n",
                    {"--lang", "ja", "--title", "第3章 灯", "--join-brackets"}),
            R"({"J-7": 3, "P-10": 1, "join-brackets": 1, "panel": 2})");
  EXPECT_EQ(counted("雪停\n- Page 1 -\n了。\n- Page 2 -\n风起\n- Page 3 -\n了。[1]\n[1] 船家话。\n",
                    {"--lang", "zh-Hans"}),
            R"({"FN-1": 1, "P-7": 2, "P-7b": 3})");
}

TEST(Rules, NamesThatNoRuleHasAreTold) {
  const Finished told = run_novel2epub({"clean", "-", "--disable", "W-99"}, {.input = "好"});
  EXPECT_EQ(told.status, 0);
  EXPECT_NE(told.err.find("W-99"), std::string::npos) << told.err;
  EXPECT_NE(told.err.find("[rules.unknown]"), std::string::npos) << told.err;
  const Finished known =
      run_novel2epub({"clean", "-", "--disable", "W-1", "--enable", "latin-punct"}, {.input = "好"});
  EXPECT_EQ(known.err.find("[rules.unknown]"), std::string::npos) << known.err;
}

TEST(Rules, OfLayoutCanBeSwitchedOff) {
  const auto cleaned = [](std::vector<std::string> options, const char* input) {
    options.insert(options.begin(), {"clean", "-", "--strip", "off", "--lang", "zh-Hans", "--to", "xhtml"});
    return run_novel2epub(options, {.input = input}).out;
  };
  EXPECT_EQ(cleaned({"--disable", "P-9"}, "雪停了。\n***\n风起了。\n"),
            "<p>雪停了。</p>\n<p>***</p>\n<p>风起了。</p>\n");
  EXPECT_EQ(cleaned({"--disable", "P-5"}, "雪停了。　　风起了。\n"), "<p>雪停了。　　风起了。</p>\n");
  EXPECT_EQ(cleaned({"--disable", "P-14"}, "一。\n二。\n\n三。\n"),
            "<p>一。</p>\n<p>二。</p>\n<p>三。</p>\n");
  EXPECT_EQ(cleaned({"--disable", "panel"}, "【姓名：甲】\n【等级：5】\n"),
            "<p>【姓名：甲】</p>\n<p>【等级：5】</p>\n");
  EXPECT_EQ(cleaned({"--disable", "P-7b"}, "雪停了。\n- Page 1 -\n- Page 2 -\n- Page 3 -\n"),
            "<p>雪停了。</p>\n<p>- Page 1 -</p>\n<p>- Page 2 -</p>\n<p>- Page 3 -</p>\n");
  EXPECT_EQ(cleaned({"--disable", "P-13", "--layout", "indented"}, "　　extra-\nordinary 雪\n"),
            "<p>extra- ordinary 雪</p>\n");
  EXPECT_EQ(cleaned({"--disable", "P-3", "--layout", "indented"}, "　　雪停\n了。\n"),
            "<p>雪停</p>\n<p>了。</p>\n");
  EXPECT_EQ(cleaned({"--disable", "FN-1"}, "老话[1]说。\n[1] 船家话。\n"),
            "<p>老话[1]说。</p>\n<p>[1] 船家话。</p>\n");
}

TEST(Colophon, OfAozoraBunkoIsAnAfterword) {
  const Folder folder;
  write_file(folder / "銀の舟.txt",
             "銀の舟\n試作　太郎\n\n第一章　出発\n\n　港に銀の舟が泊まっていた。\n　舟は朝に出る。\n\n"
             "底本：「架空全集　第一巻」架空社\n　　　1990（平成2）年1月1日初版発行\n入力：某\n");
  ASSERT_EQ(run_novel2epub({folder / "銀の舟.txt", "-l", "ja", "-o", folder / "b.epub", "-q"}).status, 0);
  std::string last;
  for (const auto& [name, content] : read_archive(folder / "b.epub"))
    if (content.find("架空全集") != std::string::npos) last = content;
  EXPECT_NE(last.find("奥付"), std::string::npos) << last;
  EXPECT_EQ(last.find("銀の舟が泊まって"), std::string::npos) << last;
}

}  // namespace
}  // namespace novel2epub::test
