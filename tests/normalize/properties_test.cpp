// What must hold for every line whatever it says (normalization.md 17), tried on lines that nobody would
// write.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <regex>
#include <sstream>

#include "normalize/support.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// Always the same numbers, on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % n);
  }

 private:
  std::uint64_t state_;
};

// Pieces of every class; many of them mean something only beside another.
const std::vector<std::u32string> pieces = {U"他",
                                            U"走了",
                                            U"第三章",
                                            U"ア",
                                            U"かな",
                                            U"漢字",
                                            U"ー",
                                            U"々",
                                            U"한국",
                                            U"é",
                                            U"a",
                                            U"OK",
                                            U"Hello",
                                            U"iPhone",
                                            U"1",
                                            U"12",
                                            U"3.14",
                                            U"v2.3",
                                            U"１２",
                                            U"ＡＢ",
                                            U"ｶﾞ",
                                            U"ﾊﾟ",
                                            U"ﾞ",
                                            U"が゛",
                                            U"①",
                                            U"Ⅲ",
                                            U"□",
                                            U"\uE000",
                                            U"\uFFFD",
                                            U",",
                                            U".",
                                            U":",
                                            U";",
                                            U"?",
                                            U"!",
                                            U"，",
                                            U"。",
                                            U"：",
                                            U"；",
                                            U"？",
                                            U"！",
                                            U"、",
                                            U"．",
                                            U",,",
                                            U"..",
                                            U"...",
                                            U". . .",
                                            U"…",
                                            U"……",
                                            U"・",
                                            U"・・・",
                                            U"·",
                                            U"•",
                                            U"‧",
                                            U"。。。",
                                            U"、、、",
                                            U"-",
                                            U"--",
                                            U"---",
                                            U"—",
                                            U"——",
                                            U"――",
                                            U"──",
                                            U"－－",
                                            U"->",
                                            U"\"",
                                            U"'",
                                            U"''",
                                            U"``",
                                            U"“",
                                            U"”",
                                            U"‘",
                                            U"’",
                                            U"「",
                                            U"」",
                                            U"『",
                                            U"』",
                                            U"《",
                                            U"》",
                                            U"《《",
                                            U"》》",
                                            U"〝",
                                            U"＂",
                                            U"(",
                                            U")",
                                            U"（",
                                            U"）",
                                            U"[",
                                            U"]",
                                            U"【",
                                            U"】",
                                            U"{",
                                            U"<",
                                            U">",
                                            U" ",
                                            U" ",
                                            U"  ",
                                            U"　",
                                            U"　　",
                                            U"\u00A0",
                                            U"\u2003",
                                            U"\u00AD",
                                            U"~",
                                            U"～",
                                            U"〜",
                                            U"@",
                                            U"/",
                                            U"\\",
                                            U"%",
                                            U"*",
                                            U"#",
                                            U"&",
                                            U"+",
                                            U"=",
                                            U"_",
                                            U"^",
                                            U"|",
                                            U"｜",
                                            U"😀",
                                            U"👨\u200D👩",
                                            U"❤\uFE0F",
                                            U"♪",
                                            U"★",
                                            U":)",
                                            U":P",
                                            U":D",
                                            U"(^_^)",
                                            U"(´・ω・`)",
                                            U"╮(╯▽╰)╭",
                                            U"(T_T)",
                                            U"http://a.b/c?d=1,2",
                                            U"www.x.com",
                                            U"a.b-c@x.com",
                                            U"《かんじ》",
                                            U"［＃「漢字」に傍点］",
                                            U"［＃改ページ］",
                                            U"※［＃「口＋世」、U+20B9F］",
                                            U"﹁",
                                            U"︙",
                                            U"︱",
                                            U"～～",
                                            U"don't",
                                            U"Mr.",
                                            U"etc.",
                                            U"S.H.E",
                                            U"C:\\",
                                            U"12:30",
                                            U"1,000",
                                            U"27\"",
                                            U"6'2\"",
                                            U"Yahoo!",
                                            U"⼈"};

std::string random_line(Dice& dice) {
  std::u32string out;
  for (std::size_t n = 1 + dice.below(14); n > 0; --n) out += pieces[dice.below(pieces.size())];
  return text::to_utf8(out);
}

char32_t folded(char32_t c) {
  if ((c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ'))
    return c - 0xFEE0;
  return c;
}

// Letters and numbers in order, full-width ones folded and half-width katakana widened by the rule itself,
// whose table another test reads. U+FF9E and U+FF9F are letters to Unicode; composing takes them in.
std::u32string letters(std::string_view utf8, bool skip_voice) {
  std::u32string out;
  for (const char32_t c : text::to_u32(utf8)) {
    if (skip_voice && (c == U'ﾞ' || c == U'ﾟ')) continue;
    if (text::is_letter_or_number(c)) out.push_back(folded(c));
  }
  return out;
}

std::size_t count_of(std::string_view utf8, std::u32string_view set) {
  std::size_t n = 0;
  for (const char32_t c : text::to_u32(utf8)) n += set.find(c) != std::u32string_view::npos ? 1 : 0;
  return n;
}

bool has_cjk(std::string_view utf8) {
  for (const char32_t c : text::to_u32(utf8))
    if (text::is_cjk(c)) return true;
  return false;
}

bool has_letter(std::string_view utf8) {
  for (const char32_t c : text::to_u32(utf8))
    if (text::is_letter_or_number(c) && !text::is_cjk(c)) return true;
  return false;
}

constexpr std::u32string_view doubles = U"\"＂“”「」〝〟", singles = U"'‘’『』";
const std::regex numbers("[0-9][0-9.,:]*[0-9]");
const std::regex addresses("(https?|ftp)://[!-~]+|www\\.[!-~]+");

void check(const std::string& in, const Settings& settings) {
  const std::string out = line(in, settings);
  EXPECT_EQ(line(out, settings), out) << "not idempotent: " << in;
  const bool kana = count_of(in, U"ﾞﾟ") > 0;
  if (!kana) {
    EXPECT_EQ(letters(out, false).size(), letters(in, false).size())
        << "a letter came or went: " << in << " -> " << out;
  }
  if (count_of(in, U"ｶﾊﾞﾟ⼈") == 0) {
    EXPECT_EQ(letters(out, true), letters(in, true)) << "letters changed: " << in << " -> " << out;
  }
  // The quotes of TeX are two characters that become one.
  if (in.find("''") == std::string::npos && in.find("``") == std::string::npos && count_of(in, U"﹁") == 0) {
    EXPECT_EQ(count_of(out, doubles) + count_of(out, singles), count_of(in, doubles) + count_of(in, singles))
        << "a quote came or went: " << in << " -> " << out;
  }
  for (std::sregex_iterator it(in.begin(), in.end(), numbers), end; it != end; ++it)
    EXPECT_NE(out.find(it->str()), std::string::npos)
        << "the number " << it->str() << " is broken: " << in << " -> " << out;
  EXPECT_EQ(count_of(out, U"(（"), count_of(in, U"(（")) << in;
  EXPECT_EQ(count_of(out, U")）"), count_of(in, U")）")) << in;
  for (const char32_t c : text::to_u32(out))
    EXPECT_TRUE((c >= 0x20 || c == '\t') && c != 0xFFFE && c != 0xFFFF) << "not a character of XML: " << in;
  if (!has_cjk(in) && has_letter(in) && count_of(in, U"\u00A0\u2003\u00AD﹁︙︱") == 0) {
    EXPECT_EQ(out, in) << "a line without CJK text was changed";
  }
}

std::vector<Settings> variants() {
  std::vector<Settings> all;
  for (const char* tag : {"zh-Hans", "zh-Hant", "ja", "ko", "en"}) all.push_back(settings_for(tag));
  Settings washed = settings_for("zh-Hans");
  washed.habits.washed = washed.habits.ascii_stops = true;
  all.push_back(washed);
  Settings full = settings_for("zh-Hans");
  full.level = Level::full;
  full.flags.tilde_wide = full.flags.touten_ellipsis = full.flags.periods_wide = true;
  full.flags.spacing = Spacing::pangu;
  full.flags.quotes = Quotes::corner;
  all.push_back(full);
  Settings ja = settings_for("ja");
  ja.flags.exclaim_space = ja.flags.ja_minutes = ja.flags.fold_ja_width = true;
  ja.flags.spacing = Spacing::strip;
  ja.flags.wave = "FF5E";
  all.push_back(ja);
  return all;
}

TEST(NormalizeProperties, HoldForRandomLines) {
  Dice dice(20240607);
  const auto settings = variants();
  for (int n = 0; n < 6000 && !::testing::Test::HasFailure(); ++n) {
    const std::string in = random_line(dice);
    for (const Settings& s : settings) {
      if (s.level == Level::full && has_letter(in) && !has_cjk(in))
        continue;  // narrowing Latin lines is its task
      check(in, s);
    }
  }
}

// Lines that people did write: dumps beside the checkout, named by their language.
TEST(NormalizeProperties, HoldForLinesOfRealDumps) {
  const auto folder = shared_folder() / "dumps";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no dumps in " << folder;
  constexpr std::size_t lines_of_a_dump = 1500, longest = 4000;
  for (const auto& dump : std::filesystem::directory_iterator(folder)) {
    const std::string name = dump.path().filename().string();
    if (!std::filesystem::is_directory(dump.path() / "chapters")) continue;
    const std::string_view tag = name.starts_with("zht")  ? "zh-Hant"
                                 : name.starts_with("zh") ? "zh-Hans"
                                 : name.starts_with("ja") ? "ja"
                                 : name.starts_with("ko") ? "ko"
                                                          : "en";
    const Settings settings = settings_for(tag);
    std::size_t lines = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dump.path() / "chapters")) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path());
      for (std::string text; lines < lines_of_a_dump && std::getline(file, text);) {
        const std::string in(text::trim(text));
        if (in.empty() || in.size() > longest || !text::is_valid_utf8(in)) continue;
        ++lines;
        const std::string out = line(in, settings);
        EXPECT_EQ(line(out, settings), out) << name << ": not idempotent";
        EXPECT_EQ(letters(out, true).size(), letters(in, true).size())
            << name << ": a letter came or went: " << in;
        EXPECT_EQ(count_of(out, doubles), count_of(in, doubles)) << name << ": a quote came or went: " << in;
      }
    }
  }
}

// The rules that shorten runs keep letters and are stable, nothing else is promised of them.
TEST(NormalizeProperties, RulesThatShortenAreStable) {
  Dice dice(7);
  Settings settings = settings_for("ja");
  settings.flags.squeeze_punct = 2;
  settings.flags.bracket_stop = settings.flags.strip_han_spaces = true;
  for (int n = 0; n < 4000; ++n) {
    const std::string in = random_line(dice);
    const std::string out = line(in, settings);
    ASSERT_EQ(line(out, settings), out) << in;
  }
}

// The byte scan may only pass over lines that the rules would leave alone.
TEST(NormalizeProperties, TheScanForCleanLinesMissesNothing) {
  Dice dice(99);
  for (const char* tag : {"zh-Hans", "zh-Hant", "ja"}) {
    const Settings plain = settings_for(tag);
    // Any rule beyond the defaults turns the scan off; this one has nothing to do on these lines.
    Settings slow = plain;
    slow.enabled = {"CP-14"};
    for (int n = 0; n < 6000; ++n) {
      const std::string in = random_line(dice);
      if (in.find("⼈") != std::string::npos) continue;
      ASSERT_EQ(line(in, plain), line(in, slow)) << tag << ": " << in;
    }
  }
}

TEST(NormalizeProperties, EnabledAndDisabledAreNames) {
  for (const RuleInfo& rule : rules()) {
    Settings settings = settings_for("zh-Hans");
    settings.disabled = {std::string(rule.name)};
    Dice dice(3);
    for (int n = 0; n < 60; ++n) {
      Counts counts;
      normalize_line(random_line(dice), settings, counts);
      ASSERT_FALSE(counts.contains(rule.name)) << rule.name << " is off and yet counted";
    }
  }
}

}  // namespace
}  // namespace novel2epub::normalize
