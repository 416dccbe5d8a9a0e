#include "read/decode.hpp"

#include <gtest/gtest.h>

#include "encode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

using namespace std::string_literals;

const std::string hans =
    "第十二章　雨夜\n　　“你终于来了。”老人没有回头，只是把灯芯往上挑了挑，“这盏灯，我等了你三十年。”\n"
    "　　少年站在门口，衣服上的雨水一滴一滴落下来。他想说些什么，却发现自己什么也说不出。\n";
const std::string hant =
    "第十二章　雨夜\n　　「你終於來了。」老人沒有回頭，只是把燈芯往上挑了挑，「這盞燈，我等了你三十年。」\n"
    "　　少年站在門口，衣服上的雨水一滴一滴落下來。他想說些什麼，卻發現自己什麼也說不出。\n";
const std::string ja =
    "　雨の音で目が覚めた。窓の外はまだ暗く、街灯の光だけがぼんやりと道を照らしている。\n"
    "「……また、同じ夢か」\n　彼は小さく息を吐いて、机の上に置いたままの手紙を手に取った。差出人の名前はない。"
    "\n";
const std::string ko =
    "그날 밤에는 비가 내렸다. 나는 낡은 우산을 들고 골목 끝까지 걸어갔다.\n\"왜 이제야 왔어?\" 그녀가 "
    "물었다. "
    "나는 대답하지 못하고 고개만 숙였다. 빗소리가 점점 커지고 있었다.\n";
const std::string french =
    "Il était déjà tard quand la vieille horloge sonna. « Où étais-tu ? » demanda-t-elle.\n";
const std::string english =
    "“You’re late,” she said. He didn’t answer – the café was closed, and it was raining…\n";
// windows-1258 keeps tone marks apart from their letters.
const std::string vietnamese =
    "Tr\u01A1\u0300i m\u01B0a su\u00F4\u0301t \u0111\u00EAm. La\u0303o gia\u0300 ng\u00F4\u0300i b\u00EAn "
    "\u0111e\u0300n, kh\u00F4ng quay \u0111\u00E2\u0300u la\u0323i. \u0110a\u0303 ba m\u01B0\u01A1i n\u0103m "
    "r\u00F4\u0300i.\n";

struct Sample {
  const char* charset;    // as candidates() should name it
  const char* converter;  // ICU's
  const std::string* text;
};

const Sample samples[] = {
    {"GB18030", "gb18030", &hans},
    {"GB18030", "windows-936", &hans},
    {"GB18030", "gb18030", &hant},
    {"Big5-HKSCS", "Big5-HKSCS", &hant},
    {"Big5-HKSCS", "windows-950", &hant},
    {"Shift_JIS", "ibm-943_P15A-2003", &ja},
    {"EUC-JP", "euc-jp-2007", &ja},
    {"EUC-KR", "windows-949", &ko},
    {"windows-1258", "windows-1258", &vietnamese},
    {"windows-1252", "windows-1252", &french},
    {"windows-1252", "windows-1252", &english},
    {"UTF-16LE", "UTF-16LE", &hans},
    {"UTF-16BE", "UTF-16BE", &hans},
    {"UTF-16LE", "UTF-16LE", &english},
    {"UTF-16BE", "UTF-16BE", &ja},
    {"UTF-16LE", "UTF-16LE", &ko},
    {"ISO-2022-JP", "ISO-2022-JP", &ja},
    {"UTF-8", "UTF-8", &hans},
    {"UTF-8", "UTF-8", &vietnamese},
    {"UTF-8", "UTF-8", &english},
};

Decoded must_decode(std::string_view bytes) {
  const auto found = candidates(bytes);
  EXPECT_FALSE(found.empty());
  if (found.empty()) return {};
  auto decoded = decode(bytes, found.front(), "a.txt", false);
  EXPECT_TRUE(decoded) << decoded.error().message;
  return decoded ? *decoded : Decoded{};
}

TEST(Decode, FindsEachCharsetAndReadsItBack) {
  for (const Sample& sample : samples) {
    const Decoded decoded = must_decode(encode(*sample.text, sample.converter));
    EXPECT_EQ(decoded.charset, sample.charset) << *sample.text;
    EXPECT_EQ(decoded.text, *sample.text) << sample.charset;
    EXPECT_GT(decoded.confidence, 0.8) << sample.charset << *sample.text;
    EXPECT_TRUE(decoded.notes.empty());
  }
}

// Any stretch of a text is enough, wherever it begins.
TEST(Decode, FindsTheCharsetOfShortTexts) {
  for (const Sample& sample : samples) {
    const auto line = sample.text->substr(sample.text->find('\n') + 1);
    // Two bytes a character without a mark: a line of kana may be ASCII by chance.
    if (line.empty() || sample.text == &vietnamese || std::string(sample.charset).starts_with("UTF-16"))
      continue;
    const Decoded decoded = must_decode(encode(line.substr(0, line.find('\n')), sample.converter));
    EXPECT_EQ(decoded.charset, sample.charset) << line;
  }
}

TEST(Decode, ObeysByteOrderMarks) {
  for (const auto& [mark, charset] : {std::pair{"\xEF\xBB\xBF"s, "UTF-8"},
                                      {"\xFF\xFE"s, "UTF-16LE"},
                                      {"\xFE\xFF"s, "UTF-16BE"},
                                      {"\xFF\xFE\0\0"s, "UTF-32LE"},
                                      {"\x84\x31\x95\x33"s, "GB18030"}}) {
    const Decoded decoded = must_decode(mark + encode("第一章", charset));
    EXPECT_EQ(decoded.charset, charset);
    EXPECT_EQ(decoded.text, "第一章");
    EXPECT_EQ(decoded.confidence, 1);
  }
  EXPECT_EQ(must_decode("\xEF\xBB\xBF").text, "");
  EXPECT_EQ(must_decode("").charset, "UTF-8");
}

// A few characters alone may be read in many charsets; their siblings know.
TEST(Decode, ShortFilesFollowTheirSiblings) {
  for (const Sample& sample : samples) {
    if (std::string(sample.charset).starts_with("UTF") || sample.charset == "ISO-2022-JP"s) continue;
    std::vector<std::vector<Candidate>> files;
    const std::string whole = encode(*sample.text, sample.converter);
    for (int i = 0; i < 3; ++i) files.push_back(candidates(whole));
    if (sample.text == &vietnamese) continue;
    const bool latin = sample.text == &english || sample.text == &french;
    const std::u32string all = text::to_u32(*sample.text);
    const std::string few = latin ? "café…" : text::to_utf8(all.substr(all.size() - 6, 5));
    const std::string short_one = encode(few, sample.converter);
    files.push_back(candidates(short_one));
    const auto agreed = agree(files);
    ASSERT_EQ(agreed.size(), 4U);
    const auto decoded = decode(short_one, agreed.back(), "4.txt", false);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(decoded->text, few) << sample.charset << " read as " << agreed.back().charset;
  }
}

TEST(Decode, AFileThatSpeaksForItselfDoesNotFollow) {
  std::vector<std::vector<Candidate>> files(5, candidates(encode(hans, "gb18030")));
  files.push_back(candidates(encode(hant, "Big5-HKSCS")));
  files.push_back(candidates(hans));
  const auto agreed = agree(files);
  EXPECT_EQ(agreed[0].charset, "GB18030");
  EXPECT_EQ(agreed[5].charset, "Big5-HKSCS");
  EXPECT_EQ(agreed[6].charset, "UTF-8");
}

TEST(Decode, TellsWhereUtf8IsBroken) {
  const std::string good = hans + hans + hans;
  const std::size_t at = good.find("灯");
  std::string bytes = good;
  bytes.erase(at, 1);
  const auto found = candidates(bytes);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().charset, "UTF-8") << "damaged UTF-8 is no GB18030";
  const auto strict = decode(bytes, found.front(), "vol1/3.txt", false);
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.error().id, "decode.unmappable");
  EXPECT_EQ(strict.error().file, "vol1/3.txt");
  EXPECT_EQ(strict.error().line, 2U);
  EXPECT_NE(strict.error().message.find("offset " + std::to_string(at)), std::string::npos)
      << strict.error().message;
  const auto lossy = decode(bytes, found.front(), "vol1/3.txt", true);
  ASSERT_TRUE(lossy);
  EXPECT_EQ(lossy->text, good.substr(0, at) + "\uFFFD\uFFFD" + good.substr(at + 3));
  ASSERT_EQ(lossy->notes.size(), 1U);
  EXPECT_EQ(lossy->notes[0].id, "decode.replaced");
}

TEST(Decode, TellsWhereALegacyTextIsBroken) {
  std::string bytes = encode(hans + hans, "gb18030");
  const std::size_t at = bytes.find('\n') + 11;
  bytes[at + 1] = '\x20';
  const auto found = candidates(bytes);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().charset, "GB18030");
  EXPECT_GT(found.front().errors, 0U);
  const auto strict = decode(bytes, found.front(), "3.txt", false);
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.error().id, "decode.unmappable");
  EXPECT_EQ(strict.error().line, 2U);
  const auto lossy = decode(bytes, found.front(), "3.txt", true);
  ASSERT_TRUE(lossy);
  EXPECT_NE(lossy->text.find("\uFFFD "), std::string::npos)
      << "only the broken character is lost, not what follows";
}

TEST(Decode, CutTextsAreStillKnown) {
  const std::string utf8 = hans + "他";
  EXPECT_EQ(candidates(utf8.substr(0, utf8.size() - 1)).front().charset, "UTF-8");
  const std::string gbk = encode(hans + "他", "gb18030");
  EXPECT_EQ(candidates(gbk.substr(0, gbk.size() - 1)).front().charset, "GB18030");
  const std::string odd = encode(hans, "UTF-16LE") + "\n";
  EXPECT_FALSE(decode("\xFF\xFE" + odd, {"UTF-16LE", 1}, "a.txt", false));
  EXPECT_TRUE(decode("\xFF\xFE" + odd, {"UTF-16LE", 1}, "a.txt", true));
}

TEST(Decode, LongTextsAreKnownByTheirBeginning) {
  std::string text;
  while (text.size() < 700'000) text += hant;
  const Decoded decoded = must_decode(encode(text, "Big5-HKSCS"));
  EXPECT_EQ(decoded.charset, "Big5-HKSCS");
  EXPECT_EQ(decoded.text, text);
  std::string one_line;
  while (one_line.size() < 700'000) one_line += hans.substr(0, hans.find('\n'));
  EXPECT_EQ(must_decode(encode(one_line, "gb18030")).text, one_line) << "a sample may cut a character";
}

TEST(Decode, KnowsWindowsExtensions) {
  EXPECT_EQ(decode("\x87\x40\xFB\xFC\x81\x60", {"Shift_JIS", 1}, "", false)->text, "①髙～");
  EXPECT_EQ(decode("\xAD\xA1", {"EUC-JP", 1}, "", false)->text, "①");
  EXPECT_EQ(decode("\xC6\xE7\xF9\xD6", {"big5", 1}, "", false)->text, "ぁ碁");
  EXPECT_EQ(decode("\x81\x41", {"cp949", 1}, "", false)->text, "갂");
}

TEST(Decode, TakesCharsetsByAnyOfTheirNames) {
  for (const char* name : {"gbk", "GB2312", "cp936", "Gb18030", "windows-936"}) {
    const auto decoded = decode("\xB5\xDA", {name, 1}, "", false);
    ASSERT_TRUE(decoded) << name;
    EXPECT_EQ(decoded->text, "第");
    EXPECT_EQ(decoded->charset, "GB18030");
  }
  EXPECT_EQ(decode("\xC4", {"koi8-r", 1}, "", false)->text, "д");
  EXPECT_EQ(decode("第", {"utf8", 1}, "", false)->text, "第");
  const auto unknown = decode("a", {"klingon-8", 1}, "a.txt", false);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().id, "decode.unknown-charset");
  EXPECT_FALSE(decode("a", {"", 1}, "a.txt", false));
}

TEST(Decode, MakesEveryLineEndOne) {
  EXPECT_EQ(must_decode("a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h\ni\r\r\nj").text,
            "a\nb\nc\nd\ne\nf\ng\nh\ni\nj");
  EXPECT_EQ(must_decode("a\tb\n\nc").text, "a\tb\n\nc") << "TAB and blank lines stay";
  EXPECT_EQ(must_decode("a\n\r\nb").text, "a\n\nb");
}

TEST(Decode, RemovesWhatXmlCannotHold) {
  EXPECT_EQ(must_decode("a\0b\x01\x08\x1F\x7F"s + "c").text, "abc");
  EXPECT_EQ(must_decode("a\uFFFE\uFFFF\uFDD0\uFDEF\U0001FFFE\U0010FFFFb").text, "ab");
  EXPECT_EQ(must_decode("a\uFDCF\uFDF0\uFFFD\U0001FFFD\uFEFFb\u200B").text,
            "a\uFDCF\uFDF0\uFFFD\U0001FFFD\uFEFFb\u200B")
      << "neighbours stay, and so does U+FEFF inside the text";
  EXPECT_EQ(must_decode("a\xC0\x80"s + "b").text, "ab");
}

TEST(Decode, JoinsSurrogatePairs) {
  EXPECT_EQ(must_decode("笑\xED\xA0\xBD\xED\xB8\x80了").text, "笑😀了");
  const Decoded lone = must_decode("笑\xED\xA0\xBD了\xED\xB8\x80");
  EXPECT_EQ(lone.text, "笑\uFFFD了\uFFFD");
  ASSERT_EQ(lone.notes.size(), 1U);
  EXPECT_EQ(lone.notes[0].id, "decode.replaced");
}

TEST(Decode, ReadsAnyBytesWithoutHarm) {
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525U + 1013904223U;
    bytes.push_back(static_cast<char>(state >> 24));
    if (i % 97 != 0) continue;
    for (const char* charset : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Shift_JIS", "EUC-JP",
                                "EUC-KR", "windows-1258", "ISO-2022-JP", "UTF-32LE"}) {
      const auto decoded = decode(bytes, {charset, 0}, "a.txt", true);
      ASSERT_TRUE(decoded) << charset;
      EXPECT_EQ(must_decode(decoded->text).text, decoded->text) << charset << ": what decode gives is clean";
    }
    candidates(bytes);
  }
}

}  // namespace
}  // namespace novel2epub::read
