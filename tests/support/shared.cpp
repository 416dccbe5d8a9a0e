#include "support/shared.hpp"

#include <algorithm>
#include <cstdlib>

#include "support/files.hpp"

namespace novel2epub::test {

namespace fs = std::filesystem;

std::optional<fs::path> shared_folder() {
  const char* named = std::getenv("NOVEL2EPUB_SHARED");
  const fs::path folder = named != nullptr ? fs::path(named) : source_root().parent_path() / "shared";
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;
  return folder;
}

std::vector<fs::path> dumps() {
  std::vector<fs::path> out;
  const auto shared = shared_folder();
  std::error_code error;
  if (!shared || !fs::is_directory(*shared / "dumps", error)) return out;
  for (const auto& entry : fs::directory_iterator(*shared / "dumps", error))
    if (fs::exists(entry.path() / "EXPECTED.json")) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

std::string label(const fs::path& dump, const std::string& name) {
  const std::string json = read_file(dump / "EXPECTED.json");
  const std::size_t key = json.find("\"" + name + "\":");
  if (key == std::string::npos) return {};
  const std::size_t begin = json.find_first_not_of(" \n\t", key + name.size() + 3);
  if (begin == std::string::npos || json[begin] != '"') return {};
  return json.substr(begin + 1, json.find('"', begin + 1) - begin - 1);
}

}  // namespace novel2epub::test
