// Files and folders of tests.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::test {

// A folder of its own for one test, gone with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);  // makes its folders, too

// Everything below a folder, by path relative to it; sorted.
std::vector<std::string> files_below(const std::filesystem::path& folder);
std::vector<std::string> lines_of(std::string_view text);

// An archive's entries in the order in which they are stored: name, content.
std::vector<std::pair<std::string, std::string>> read_archive(const std::filesystem::path& path);

std::filesystem::path source_root();
// A name that GoogleTest allows for a parameter.
std::string test_name(std::string text);
// Whether expectations are to be rewritten instead of compared.
bool accepting();

}  // namespace novel2epub::test
