#include "parse/front_lines.hpp"

#include <algorithm>
#include <array>

#include "parse/book_names.hpp"
#include "parse/front_labels.hpp"
#include "parse/line_shapes.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {

using text::trim;

std::vector<FrontLine> front_lines(std::span<const Text> texts, const Draft& draft) {
  constexpr std::size_t most = 400;
  std::vector<FrontLine> out;
  for (const Piece& piece : draft.pieces) {
    const std::string_view whole = texts[piece.text].clean.text();
    for (std::size_t at = piece.begin; at < piece.end && out.size() < most;) {
      const std::size_t end = std::min(whole.find('\n', at), piece.end);
      const std::string_view line = trim(whole.substr(at, end - at));
      out.push_back({is_picture(line) ? line.substr(0, 0) : line, {piece.text, at, end}});
      at = end + 1;
    }
  }
  return out;
}

NamedBook read_title_value(std::string_view value) {
  for (const std::string_view word :
       {"作者：", "作者:", "作　者：", "作家：", "Author:", "작가:", "Tác giả:"}) {
    const std::size_t at = value.find(word);
    if (at == value.npos || at == 0) continue;
    const std::string author = tidy_author(value.substr(at + word.size()));
    return {tidy_title(value.substr(0, at)), is_plausible_author(author) ? author : std::string{}};
  }
  return {tidy_title(value), {}};
}

std::string_view first_fact(std::string_view value) {
  const auto is_fact = [](std::string_view rest) {
    return read_label(rest) || (!rest.empty() && rest.front() >= '0' && rest.front() <= '9');
  };
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(value, i);
    const std::string_view rest = trim(value.substr(i));
    const bool bar = c == U'|' || c == U'｜';
    if ((bar && is_fact(rest)) || (text::is_blank(c) && read_label(rest)))
      return trim(value.substr(0, begin));
  }
  return value;
}

bool is_publishing_notice(std::string_view rest) {
  if (rest.empty() || text::length(rest) > 24) return false;
  for (const std::string_view word : {"独家", "獨家", "首发", "首發", "发表", "發表", "连载", "連載", "全本",
                                      "完结", "完結", "校对版", "精校"})
    if (rest.find(word) != rest.npos) return rest.find("。") == rest.npos && rest.find("，") == rest.npos;
  return false;
}

std::string_view name_after_by(std::string_view line) {
  while (line.starts_with("—") || line.starts_with("─")) line = trim(line.substr(3));
  while (line.starts_with("-")) line = trim(line.substr(1));
  for (const std::string_view word :
       {"文：", "文:", "文／", "文/", "文|", "作者／", "作者/", "著／", "by ", "By ", "BY ", "by：", "by:"})
    if (line.starts_with(word))
      return text::length(line) <= 30 ? trim(line.substr(word.size())) : std::string_view{};
  if (line.starts_with("作者") && text::length(line) <= 14) {
    const std::string_view rest = line.substr(std::string_view("作者").size());
    std::size_t after = 0;
    if (!rest.empty() && text::is_blank(text::next(rest, after))) return trim(rest);
  }
  return {};
}

std::vector<std::string> split_subjects(std::string_view value) {
  constexpr std::u32string_view separators = U",，、;；/／|｜┃·#＃";
  std::vector<std::string> out(1);
  const bool blanks =
      value.find("，") == value.npos && value.find(',') == value.npos && value.find("、") == value.npos;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(value, i);
    if (separators.find(c) != separators.npos || (blanks && text::is_blank(c)))
      out.emplace_back();
    else
      out.back() += value.substr(begin, i - begin);
  }
  for (std::string& one : out) one = std::string(trim(one));
  std::erase_if(out, [](const std::string& one) { return one.empty() || text::length(one) > 30; });
  return out;
}

bool is_rule(std::string_view line) {
  if (text::length(line) < 3) return false;
  std::size_t after = 0;
  const char32_t first = text::next(line, after);
  if (text::is_letter_or_number(first)) return false;
  for (std::size_t i = after; i < line.size();)
    if (const char32_t c = text::next(line, i); c != first && !text::is_blank(c)) return false;
  return first != U'…' && first != U'。' && first != U'.';
}

bool ends_blurb(std::string_view line) {
  if (is_rule(line) || read_label(line) || text::names_a_chapter(line)) return true;
  if (line.find("http") != line.npos || line.find("www.") != line.npos) return true;
  for (const std::string_view word : {"正文", "☆、", "目录", "目錄", "楔子", "序章", "第一章", "【最新"})
    if (line == word || (line.starts_with(word) && text::length(line) < 24)) return true;
  return false;
}

}  // namespace novel2epub::parse
