#include "parse/front_lines.hpp"

#include <algorithm>
#include <array>

#include "parse/book_names.hpp"
#include "parse/line_shapes.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

struct Label {
  std::string_view word;  // without blanks, ASCII in lower case
  FrontField field;
};

constexpr auto labels = std::to_array<Label>({
    {"书名", FrontField::title},
    {"書名", FrontField::title},
    {"小说名", FrontField::title},
    {"小說名", FrontField::title},
    {"小说名称", FrontField::title},
    {"作品名", FrontField::title},
    {"作品名称", FrontField::title},
    {"书籍名称", FrontField::title},
    {"小说书名", FrontField::title},
    {"작품", FrontField::title},
    {"작품명", FrontField::title},
    {"제목", FrontField::title},
    {"タイトル", FrontField::title},
    {"作品タイトル", FrontField::title},
    {"title", FrontField::title},
    {"booktitle", FrontField::title},
    {"novel", FrontField::title},
    {"têntruyện", FrontField::title},
    {"tựađề", FrontField::title},
    {"作者", FrontField::author},
    {"作者名", FrontField::author},
    {"小说作者", FrontField::author},
    {"作家", FrontField::author},
    {"原作者", FrontField::author},
    {"著者", FrontField::author},
    {"作", FrontField::author},
    {"作者笔名", FrontField::author},
    {"文", FrontField::author},
    {"작가", FrontField::author},
    {"저자", FrontField::author},
    {"지은이", FrontField::author},
    {"글쓴이", FrontField::author},
    {"author", FrontField::author},
    {"writer", FrontField::author},
    {"by", FrontField::author},
    {"writtenby", FrontField::author},
    {"tácgiả", FrontField::author},
    {"标签", FrontField::subjects},
    {"標籤", FrontField::subjects},
    {"内容标签", FrontField::subjects},
    {"內容標籤", FrontField::subjects},
    {"作品标签", FrontField::subjects},
    {"小说标签", FrontField::subjects},
    {"类型", FrontField::subjects},
    {"類型", FrontField::subjects},
    {"小说类型", FrontField::subjects},
    {"作品类型", FrontField::subjects},
    {"分类", FrontField::subjects},
    {"分類", FrontField::subjects},
    {"类别", FrontField::subjects},
    {"關鍵字", FrontField::subjects},
    {"关键词", FrontField::subjects},
    {"장르", FrontField::subjects},
    {"태그", FrontField::subjects},
    {"タグ", FrontField::subjects},
    {"キーワード", FrontField::subjects},
    {"ジャンル", FrontField::subjects},
    {"tags", FrontField::subjects},
    {"genre", FrontField::subjects},
    {"genres", FrontField::subjects},
    {"thểloại", FrontField::subjects},
    {"系列", FrontField::series},
    {"所属系列", FrontField::series},
    {"シリーズ", FrontField::series},
    {"series", FrontField::series},
    {"시리즈", FrontField::series},
    {"简介", FrontField::description},
    {"簡介", FrontField::description},
    {"内容简介", FrontField::description},
    {"內容簡介", FrontField::description},
    {"作品简介", FrontField::description},
    {"作品簡介", FrontField::description},
    {"小说简介", FrontField::description},
    {"书籍简介", FrontField::description},
    {"故事简介", FrontField::description},
    {"文案", FrontField::description},
    {"作品文案", FrontField::description},
    {"内容介绍", FrontField::description},
    {"内容提要", FrontField::description},
    {"作品介绍", FrontField::description},
    {"小说介绍", FrontField::description},
    {"あらすじ", FrontField::description},
    {"作品紹介", FrontField::description},
    {"紹介文", FrontField::description},
    {"소개", FrontField::description},
    {"작품소개", FrontField::description},
    {"줄거리", FrontField::description},
    {"synopsis", FrontField::description},
    {"summary", FrontField::description},
    {"description", FrontField::description},
    {"blurb", FrontField::description},
    {"giớithiệu", FrontField::description},
    {"vănán", FrontField::description},
    {"tómtắt", FrontField::description},
    {"状态", FrontField::status},
    {"狀態", FrontField::status},
    {"连载状态", FrontField::status},
    {"小说状态", FrontField::status},
    {"写作进度", FrontField::status},
    {"字数", FrontField::length},
    {"總字數", FrontField::length},
    {"总字数", FrontField::length},
    {"連載狀態", FrontField::status},
    {"作品状态", FrontField::status},
    {"進度", FrontField::status},
    {"连载进度", FrontField::status},
    {"連載状況", FrontField::status},
    {"연재상태", FrontField::status},
    {"字數", FrontField::length},
    {"作品字数", FrontField::length},
    {"全文字数", FrontField::length},
    {"文字数", FrontField::length},
    {"글자수", FrontField::length},
    {"wordcount", FrontField::length},
    {"words", FrontField::length},
    {"length", FrontField::length},
    {"sốchữ", FrontField::length},
    {"更新时间", FrontField::other},
    {"最后更新", FrontField::other},
    {"最新章节", FrontField::other},
    {"搜索关键字", FrontField::other},
    {"主角", FrontField::other},
    {"配角", FrontField::other},
    {"其它", FrontField::other},
    {"一句话简介", FrontField::other},
    {"立意", FrontField::other},
    {"出版社", FrontField::other},
    {"来源", FrontField::other},
    {"來源", FrontField::other},
    {"网址", FrontField::other},
    {"status", FrontField::status},
    {"translator", FrontField::other},
    {"dịchgiả", FrontField::other},
    {"source", FrontField::other},
    {"상태", FrontField::status},
    {"tìnhtrạng", FrontField::status},
});

// Without blanks; ASCII in lower case.
std::string fold(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next(s, i);
    if (text::is_blank(c)) continue;
    text::append(out, c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
  return out;
}

struct Mark {
  std::string_view open, close;
};

// {label, value} of "label：value" and "【label】value".
std::optional<std::pair<std::string_view, std::string_view>> split_label(std::string_view line) {
  for (const Mark& mark : {Mark{"【", "】"}, Mark{"[", "]"}, Mark{"［", "］"}, Mark{"〖", "〗"}}) {
    if (!line.starts_with(mark.open)) continue;
    const std::size_t close = line.find(mark.close);
    if (close == line.npos || close > 40) return {};
    std::string_view label = line.substr(mark.open.size(), close - mark.open.size());
    std::string_view value = trim(line.substr(close + mark.close.size()));
    for (const std::string_view colon : {"：", ":"}) {
      if (label.ends_with(colon)) label.remove_suffix(colon.size());
      if (value.starts_with(colon)) value = trim(value.substr(colon.size()));
    }
    return {{label, value}};
  }
  const std::size_t narrow = line.find(':'), wide = line.find("：");
  const std::size_t at = std::min(narrow, wide);
  if (at == line.npos || at > 40) return {};
  return {{line.substr(0, at), trim(line.substr(at + (at == wide ? 3 : 1)))}};
}

}  // namespace

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

std::optional<LabelledLine> read_label(std::string_view line) {
  const auto parts = split_label(line);
  if (!parts) return {};
  const std::string folded = fold(parts->first);
  const auto found = std::ranges::find(labels, folded, &Label::word);
  if (found == labels.end()) return {};
  return LabelledLine{found->field, parts->second,
                      folded != "제목" && folded != "title" && folded != "タイトル"};
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
