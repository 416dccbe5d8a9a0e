// Which room may include which, and where each foreign library is at home.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "support/files.hpp"

namespace novel2epub::test {
namespace {

using Rooms = std::set<std::string>;

// A room's sources may include their own room, those named here, and novel2epub/. "" is src/ itself.
const std::map<std::string, Rooms> arrows = {
    {"", {"cli", "read", "parse", "normalize", "epub", "zip", "report", "cover", "font", "image", "text"}},
    {"cli", {"read", "parse", "normalize", "report", "text"}},  // rules: what the tables of the rooms say
    {"read", {"zip", "text"}},                                  // a dump may lie in an archive
    {"parse", {"text"}},
    {"normalize", {"text"}},
    {"epub", {"image", "text"}},
    {"cover", {"image", "text"}},
    {"font", {"text"}},
    {"image", {"text"}},
    {"zip", {"text"}},
    {"report", {"text"}},
    {"text", {}},
};

// The beginning of a path below src/ where an include that matches is at home.
const std::vector<std::pair<std::regex, std::vector<std::string>>> homes = {
    {std::regex("unicode/.*"), {"text/", "read/decode"}},
    {std::regex("pugixml.*"), {"epub/"}},
    {std::regex("expat\\.h"), {"epub/well_formed"}},
    {std::regex("(zip|libdeflate)\\.h"), {"zip/"}},
    {std::regex("re2/.*"), {"parse/rules"}},
    {std::regex("(opencc/)?opencc\\.h"), {"text/chinese"}},
    {std::regex("(CLI|spdlog|fmt)/.*"), {"cli/"}},
    {std::regex("jpeglib\\.h|png\\.h|gif_lib\\.h|(webp|stb)/.*"), {"image/"}},
    {std::regex("hb-subset\\.h"), {"font/"}},  // a library of its own beside the one that shapes
    {std::regex("hb.*\\.h"), {"cover/", "font/"}},
    {std::regex("ft2build\\.h"), {"cover/"}},
};

std::string room_of(const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool is_at_home(const std::string& file, const std::string& included) {
  for (const auto& [name, places] : homes) {
    if (!std::regex_match(included, name)) continue;
    for (const std::string& place : places) {
      if (file.starts_with(place)) return true;
    }
    return false;
  }
  return true;
}

bool may_include(const std::string& file, const std::string& included) {
  const std::string from = room_of(file), to = room_of(included);
  if (to.empty() || to == from || to == "novel2epub" || !arrows.contains(to)) return true;
  return arrows.contains(from) && arrows.at(from).contains(to);
}

TEST(Layering, ArrowsRunOneWayAndLibrariesStayAtHome) {
  const std::regex include(R"(^#include ["<]([^">]+)[">])");
  std::size_t seen = 0;
  for (const std::string& file : files_below(source_root() / "src")) {
    for (const std::string& line : lines_of(read_file(source_root() / "src" / file))) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      ++seen;
      EXPECT_TRUE(may_include(file, match[1])) << "src/" << file << " must not know " << match[1];
      EXPECT_TRUE(is_at_home(file, match[1])) << match[1] << " is not at home in src/" << file;
    }
  }
  EXPECT_GT(seen, 0U);
}

TEST(Layering, PublicHeadersNeedNothingOfOurs) {
  for (const std::string& file : files_below(source_root() / "include")) {
    for (const std::string& line : lines_of(read_file(source_root() / "include" / file))) {
      EXPECT_TRUE(!line.starts_with("#include \"") || line.starts_with("#include \"novel2epub/")) << file;
      EXPECT_FALSE(line.starts_with("#include <") && line.find('.') != std::string::npos)
          << file << ": " << line;
    }
  }
}

// Machine paths and package registries have no place in the tree.
TEST(Layering, SourcesNameNoMachine) {
  const std::regex machine(R"((/(work|tmp|root|home)/[A-Za-z])|registry\.npmjs|deb\.debian)");
  for (const char* folder : {"src", "include", "scripts", "data", "docs", "bench", ".ci", "tests/tools"}) {
    for (const std::string& file : files_below(source_root() / folder)) {
      EXPECT_FALSE(std::regex_search(read_file(source_root() / folder / file), machine))
          << folder << "/" << file;
    }
  }
}

}  // namespace
}  // namespace novel2epub::test
