#include "text/plausibility.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.hpp"
#include "text/data.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

constexpr std::uint8_t mark = look_mark, strange = look_strange;

void add_list(std::vector<std::uint8_t>& classes, std::string_view file, Script script) {
  const std::string_view bytes = data_file(file);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    for (std::size_t i = 0; i < line.size() && line.front() != '#';) classes[next(line, i)] |= script;
    at = end + 1;
  }
}

void add_range(std::vector<std::uint8_t>& classes, char32_t first, char32_t last, std::uint8_t bits) {
  for (char32_t c = first; c <= last; ++c) classes[c] |= bits;
}

std::vector<std::uint8_t> make_classes() {
  std::vector<std::uint8_t> classes(0x10000, 0);
  add_list(classes, "charset/common_zh-Hans.txt", script_hans);
  add_list(classes, "charset/common_zh-Hant.txt", script_hant);
  add_list(classes, "charset/common_ja.txt", script_ja);
  add_list(classes, "charset/common_ko.txt", script_ko);
  add_range(classes, 0x3041, 0x3093, script_ja);
  add_range(classes, 0x30A1, 0x30F6, script_ja);
  for (const char32_t c : std::u32string_view(U"ー々〇")) classes[c] |= script_ja;
  for (const char32_t c : std::u32string_view(
           U"　、。，．：；？！…—―─‥·・“”‘’「」『』《》〈〉（）【】［］〔〕～〜☆★○●◎□■△▲◇◆※①②③"))
    classes[c] |= mark;
  add_range(classes, U'０', U'９', mark);
  // What no novel is full of: control characters, half-width kana, private use, presentation forms, U+FFFD.
  add_range(classes, 0x00, 0x08, strange);
  add_range(classes, 0x0E, 0x1F, strange);
  add_range(classes, 0x7F, 0x9F, strange);
  add_range(classes, 0xFF61, 0xFF9F, strange);
  add_range(classes, 0xE000, 0xF8FF, strange);
  add_range(classes, 0xFFE8, 0xFFFF, strange);
  add_range(classes, 0x2500, 0x2501, mark);
  add_range(classes, 0x2502, 0x257F, strange);
  add_range(classes, 0x3100, 0x312F, strange);
  return classes;
}

std::uint8_t class_of(char32_t c) { return c < 0x10000 ? look_table()[c] : strange; }

struct Counts {
  std::size_t ascii = 0, frequent = 0, marks = 0, strange = 0, other = 0;
};

Counts count(std::string_view utf8, std::uint8_t scripts) {
  Counts n;
  const std::uint8_t* const table = look_table();
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next(utf8, i);
    const std::uint8_t bits = c < 0x10000 ? table[c] : strange;
    if ((bits & strange) != 0)
      ++n.strange;
    else if (c < 0x80)
      ++n.ascii;
    else if ((bits & scripts) != 0)
      ++n.frequent;
    else if ((bits & mark) != 0)
      ++n.marks;
    else
      ++n.other;
  }
  return n;
}

double number(std::size_t n) { return static_cast<double>(n); }

// Marks weigh little: rows of full-width marks lie at the same place in several charsets.
constexpr double mark_weight = 0.25;

bool is_vietnamese(char32_t c, char32_t before) {
  constexpr std::u32string_view letters = U"ĂăÂâÊêÔôĐđƠơƯư", tones = U"\u0300\u0301\u0303\u0309\u0323";
  constexpr std::u32string_view vowels = U"AaEeIiOoUuYyĂăÂâÊêÔôƠơƯư";
  if (tones.find(c) != tones.npos) return vowels.find(before) != vowels.npos;
  return letters.find(c) != letters.npos;
}

bool is_western(char32_t c, char32_t before) {
  constexpr std::u32string_view marks = U"\u00A0‘’“”–—…•«»©®™°´·£€§¡¿‚„";
  if (marks.find(c) != marks.npos) return true;
  const bool letter = c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
  return letter && (before < 0x80 || before == U'’' || before == U'“' || before == U'«');
}

}  // namespace

const std::uint8_t* look_table() {
  static const std::vector<std::uint8_t> classes = make_classes();
  return classes.data();
}

std::string frequent_characters(std::uint8_t scripts) {
  std::string out;
  for (char32_t c = 0x80; c < 0x10000; ++c)
    if ((look_table()[c] & scripts) != 0) append(out, c);
  return out;
}

Plausibility judge_cjk(std::string_view utf8, std::uint8_t scripts) {
  const Counts n = count(utf8, scripts);
  const double good = number(n.frequent) + mark_weight * number(n.marks) - number(n.strange);
  const double all = number(n.frequent + n.other + n.strange) + mark_weight * number(n.marks);
  if (all <= 0) return {};
  return {std::max(0.0, good / all), n.frequent + n.other + n.strange};
}

Plausibility judge_utf16(std::string_view utf8) {
  const Counts n = count(utf8, script_any);
  const double good = number(n.frequent + n.ascii) + mark_weight * number(n.marks) - 2 * number(n.strange);
  const double all = number(n.frequent + n.other + n.strange + n.ascii) + mark_weight * number(n.marks);
  if (all <= 0) return {};
  return {std::max(0.0, good / all), n.frequent + n.other + n.strange + n.ascii};
}

Plausibility judge_latin(std::string_view utf8, bool vietnamese) {
  std::size_t letters = 0, high = 0, good = 0, own = 0, strange_ones = 0;
  char32_t before = U' ';
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next(utf8, i);
    if (c < 0x80) {
      letters += is_ascii_letter(c) ? 1 : 0;
      strange_ones += (class_of(c) & strange) != 0 ? 1 : 0;
    } else {
      const bool native = vietnamese && is_vietnamese(c, before);
      ++high;
      own += native ? 1 : 0;
      good += native || is_western(c, before) ? 1 : 0;
    }
    before = c;
  }
  if (high == 0 || letters + high < 4) return {};
  if (vietnamese && own * 2 < high) return {};
  const double share = number(letters) / number(letters + high);  // 0.97 in French, 0.7 in Vietnamese
  const double latin = std::clamp((share - 0.4) / 0.3, 0.0, 1.0);
  const double score = (number(good) - number(strange_ones)) / number(high);
  return {std::max(0.0, score) * latin * 0.9, high};
}

}  // namespace novel2epub::text
