#include "support/sample.hpp"

#include <algorithm>
#include <filesystem>

#include "support/files.hpp"

namespace novel2epub::test {

namespace fs = std::filesystem;

std::vector<Sample> samples() {
  std::vector<Sample> result;
  const fs::path folder = source_root() / "samples";
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const bool dump = entry.is_directory() || entry.path().extension() == ".txt";
    if (!dump) continue;
    const std::string name = entry.path().stem().string();
    result.push_back(
        {name, entry.path().filename().string(), shell_words(read_file(folder / (name + ".options")))});
  }
  std::ranges::sort(result, {}, &Sample::name);
  return result;
}

Finished convert_sample(const Sample& sample, const std::string& output, Setting setting) {
  if (setting.directory.empty()) setting.directory = source_root() / "samples";
  setting.environment.emplace("SOURCE_DATE_EPOCH", "1767225600");
  std::vector<std::string> arguments = {sample.input, "-o", output};
  arguments.insert(arguments.end(), sample.options.begin(), sample.options.end());
  return run_novel2epub(arguments, setting);
}

}  // namespace novel2epub::test
