// What must hold for every line whatever it says (normalization.md 17), tried on lines that nobody would
// write and on lines that people wrote. NOVEL2EPUB_RANDOM_LINES=10000000 tries ten million of the former,
// NOVEL2EPUB_RANDOM_SEED=2 others.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "normalize/invariants.hpp"
#include "normalize/random_lines.hpp"
#include "normalize/support.hpp"
#include "support/files.hpp"
#include "support/spec_file.hpp"

namespace novel2epub::normalize {
namespace {

std::size_t from_environment(const char* name, std::size_t otherwise) {
  const char* const given = std::getenv(name);
  return given == nullptr ? otherwise : static_cast<std::size_t>(std::strtoull(given, nullptr, 10));
}

// As NFKC would leave it.
std::string washed(std::string_view clean) {
  std::string out;
  for (const char32_t c : text::to_u32(clean)) {
    if (c >= U'！' && c <= U'～')
      text::append(out, c - 0xFEE0);
    else if (c == U'…')
      out += "...";
    else
      text::append(out, c == U'　' ? U' ' : c);
  }
  return out;
}

// Empty, or what is broken and by what.
std::string verdict(const std::u32string& in, const Settings& settings) {
  const std::string bytes = text::to_utf8(in);
  const std::string out = line(bytes, settings);
  const std::string broken =
      broken_invariant(in, text::to_u32(out), text::to_u32(line(out, settings)), settings);
  return broken.empty() ? "" : broken + ": " + test::escape(bytes) + " -> " + test::escape(out);
}

std::vector<Settings> variants() {
  std::vector<Settings> all;
  for (const char* tag : {"zh-Hans", "zh-Hant", "ja", "ko", "en", "vi"}) all.push_back(settings_for(tag));
  Settings washed = settings_for("zh-Hans");
  washed.habits.washed = washed.habits.ascii_stops = true;
  all.push_back(washed);
  Settings curly = settings_for("zh-Hant");
  curly.habits.curly_quotes = true;
  all.push_back(curly);
  Settings full = settings_for("zh-Hans");
  full.level = Level::full;
  full.flags.tilde_wide = full.flags.touten_ellipsis = full.flags.periods_wide = full.flags.fix_radicals =
      true;
  full.flags.spacing = Spacing::pangu;
  full.flags.quotes = Quotes::corner;
  all.push_back(full);
  Settings dots = settings_for("zh-Hans");
  dots.flags.dots_interpunct = dots.flags.strip_han_spaces = dots.flags.no_fold_width = true;
  dots.flags.spacing = Spacing::strip;
  dots.flags.quotes = Quotes::curly;
  all.push_back(dots);
  Settings ja = settings_for("ja");
  ja.flags.exclaim_space = ja.flags.ja_minutes = ja.flags.fold_ja_width = true;
  ja.flags.spacing = Spacing::strip;
  ja.flags.wave = "FF5E";
  all.push_back(ja);
  Settings academic = settings_for("ja");
  academic.habits.comma_style = true;
  academic.flags.wave = "301C";
  all.push_back(academic);
  return all;
}

TEST(NormalizeProperties, HoldForRandomLines) {
  const auto settings = variants();
  const std::size_t lines = from_environment("NOVEL2EPUB_RANDOM_LINES", 40000);
  Dice dice(from_environment("NOVEL2EPUB_RANDOM_SEED", 1));
  std::size_t failures = 0;
  constexpr std::size_t most_shown = 40;
  for (std::size_t n = 0; n < lines; ++n) {
    const std::u32string in = random_line(dice);
    const std::size_t variant = dice.below(settings.size());
    const std::string broken = verdict(in, settings[variant]);
    if (broken.empty()) continue;
    if (++failures <= most_shown) ADD_FAILURE() << "variant " << variant << ", " << broken;
  }
  EXPECT_EQ(failures, 0U) << "of " << lines << " lines";
  RecordProperty("lines", std::to_string(lines));
}

std::string_view tag_of_dump(std::string_view name) {
  return name.starts_with("zht")  ? "zh-Hant"
         : name.starts_with("zh") ? "zh-Hans"
         : name.starts_with("ja") ? "ja"
         : name.starts_with("ko") ? "ko"
         : name.starts_with("vi") ? "vi"
                                  : "en";
}

// Every line of the files of a folder that are UTF-8.
void check_lines_below(const std::filesystem::path& folder, const Settings& settings, std::size_t& lines) {
  constexpr std::size_t longest = 4000;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    for (std::string text; std::getline(file, text);) {
      const std::string in(text::trim(text));
      if (in.empty() || in.size() > longest || !text::is_valid_utf8(in)) continue;
      std::u32string known;  // what reading would have left of it
      for (const char32_t c : text::to_u32(in))
        if (may_stand(c)) known.push_back(c);
      ++lines;
      const std::string broken = verdict(known, settings);
      EXPECT_EQ(broken, "") << entry.path().filename();
    }
  }
}

// Lines that people did write: dumps beside the checkout, named by their language.
TEST(NormalizeProperties, HoldForLinesOfRealDumps) {
  const auto folder = shared_folder() / "dumps";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no dumps in " << folder;
  std::size_t lines = 0;
  for (const auto& dump : std::filesystem::directory_iterator(folder))
    if (std::filesystem::is_directory(dump.path() / "chapters"))
      check_lines_below(dump.path() / "chapters", settings_for(tag_of_dump(dump.path().filename().string())),
                        lines);
  EXPECT_GT(lines, 10000U);
}

TEST(NormalizeProperties, HoldForLinesOfTheSamples) {
  std::size_t lines = 0;
  for (const char* name :
       {"zh-series", "zh-volumes", "zh-whole", "zh-wrapped", "zh-hant", "ja", "ko", "en", "vi"})
    check_lines_below(test::source_root() / "samples" / name,
                      settings_for(std::string_view(name) == "zh-hant" ? "zh-Hant" : tag_of_dump(name)),
                      lines);
  EXPECT_GT(lines, 200U);
}

// NFKC is what damaged most dumps: wash clean lines with it, and the normalizer must restore them, but for
// what is truly lost (、 and ， are one then, and so are numbers of dots).
TEST(NormalizeProperties, WashedLinesComeBack) {
  Settings settings = settings_for("zh-Hans");
  settings.habits.washed = true;
  std::size_t lines = 0;
  for (const char* const clean : {
           "他点了点头，说道：“好吧，我这就去！”",
           "“你说什么？”她愣住了；过了一会儿，才低声问：“真的？”",
           "雨停了，风也停了；街上（尤其是东街）一个人都没有！",
           "“走……”他只说了一个字，便倒了下去……",
           "谁？是谁？！站住！！",
           "她（他的妹妹）笑了：“你呀，总是这样！”",
           "第三章（上）：归途",
           "“……”没有人回答。",
           "天亮了，他想：该走了吧？于是他走了，头也不回！",
           "老人叹道：“十年了！十年啊……你，终于回来了！”",
       }) {
    ++lines;
    EXPECT_EQ(line(washed(clean), settings), clean);
  }
  EXPECT_EQ(lines, 10U);
}

// The rules that shorten runs keep letters and are stable, nothing else is promised of them.
TEST(NormalizeProperties, RulesThatShortenAreStable) {
  Dice dice(7);
  Settings settings = settings_for("ja");
  settings.flags.squeeze_punct = 2;
  settings.flags.bracket_stop = settings.flags.strip_han_spaces = true;
  for (int n = 0; n < 4000; ++n) {
    const std::string in = text::to_utf8(random_line(dice));
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
      const std::string in = text::to_utf8(random_line(dice));
      if (std::ranges::any_of(text::to_u32(in), [](char32_t c) { return text::unified_ideograph(c) != 0; }))
        continue;
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
      normalize_line(text::to_utf8(random_line(dice)), settings, counts);
      ASSERT_FALSE(counts.contains(rule.name)) << rule.name << " is off and yet counted";
    }
  }
}

}  // namespace
}  // namespace novel2epub::normalize
