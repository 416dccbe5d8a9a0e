#include "text/plain_names.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

constexpr std::string_view generic_names[] = {
    "chapters",   "chapter",   "text",  "texts", "txt",      "正文",   "output",       "out",
    "outputs",    "章节",      "章節",  "小说",  "小說",     "novel",  "novels",       "book",
    "books",      "dump",      "dumps", "raw",   "src",      "data",   "content",      "contents",
    "download",   "downloads", "下载",  "下載",  "全文",     "本文",   "新建文件夹",   "新文件夹",
    "new folder", "tmp",       "temp",  "files", "input",    "result", "results",      "cleaned",
    "utf8",       "utf-8",     "gbk",   "index", "untitled", "无标题", "新建文本文档", "新しいフォルダー",
    "소설",       "truyen",    "story", "小説",  "stdin",    "clean",
};

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

// The code points of a numeral at `at`; `at` is moved behind them.
std::string_view numeral_at(std::string_view s, std::size_t& at) {
  const std::size_t begin = at;
  for (std::size_t i = at; i < s.size(); at = i)
    if (!is_numeral_char(next(s, i))) break;
  return s.substr(begin, at - begin);
}

}  // namespace

bool is_generic_name(std::string_view stem) {
  const std::string lowered = lower(trim(stem));
  if (lowered.empty() || std::ranges::find(generic_names, lowered) != std::end(generic_names)) return true;
  return std::ranges::all_of(lowered,
                             [](char c) { return c >= 0 && (c < 'a' || c > 'z'); });  // "1", "2024-01"
}

bool names_a_chapter(std::string_view stem) {
  constexpr std::u32string_view units = U"章回节節话話集卷部篇幕화장편회";
  const std::string lowered = lower(trim(stem));
  std::string_view s = lowered;
  for (const std::string_view lead : {"第", "제", "chapter", "chap", "ch", "episode", "ep", "part", "chương"})
    if (s.starts_with(lead)) {
      s.remove_prefix(lead.size());
      break;
    }
  const bool led = s.size() < lowered.size();
  std::size_t at = s.find_first_not_of(" ._-#");
  if (at == s.npos) return false;
  const std::string_view numeral = numeral_at(s, at);
  if (numeral.empty()) return false;
  const bool arabic = static_cast<unsigned char>(numeral.front()) < 0x80;
  if (at == s.size()) return led || arabic;
  std::size_t after = at;
  return units.find(next(s, after)) != units.npos || (led && arabic);
}

}  // namespace novel2epub::text
