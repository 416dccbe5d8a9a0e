#include "parse/verse.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool is_line(const Block& block) {
  return block.kind == Block::Kind::paragraph && block.voice == Block::Voice::story && !block.text.empty();
}

// A line of regulated verse: clauses of one length.
struct Measured {
  std::size_t length = 0, clauses = 0;
  char32_t end = 0;  // the mark it ends with, or 0
};

std::optional<Measured> measure_line(std::string_view line) {
  constexpr std::u32string_view marks = U"，。；！？、：,;!?";
  Measured line_measure;
  std::size_t length = 0;
  const auto close = [&] {
    if (length == 0) return true;
    if (line_measure.clauses > 0 && length != line_measure.length) return false;
    line_measure.length = length;
    ++line_measure.clauses;
    length = 0;
    return true;
  };
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = text::next(line, i);
    const bool mark = marks.find(c) != std::u32string_view::npos || text::is_blank(c);
    line_measure.end = mark ? c : 0;
    if (!mark && !text::is_han(c)) return {};
    if (!mark) ++length;
    if (mark && !close()) return {};
  }
  constexpr std::size_t most_clauses = 4;
  if (!close() || line_measure.clauses == 0 || line_measure.clauses > most_clauses) return {};
  if (line_measure.length != 5 && line_measure.length != 7) return {};
  return line_measure;
}

bool is_pause(char32_t c) { return c == U'，' || c == U',' || c == U'；' || c == U'、'; }
bool is_stop(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'；';
}

// Lines of one clause go in pairs: the first pauses and the second stops, or none has a mark.
bool is_couplet(const Measured& upper, const Measured& lower) {
  return (upper.end == 0 && lower.end == 0) || (is_pause(upper.end) && is_stop(lower.end));
}

std::size_t regulated_verse(std::span<const Block> blocks) {
  std::vector<Measured> lines;
  std::size_t clauses = 0;
  for (const Block& block : blocks) {
    const auto line = is_line(block) ? measure_line(block.text) : std::nullopt;
    if (!line ||
        (!lines.empty() && (line->length != lines.front().length || line->clauses != lines.front().clauses)))
      break;
    clauses += line->clauses;
    lines.push_back(*line);
  }
  constexpr std::size_t fewest_clauses = 4;
  if (!lines.empty() && lines.front().clauses == 1) {
    std::size_t pairs = 0;
    while (2 * pairs + 1 < lines.size() && is_couplet(lines[2 * pairs], lines[2 * pairs + 1])) ++pairs;
    return 2 * pairs >= fewest_clauses ? 2 * pairs : 0;
  }
  return clauses >= fewest_clauses && lines.size() >= 2 ? lines.size() : 0;
}

std::size_t song(std::span<const Block> blocks) {
  std::size_t size = 0;
  while (size < blocks.size() && is_line(blocks[size]) &&
         (blocks[size].text.starts_with("♪") || blocks[size].text.starts_with("♫") ||
          blocks[size].text.starts_with("〽")))
    ++size;
  return size >= 2 ? size : 0;
}

// The first paragraph that is any of `words` as a whole, less the marks behind it.
bool is_among(std::string_view line, std::span<const std::string_view> words) {
  for (const std::string_view mark : {"！", "。", "，", ",", ".", "!"})
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  return std::ranges::find(words, text::trim(line)) != words.end();
}

bool is_address(std::string_view line) {
  constexpr std::size_t longest_address = 30;
  if (text::length(line) > longest_address) return false;
  constexpr std::string_view openings[] = {"亲爱的", "親愛的", "尊敬的", "敬爱的", "敬愛的",
                                           "致",     "吾儿",   "吾兒",   "吾友"};
  const bool colon = line.ends_with("：") || line.ends_with(":");
  if (colon && std::ranges::any_of(openings, [&](auto word) { return line.starts_with(word); })) return true;
  constexpr std::string_view reverence[] = {"大人膝下：", "父亲大人：", "父親大人：", "母亲大人：",
                                            "母親大人：", "足下：",     "亲启：",     "親啟：",
                                            "台鉴：",     "臺鑒："};
  if (std::ranges::any_of(reverence, [&](auto word) { return line.ends_with(word); })) return true;
  return line.starts_with("Dear ") && (line.ends_with(",") || line.ends_with(":"));
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
  constexpr std::string_view formulas[] = {"此致",
                                           "此致敬礼",
                                           "此致敬禮",
                                           "敬礼",
                                           "敬禮",
                                           "顺颂时祺",
                                           "順頌時祺",
                                           "即颂近安",
                                           "Sincerely",
                                           "Yours truly",
                                           "Yours sincerely",
                                           "Yours faithfully",
                                           "Best regards",
                                           "With love",
                                           "Kind regards",
                                           "Sincerely yours",
                                           "Your friend",
                                           "Your loving son",
                                           "Yours",
                                           "Yours ever",
                                           "Ever yours",
                                           "Yours always",
                                           "Yours affectionately",
                                           "Affectionately yours",
                                           "All my love",
                                           "Your loving daughter"};
  if (is_among(line, formulas) || is_signed_and_dated(line)) return true;
  constexpr std::size_t longest_signature = 14;
  if (text::length(line) > longest_signature) return false;
  constexpr std::string_view humble[] = {"敬上", "拜上", "顿首", "頓首", "谨启", "謹啟",
                                         "谨上", "謹上", "手书", "手書", "绝笔", "絕筆",
                                         "亲笔", "親筆", "叩首", "叩上", "泣书"};
  return std::ranges::any_of(humble, [&](auto word) { return line.ends_with(word); });
}

// Below the closing: a name, a date, the second half of 此致敬礼.
bool is_signature(const Block& block) {
  constexpr std::size_t longest_signature = 20;
  if (!is_line(block) || text::length(block.text) > longest_signature) return false;
  for (const std::string_view mark : {"。", "！”", "？", "，", "“", "「", "：", "…", "\"", "?"})
    if (block.text.find(mark) != std::string::npos) return false;
  if (block.text.ends_with('.')) return false;
  return true;
}

bool is_speech(std::string_view line) {
  return line.starts_with("“") || line.starts_with("「") || line.starts_with("\"");
}

}  // namespace

std::size_t verse_size(std::span<const Block> blocks) {
  if (const std::size_t size = regulated_verse(blocks); size > 0) return size;
  return song(blocks);
}

std::size_t letter_size(std::span<const Block> blocks) {
  constexpr std::size_t longest_letter = 40, longest_signature = 3;
  if (blocks.empty() || !is_line(blocks.front()) || !is_address(blocks.front().text)) return 0;
  for (std::size_t i = 1; i < std::min(blocks.size(), longest_letter); ++i) {
    if (!is_line(blocks[i]) || is_speech(blocks[i].text) || is_address(blocks[i].text)) return 0;
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
