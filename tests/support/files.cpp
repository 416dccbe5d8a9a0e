#include "support/files.hpp"

#include <stdlib.h>
#include <zip.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace novel2epub::test {

namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "novel2epub-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> result;
  if (!fs::is_directory(folder)) return result;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) result.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::ranges::sort(result);
  return result;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<std::pair<std::string, std::string>> read_archive(const fs::path& path) {
  std::vector<std::pair<std::string, std::string>> entries;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) return entries;
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive, i, 0, &stat);
    std::string content(stat.size, '\0');
    if (zip_file_t* file = zip_fopen_index(archive, i, 0); file != nullptr) {
      const zip_int64_t got = zip_fread(file, content.data(), content.size());
      content.resize(static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
      zip_fclose(file);
    }
    entries.emplace_back(stat.name, std::move(content));
  }
  zip_discard(archive);
  return entries;
}

fs::path source_root() { return NOVEL2EPUB_ROOT; }

std::string test_name(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return text;
}

bool accepting() {
  const char* value = std::getenv("NOVEL2EPUB_ACCEPT");
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

}  // namespace novel2epub::test
