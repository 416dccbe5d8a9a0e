#include "read/file_names.hpp"

#include <algorithm>
#include <array>

#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

using Names = std::string_view;

constexpr Names text_suffixes[] = {"txt", "text"};
constexpr Names markdown_suffixes[] = {"md", "markdown"};
constexpr Names picture_suffixes[] = {"jpg", "jpeg", "png"};

// Suffixes that tell a file's kind; any other ("chapter.844", "第3章 3.5亿") is part of the name.
constexpr Names other_suffixes[] = {
    "json", "jsonl",  "epub",  "mobi", "azw", "azw3",  "pdf",    "doc",  "docx",       "odt", "rtf",
    "html", "htm",    "xhtml", "xml",  "css", "js",    "py",     "sh",   "bat",        "jpg", "jpeg",
    "png",  "gif",    "webp",  "bmp",  "svg", "ico",   "zip",    "rar",  "7z",         "gz",  "tar",
    "xz",   "bz2",    "log",   "csv",  "tsv", "yml",   "yaml",   "toml", "ini",        "cfg", "conf",
    "db",   "sqlite", "opf",   "ncx",  "exe", "dll",   "url",    "lnk",  "bak",        "tmp", "swp",
    "part", "lock",   "mp3",   "mp4",  "wav", "rules", "sha256", "md5",  "torrent",    "nfo", "java",
    "cpp",  "hpp",    "rs",    "go",   "ts",  "ipynb", "pickle", "pkl",  "crdownload",
};

constexpr Names contents_names[] = {
    "目录",   "目錄",     "目次",  "章节目录",          "章節目錄",          "小说目录",
    "toc",    "contents", "index", "table of contents", "table_of_contents", "목차",
    "mục lục"};

constexpr Names cover_names[] = {"cover", "封面"};

// First words of names of files that come with a book or a program but tell no story.
constexpr Names not_story_prefixes[] = {"readme", "license", "licence", "copying", "changelog"};

constexpr Names not_story_names[] = {
    "cover",  "封面",   "requirements", "robots",   "url",      "urls",     "links",    "log",    "error",
    "errors", "output", "cmakelists",   "使用说明", "下载说明", "免责声明", "版权声明", "封面图", "说明文档",
};

constexpr Names generic_names[] = {
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

template <std::size_t N>
bool among(const Names (&names)[N], std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

std::string_view suffix_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

bool is_known_suffix(std::string_view lowered) {
  return among(text_suffixes, lowered) || among(markdown_suffixes, lowered) || among(other_suffixes, lowered);
}

FilePart part_of_text(std::string_view stem, FilePart otherwise) {
  if (among(contents_names, stem)) return FilePart::contents;
  const auto starts = [&](Names prefix) {
    if (!stem.starts_with(prefix)) return false;
    const std::string_view rest = stem.substr(prefix.size());
    return rest.empty() || std::string_view(".-_ ").find(rest.front()) != rest.npos;
  };
  if (std::ranges::any_of(not_story_prefixes, starts) || among(not_story_names, stem))
    return FilePart::not_story;
  return otherwise;
}

// The code points of a numeral at `at`; `at` is moved behind them.
std::string_view numeral_at(std::string_view s, std::size_t& at) {
  const std::size_t begin = at;
  for (std::size_t i = at; i < s.size(); at = i)
    if (!text::is_numeral_char(text::next(s, i))) break;
  return s.substr(begin, at - begin);
}

}  // namespace

FilePart part_of_file(std::string_view name) {
  if (name.starts_with('.') || name.starts_with('~') || name.ends_with('~')) return FilePart::hidden;
  const std::string lowered = lower(name);
  if (lowered == "thumbs.db" || lowered == "desktop.ini") return FilePart::hidden;
  if (lowered == "rules") return FilePart::rules;
  const std::string_view suffix = suffix_of(lowered);
  const std::string stem = lower(stem_of(name));
  if (among(picture_suffixes, suffix) && among(cover_names, stem)) return FilePart::cover;
  if (among(text_suffixes, suffix)) return part_of_text(stem, FilePart::chapter);
  if (among(markdown_suffixes, suffix)) return part_of_text(stem, FilePart::markdown);
  if (among(other_suffixes, suffix)) return FilePart::not_text;
  return part_of_text(stem, FilePart::plain);
}

bool is_hidden_folder(std::string_view name) {
  return name.starts_with('.') || name == "__MACOSX" || name == "@eaDir" || name == "__pycache__" ||
         name == "node_modules";
}

std::string_view stem_of(std::string_view name) {
  const std::string_view suffix = suffix_of(name);
  if (suffix.empty() || !is_known_suffix(lower(suffix))) return name;
  return name.substr(0, name.size() - suffix.size() - 1);
}

bool is_generic_name(std::string_view stem) {
  const std::string lowered = lower(text::trim(stem));
  if (lowered.empty() || among(generic_names, lowered)) return true;
  return std::ranges::all_of(lowered,
                             [](char c) { return c >= 0 && (c < 'a' || c > 'z'); });  // "1", "2024-01"
}

bool names_a_chapter(std::string_view stem) {
  constexpr std::u32string_view units = U"章回节節话話集卷部篇幕화장편회";
  const std::string lowered = lower(text::trim(stem));
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
  return units.find(text::next(s, after)) != units.npos || (led && arabic);
}

}  // namespace novel2epub::read
