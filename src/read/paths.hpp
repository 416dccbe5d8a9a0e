// Names and paths as people read them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::read {

// Names of one folder in UTF-8, without control characters. Names that are not UTF-8 (unpacked from an
// archive of another system) are in one charset, so they are judged together; what nothing reads is
// percent-encoded.
std::vector<std::string> display_names(std::span<const std::string> raw);
std::string display_name(const std::string& raw);

// The last component, "." and ".." and slashes at the end resolved: the real name of a folder.
std::string path_name(const std::string& path);

// The folder that `path` stands in, to put something beside it.
std::string parent_of(const std::string& path);

// The name of the folder at `path`, or of the folder around it where that says nothing (chapters, txt, 正文).
// Empty when none of them says anything.
std::string folder_title(const std::string& path);

}  // namespace novel2epub::read
