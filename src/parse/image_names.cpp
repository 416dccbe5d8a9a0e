#include "parse/image_names.hpp"

#include <algorithm>
#include <initializer_list>

#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view suffixes[] = {".jpg", ".jpeg", ".png",  ".gif", ".webp", ".bmp",
                                         ".svg", ".avif", ".heic", ".tif", ".tiff"};

// Longer ones first: a word must not be found in the middle of another.
constexpr std::string_view labels[] = {
    "hình minh họa", "illustration", "illust",   "picture", "hình ảnh", "image", "photo", "img",  "pic",
    "ảnh",           "插图",         "插圖",     "插画",    "插畫",     "图片",  "圖片",  "配图", "配圖",
    "挿絵",          "画像",         "イラスト", "삽화",    "이미지",   "그림",  "图",    "圖",
};

struct Pair {
  std::string_view open, close;
};
constexpr Pair brackets[] = {{"[", "]"}, {"［", "］"}, {"【", "】"}, {"〔", "〕"},
                             {"(", ")"}, {"（", "）"}, {"<", ">"}};

constexpr bool is_alnum(char c) { return text::is_ascii_alnum(c); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_folded(std::string_view s, std::string_view word) {
  return s.size() >= word.size() && std::ranges::equal(s.substr(0, word.size()), word, {}, lower);
}

const Pair* bracket_at(std::string_view s) {
  const auto* found =
      std::ranges::find_if(brackets, [&](const Pair& pair) { return s.starts_with(pair.open); });
  return found == std::end(brackets) ? nullptr : found;
}

bool take_label(std::string_view& s) {
  for (const std::string_view label : labels) {
    if (!starts_with_folded(s, label)) continue;
    const std::string_view rest = s.substr(label.size());
    if (is_alnum(label.back()) && !rest.empty() && lower(rest.front()) >= 'a' && lower(rest.front()) <= 'z')
      continue;
    s = rest;
    return true;
  }
  return false;
}

bool take_separators(std::string_view& s) {
  bool any = false;
  for (;;) {
    s = text::trim(s);
    const auto sign = {":", "：", "=", "|", "｜"};
    const auto* found = std::ranges::find_if(sign, [&](auto one) { return s.starts_with(one); });
    if (found == sign.end()) return any;
    s.remove_prefix(std::string_view(*found).size());
    any = true;
  }
}

// "?x=1" behind a name, as pages write it that have been saved; a question mark alone ends a sentence.
std::size_t query_size(std::string_view s) {
  if (!s.starts_with('?')) return 0;
  std::size_t end = 1;
  while (end < s.size() && (is_alnum(s[end]) || std::string_view("=&%._-").find(s[end]) != npos)) ++end;
  return end > 1 ? end : 0;
}

// An address at the start of `s`; that it is a picture's only a word before it can say.
std::string_view take_address(std::string_view& s) {
  if (!starts_with_folded(s, "http://") && !starts_with_folded(s, "https://")) return {};
  const auto is_visible = [](char c) { return c > ' ' && c < 0x7F && c != ']' && c != ')' && c != '>'; };
  const auto end = std::ranges::find_if_not(s, is_visible);
  const std::string_view target(s.begin(), end);
  s.remove_prefix(target.size());
  return target;
}

// The name at the start of `s`, up to its suffix; empty if there is none.
std::string_view take_target(std::string_view& s) {
  for (std::size_t dot = s.find('.'); dot != npos; dot = s.find('.', dot + 1)) {
    const std::size_t size = image_suffix_size(s.substr(dot));
    if (size == 0) continue;
    std::size_t end = dot + size;
    const std::string_view name = s.substr(0, end);
    // An address may carry a query; a name holds no mark that ends or opens a sentence.
    if (s.find("://") < dot)
      end += std::min(s.substr(end).find_first_of(" ])"), s.size() - end);
    else
      end += query_size(s.substr(end));
    for (const std::string_view mark :
         {"。", "，", "！", "？", "“", "”", "「", "」", "：", "[", "]", "【", "】", "<", ">"})
      if (name.find(mark) != npos) return {};
    const std::string_view target = s.substr(0, end);
    s.remove_prefix(end);
    return target;
  }
  return {};
}

// What stands behind the name: a caption, or nothing. False if it is more of a sentence than of a caption.
bool take_caption(std::string_view rest, ImageLine& line) {
  take_separators(rest);
  constexpr std::size_t longest_caption = 120;
  if (text::length(rest) > longest_caption) return false;
  line.caption = rest;
  return true;
}

// "IMAGE: 001.jpg caption" inside or outside of brackets; `labelled` when the word has been read.
std::optional<ImageLine> read_inside(std::string_view s, bool labelled) {
  ImageLine line;
  const bool word = take_label(s);
  line.labelled = labelled || word;
  take_separators(s);
  std::string_view target = take_target(s);
  if (target.empty() && line.labelled) target = take_address(s);
  if (target.empty()) return {};
  line.target = target;
  const bool spaced = s.empty() || text::trim(s).size() < s.size() || s.starts_with("|") ||
                      s.starts_with("，") || s.starts_with(",") || s.starts_with("：") || s.starts_with(":");
  if (!spaced) return {};
  while (s.starts_with(",") || s.starts_with("，")) s.remove_prefix(s.starts_with(",") ? 1 : 3);
  if (!take_caption(text::trim(s), line)) return {};
  if (!line.labelled && !line.caption.empty()) return {};
  return line;
}

}  // namespace

std::size_t image_suffix_size(std::string_view s) {
  for (const std::string_view suffix : suffixes)
    if (starts_with_folded(s, suffix) && (s.size() == suffix.size() || !is_alnum(s[suffix.size()])))
      return suffix.size();
  return 0;
}

std::optional<ImageLine> read_image_line(std::string_view line) {
  const Pair* const bracket = bracket_at(line);
  if (bracket == nullptr) {
    std::string_view rest = line;
    const bool word = take_label(rest);
    if (word && !take_separators(rest)) return {};
    if (word) return read_inside(rest, true);
    return line.find_first_of(" ") == npos ? read_inside(line, false) : std::nullopt;
  }
  const std::size_t close = line.find(bracket->close, bracket->open.size());
  if (close == npos) return {};
  std::string_view inside = text::trim(line.substr(bracket->open.size(), close - bracket->open.size()));
  std::string_view behind = text::trim(line.substr(close + bracket->close.size()));
  std::string_view word = inside;
  if (take_label(word) && text::trim(word).empty()) {  // [IMAGE] 001.jpg
    take_separators(behind);
    return read_inside(behind, true);
  }
  auto read = read_inside(inside, false);
  if (!read || behind.empty()) return read;
  if (!read->labelled || !read->caption.empty() || !take_caption(behind, *read)) return {};
  return read;
}

}  // namespace novel2epub::parse
