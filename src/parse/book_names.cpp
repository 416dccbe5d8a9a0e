#include "parse/book_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "parse/front_matter.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

// What is said of an edition or a kind of book, never a name. Compared whole.
constexpr auto edition_words = std::to_array<std::string_view>({
    "校对版全本", "精校版全本", "校对版",   "校對版",      "精校版",      "精校",        "精校全本",
    "全本",       "全集",       "全文",     "全文阅读",    "完结",        "完結",        "完结版",
    "已完结",     "已完結",     "完本",     "连载",        "連載",        "连载中",      "更新中",
    "未完结",     "出版",       "出书版",   "出版书",      "实体版",      "实体书",      "修订版",
    "典藏版",     "插图版",     "无删减",   "未删减",      "未删减版",    "无删版",      "无错版",
    "完整版",     "珍藏版",     "全",       "完",          "番外",        "含番外",      "全本+番外",
    "完结+番外",  "全文+番外",  "上",       "中",          "下",          "txt",         "TXT",
    "txt下载",    "TXT下载",    "txt全集",  "TXT全集",     "txt全集下载", "TXT全集下载", "电子书",
    "小说",       "小說",       "下载",     "最新章节",    "作者不详",    "佚名",        "网络小说",
    "轻小说",     "重生",       "穿越",     "快穿",        "耽美",        "纯爱",        "言情",
    "百合",       "玄幻",       "仙侠",     "武侠",        "都市",        "科幻",        "悬疑",
    "历史",       "网游",       "同人",     "无限流",      "穿书",        "星际",        "末世",
    "综漫",       "综英美",     "系统",     "种田",        "娱乐圈",      "校园",        "古代",
    "现代",       "BL",         "GL",       "bl",          "gl",          "ABO",         "NP",
    "1v1",        "1V1",        "H",        "简体",        "繁体",        "繁體",        "简",
    "繁",         "完全版",     "全章节",   "连载版",      "完結済み",    "完結",        "完",
    "완결",       "완",         "완결본",   "텍본",        "外전포함",    "외전포함",    "full",
    "Full",       "FULL",       "complete", "Complete",    "Completed",   "completed",   "web novel",
    "Web Novel",  "WN",         "LN",       "Light Novel", "hoàn",        "Hoàn",        "Hoàn thành",
    "Dịch",       "Convert",    "epub",     "EPUB",        "utf-8",       "UTF-8",       "gbk",
    "GBK",
});

bool is_edition_word(std::string_view s) {
  s = trim(s);
  return s.empty() || std::ranges::find(edition_words, s) != edition_words.end();
}

struct Bracket {
  std::string_view open, close;
};
constexpr auto brackets = std::to_array<Bracket>({{"（", "）"},
                                                  {"(", ")"},
                                                  {"【", "】"},
                                                  {"[", "]"},
                                                  {"［", "］"},
                                                  {"〔", "〕"},
                                                  {"「", "」"},
                                                  {"『", "』"},
                                                  {"{", "}"}});

// "X（Y）" -> {X, Y}, when the last bracket of `s` opens after something.
std::optional<std::pair<std::string_view, std::string_view>> split_last_bracket(std::string_view s) {
  for (const Bracket& bracket : brackets) {
    if (!s.ends_with(bracket.close)) continue;
    const std::size_t open = s.rfind(bracket.open);
    if (open == s.npos || open == 0) return {};
    const std::size_t inner = open + bracket.open.size();
    return {{trim(s.substr(0, open)), trim(s.substr(inner, s.size() - bracket.close.size() - inner))}};
  }
  return {};
}

// "[X] Y" -> {X, Y}.
std::optional<std::pair<std::string_view, std::string_view>> split_first_bracket(std::string_view s) {
  for (const Bracket& bracket : brackets) {
    if (!s.starts_with(bracket.open)) continue;
    const std::size_t close = s.find(bracket.close, bracket.open.size());
    if (close == s.npos) return {};
    return {{trim(s.substr(bracket.open.size(), close - bracket.open.size())),
             trim(s.substr(close + bracket.close.size()))}};
  }
  return {};
}

constexpr std::string_view separators[] = {"_", "-",  "－", "—", "–",  "·", "|", "｜", "/", "／",
                                           ",", "，", "、", "~", "～", "@", "+", "＿", ":", "："};

// Blanks and separators at both ends.
std::string_view strip_separators(std::string_view s) {
  for (bool more = true; more;) {
    more = false;
    s = trim(s);
    for (const std::string_view one : separators) {
      if (s.starts_with(one)) s.remove_prefix(one.size()), more = true;
      if (s.ends_with(one)) s.remove_suffix(one.size()), more = true;
    }
  }
  return s;
}

std::string_view strip_editions(std::string_view s) {
  for (bool more = true; more;) {
    more = false;
    s = trim(s);
    if (const auto split = split_last_bracket(s); split && is_edition_word(split->second))
      s = split->first, more = true;
    for (const std::string_view word : {"TXT全集下载", "txt全集下载", "TXT全集", "txt全集", "TXT下载",
                                        "txt下载", "全文阅读", "最新章节", "最新章節", "全文閱讀"})
      if (s.size() > word.size() && s.ends_with(word)) s = s.substr(0, s.size() - word.size()), more = true;
    const std::size_t cut = std::max(s.rfind('_') + 1, s.rfind(' ') + 1);
    if (cut > 1 && is_edition_word(s.substr(cut))) s = s.substr(0, cut - 1), more = true;
  }
  return strip_separators(s);
}

bool has_cjk(std::string_view s) {
  for (std::size_t i = 0; i < s.size();)
    if (const char32_t c = text::next(s, i); text::is_cjk(c) || text::is_hangul(c)) return true;
  return false;
}

// 某某小说网 put its own name where an author's belongs.
bool is_site_name(std::string_view s) {
  for (const std::string_view word : {"小说", "小說", "中文网", "中文網", "文学网", "文學網", "书屋", "书吧",
                                      "读书", "阅读", "TXT", "txt", "下载", ".com", ".net", ".cc"})
    if (s.find(word) != s.npos) return true;
  return s.ends_with("网") || s.ends_with("網");
}

NamedBook named(std::string_view title, std::string_view author) {
  NamedBook book{tidy_title(title), tidy_author(author)};
  if (!is_plausible_author(book.author) || is_edition_word(book.author) || is_site_name(book.author))
    book.author.clear();
  return book;
}

bool has_bracket_end(std::string_view s) {
  return std::ranges::any_of(brackets, [&](const Bracket& one) { return s.ends_with(one.close); });
}

// The word that stands before an author's name: "书名 作者：X", "书名 by X". {title, author}, or nothing.
std::optional<NamedBook> by_word(std::string_view s) {
  for (const std::string_view word :
       {"作者：", "作者:", "作者_", "作者-", "作者", "著者：", "文：",  "文:",   "文/",      " by ",
        " By ",   " BY ",  "by：",  "by:",   "BY：", "BY:",    "작가:", "작가 ", "Tác giả:", "tác giả "}) {
    const std::size_t at = s.find(word);
    if (at == s.npos || at == 0) continue;
    const bool bare = word == "作者" || word.starts_with("文");  // 我的作者大人 is a title
    if (bare && strip_separators(s.substr(0, at)).size() == at && !has_bracket_end(s.substr(0, at))) continue;
    NamedBook book = named(s.substr(0, at), s.substr(at + word.size()));
    if (!book.title.empty() && !book.author.empty()) return book;
  }
  // 书名by作者: without blanks only between ideographs, or "Ruby" and "Baby" would be cut.
  for (const std::string_view word : {"by", "BY", "By"}) {
    const std::size_t at = s.find(word);
    if (at == s.npos || at == 0 || at + 2 >= s.size()) continue;
    std::size_t before = at, after = at + 2;
    if (!text::is_cjk(text::previous(s, before)) || !text::is_cjk(text::next(s, after))) continue;
    return named(s.substr(0, at), s.substr(at + 2));
  }
  return {};
}

// 《书名》… : what follows or stands before may be the author.
std::optional<NamedBook> in_title_marks(std::string_view s) {
  const std::size_t open = s.find("《"), close = s.find("》");
  if (open == s.npos || close == s.npos || close < open) return {};
  const std::string_view title = s.substr(open + 3, close - open - 3);
  std::string_view before = strip_separators(s.substr(0, open)),
                   after = strip_separators(s.substr(close + 3));
  while (const auto split = split_first_bracket(after)) {
    if (!is_edition_word(split->first)) {
      if (!split->second.empty()) break;
      after = split->first;
      break;
    }
    after = strip_separators(split->second);
  }
  after = strip_editions(after);
  if (const auto split = split_first_bracket(before); split && split->second.empty()) before = split->first;
  NamedBook book = named(title, after);
  // What follows the title and is no name: 《书名》第一卷, 《书名》番外
  if (text::names_a_chapter(after) || after.find("《") != after.npos) book.author.clear();
  if (book.author.empty() && after.empty()) book.author = named(title, before).author;
  return book;
}

std::vector<std::string_view> split(std::string_view s, std::string_view separator) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= s.size();) {
    const std::size_t end = std::min(s.find(separator, at), s.size());
    out.push_back(trim(s.substr(at, end - at)));
    at = end + separator.size();
  }
  return out;
}

// 书名_作者_站名, 书名 - 作者, 书名@作者.
std::optional<NamedBook> in_parts(std::string_view s) {
  for (const std::string_view separator : {" - ", " – ", " — ", "@", "_", "＿"}) {
    const auto parts = split(s, separator);
    if (parts.size() < 2 || std::ranges::any_of(parts, &std::string_view::empty)) continue;
    if (!has_cjk(parts[0]) && (separator == "_" || separator == "@")) continue;  // the_name_of_a_book
    if (!has_cjk(parts[1]) && separator == "_") continue;
    if (text::names_a_chapter(parts[1]) || text::is_generic_name(parts[0])) return named(parts[0], "");
    return named(parts[0], parts[1]);
  }
  return {};
}

// [作者] 書名, 书名(作者).
std::optional<NamedBook> in_brackets(std::string_view s) {
  if (const auto split = split_first_bracket(s); split && !split->second.empty()) {
    if (!is_edition_word(split->first) && is_plausible_author(split->first))
      return named(split->second, split->first);
    if (is_edition_word(split->first)) return named(split->second, "");
  }
  if (!s.ends_with("）") && !s.ends_with(")")) return {};
  const auto split = split_last_bracket(s);
  if (!split || is_edition_word(split->second) || !is_plausible_author(split->second)) return {};
  if (text::names_a_chapter(split->second) || text::is_generic_name(split->second)) return {};
  return named(split->first, split->second);
}

}  // namespace

bool is_plausible_author(std::string_view name) {
  name = trim(name);
  std::size_t count = 0, digits = 0;
  bool latin = true;
  for (std::size_t i = 0; i < name.size(); ++count) {
    const char32_t c = text::next(name, i);
    digits = text::is_digit(c) ? digits + 1 : 0;
    if (digits >= 4) return false;
    if (std::u32string_view(U":：。！？!?；;，“”《》<>/\\|=#\n\uFFFD").find(c) != std::u32string_view::npos)
      return false;
    latin = latin && c < 0x250;
  }
  return count > 0 && count <= (latin ? 40U : 20U) && name.find("www.") == name.npos &&
         name.find(".com") == name.npos;
}

namespace {

// "【T】" is T, and what is left of "【T】【作者_X】" at its word as well.
std::string_view strip_brackets(std::string_view s) {
  for (const Bracket& bracket : {Bracket{"【", "】"}, Bracket{"[", "]"}, Bracket{"［", "］"}}) {
    if (s.ends_with(bracket.open)) s = trim(s.substr(0, s.size() - bracket.open.size()));
    if (s.ends_with(bracket.close) && s.find(bracket.open) == s.npos)
      s = trim(s.substr(0, s.size() - bracket.close.size()));
    const std::size_t close = s.find(bracket.close);
    if (s.starts_with(bracket.open) && close == s.size() - bracket.close.size() &&
        close > bracket.open.size())
      s = trim(s.substr(bracket.open.size(), close - bracket.open.size()));
  }
  return s;
}

}  // namespace

std::string tidy_title(std::string_view title) {
  std::string_view s = strip_brackets(strip_editions(strip_separators(title)));
  if (s.starts_with("《") && s.ends_with("》") && s.find("》") == s.size() - 3)
    s = trim(s.substr(3, s.size() - 6));
  s = strip_editions(s);
  if (text::length(s) > 80 || s.find("http") != s.npos || s.find("www.") != s.npos) return {};
  return std::string(s);
}

std::string tidy_author(std::string_view author) {
  std::string_view s = strip_brackets(strip_editions(strip_separators(author)));
  for (const std::string_view lead : {"作者", "著者", "原作", "by ", "By ", "BY "})
    if (s.starts_with(lead)) s = strip_separators(s.substr(lead.size()));
  if (const auto inside = split_first_bracket(s); inside && inside->second.empty()) s = inside->first;
  for (const std::string_view tail : {" 著", "　著", " 著作"})
    if (s.ends_with(tail)) s = trim(s.substr(0, s.size() - tail.size()));
  return std::string(s);
}

NamedBook read_name(std::string_view stem) {
  const std::string_view s = strip_separators(stem);
  if (text::is_generic_name(s) || text::names_a_chapter(s)) return {};
  for (const auto read : {in_title_marks, by_word, in_parts, in_brackets})
    if (auto book = read(s); book && !book->title.empty()) {
      if (text::is_generic_name(book->title)) return {};
      return *book;
    }
  return named(s, "");
}

}  // namespace novel2epub::parse
