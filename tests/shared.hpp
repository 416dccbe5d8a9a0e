// The measuring material outside of the repository: real dumps, never copied in. Tests skip where it is
// absent.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace novel2epub {

// The folder that NOVEL2EPUB_SHARED names, or `shared` beside the checkout; nothing if there is none.
inline std::optional<std::filesystem::path> shared_folder() {
  const char* named = std::getenv("NOVEL2EPUB_SHARED");
  const std::filesystem::path folder = named != nullptr ? named : NOVEL2EPUB_ROOT "/../shared";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return {};
  return folder;
}

// The folders of the real dumps, in order of their names.
inline std::vector<std::filesystem::path> dumps() {
  std::vector<std::filesystem::path> out;
  const auto shared = shared_folder();
  std::error_code error;
  if (!shared || !std::filesystem::is_directory(*shared / "dumps", error)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(*shared / "dumps", error))
    if (std::filesystem::exists(entry.path() / "EXPECTED.json")) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

// The string of one label of EXPECTED.json; empty when it is null or not there.
inline std::string label(const std::filesystem::path& dump, const std::string& name) {
  std::ifstream file(dump / "EXPECTED.json", std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  const std::size_t key = json.find("\"" + name + "\":");
  if (key == json.npos) return {};
  const std::size_t begin = json.find_first_not_of(" \n\t", key + name.size() + 3);
  if (begin == json.npos || json[begin] != '"') return {};
  return json.substr(begin + 1, json.find('"', begin + 1) - begin - 1);
}

}  // namespace novel2epub
