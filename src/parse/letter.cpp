#include "parse/letter.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "parse/settings.hpp"
#include "text/data.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Words = std::vector<std::string_view>;

bool ends_with_one(std::string_view line, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return line.ends_with(word); });
}

// "亲爱的母亲", "Dear Tom": a word in Latin letters ends at a blank.
bool begins_with_one(std::string_view line, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
    return line.starts_with(word) && (!latin || line.substr(word.size()).starts_with(' '));
  });
}

bool is_address(std::string_view line) {
  static const Words openings = text::data_words("settings/letter-openings.txt");
  static const Words reverence = text::data_words("settings/letter-reverence.txt");
  constexpr std::size_t longest_address = 30;
  if (text::length(line) > longest_address) return false;
  for (const std::string_view colon : {"：", ":", ","}) {
    if (!line.ends_with(colon)) continue;
    const bool latin = line.front() >= 'A' && line.front() <= 'Z';
    const std::string_view whom = line.substr(0, line.size() - colon.size());
    if (colon == "," && !latin) return false;
    return begins_with_one(whom, openings) || ends_with_one(whom, reverence);
  }
  return false;
}

// "父　三月五日", "小雨 1998年3月5日": who wrote, and when.
bool is_signed_and_dated(std::string_view line) {
  constexpr std::u32string_view of_dates =
      U"0123456789０１２３４５６７８９〇零一二三四五六七八九十廿卅初正元冬臘腊年月日";
  constexpr std::size_t longest_name = 8;
  std::size_t begin = line.size();
  for (std::size_t at = begin; at > 0; begin = at)
    if (of_dates.find(text::previous(line, at)) == of_dates.npos) break;
  const std::string_view date = line.substr(begin), name = text::trim(line.substr(0, begin));
  const std::size_t month = date.find("月");
  if (!date.ends_with("日") || month == date.npos || month == 0 || month + 3 >= date.size()) return false;
  if (name.size() == begin || name.empty() || text::length(name) > longest_name) return false;
  for (std::size_t at = 0; at < name.size();)
    if (!text::is_letter(text::next(name, at))) return false;
  return true;
}

// A line that closes a letter by itself, or the name of the writer with such a word.
bool is_closing(std::string_view line) {
  static const Words closings = text::data_words("settings/letter-closings.txt");
  static const Words signatures = text::data_words("settings/letter-signatures.txt");
  std::string_view words = line;
  for (const std::string_view mark : {"！", "。", "，", ",", ".", "!"})
    if (words.ends_with(mark)) words.remove_suffix(mark.size());
  if (std::ranges::binary_search(closings, text::trim(words)) || is_signed_and_dated(line)) return true;
  constexpr std::size_t longest_signature = 14;
  return text::length(line) <= longest_signature && ends_with_one(line, signatures);
}

// Below the closing: a name, a date, the second half of 此致敬礼.
bool is_signature(const Block& block) {
  constexpr std::size_t longest_signature = 20;
  if (!is_story_line(block) || text::length(block.text) > longest_signature) return false;
  for (const std::string_view mark : {"。", "！”", "？", "，", "“", "「", "：", "…", "\"", "?"})
    if (block.text.find(mark) != std::string::npos) return false;
  if (block.text.ends_with('.')) return false;
  return true;
}

bool is_speech(std::string_view line) {
  return line.starts_with("“") || line.starts_with("「") || line.starts_with("\"");
}

}  // namespace

std::size_t letter_size(std::span<const Block> blocks) {
  constexpr std::size_t longest_letter = 40, longest_signature = 3;
  if (blocks.empty() || !is_story_line(blocks.front()) || !is_address(blocks.front().text)) return 0;
  for (std::size_t i = 1; i < std::min(blocks.size(), longest_letter); ++i) {
    if (!is_story_line(blocks[i]) || is_speech(blocks[i].text) || is_address(blocks[i].text)) return 0;
    if (!is_closing(blocks[i].text)) continue;
    std::size_t end = i + 1;
    while (end < blocks.size() && end - i <= longest_signature && !blocks[end].gap &&
           is_signature(blocks[end]))
      ++end;
    return end;
  }
  return 0;
}

}  // namespace novel2epub::parse
