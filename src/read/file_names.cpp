#include "read/file_names.hpp"

#include <algorithm>
#include <string>

namespace novel2epub::read {
namespace {

using Names = std::string_view;

constexpr Names text_suffixes[] = {"txt", "text"};
constexpr Names markdown_suffixes[] = {"md", "markdown"};
constexpr Names picture_suffixes[] = {"jpg",  "jpeg", "jfif", "png",  "webp", "gif", "bmp",
                                      "avif", "heic", "heif", "tiff", "tif",  "jxl", "svg"};

// Suffixes that tell a file's kind; any other ("chapter.844", "第3章 3.5亿") is part of the name.
constexpr Names other_suffixes[] = {
    "json", "jsonl",  "epub",  "mobi", "azw", "azw3",  "pdf",    "doc",  "docx",       "odt",  "rtf",
    "html", "htm",    "xhtml", "xml",  "css", "js",    "py",     "sh",   "bat",        "jpg",  "jpeg",
    "png",  "gif",    "webp",  "bmp",  "svg", "ico",   "zip",    "rar",  "7z",         "gz",   "tar",
    "xz",   "bz2",    "log",   "csv",  "tsv", "yml",   "yaml",   "toml", "ini",        "cfg",  "conf",
    "db",   "sqlite", "opf",   "ncx",  "exe", "dll",   "url",    "lnk",  "bak",        "tmp",  "swp",
    "part", "lock",   "mp3",   "mp4",  "wav", "rules", "sha256", "md5",  "torrent",    "nfo",  "java",
    "cpp",  "hpp",    "rs",    "go",   "ts",  "ipynb", "pickle", "pkl",  "crdownload", "jfif", "avif",
    "heic", "heif",   "tif",   "tiff", "jxl",
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
  return among(text_suffixes, lowered) || among(markdown_suffixes, lowered) ||
         among(picture_suffixes, lowered) || among(other_suffixes, lowered);
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
  if (among(picture_suffixes, suffix)) return FilePart::picture;
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

}  // namespace novel2epub::read
