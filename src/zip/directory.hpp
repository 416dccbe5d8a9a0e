// The central directory of an archive as it stands in the file, for what libzip does not tell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace novel2epub::zip {

// APPNOTE 4.3.12, and what the entry's local header (4.3.7) says otherwise.
struct Header {
  std::string name;
  std::uint32_t version_needed = 0;
  std::uint32_t flags = 0;
  std::uint32_t method = 0;
  std::uint32_t time = 0, date = 0;  // of MS-DOS
  std::uint32_t crc = 0;
  std::uint64_t packed = 0, size = 0;
  std::uint64_t offset = 0;  // of the local header
  bool has_extra = false;    // an extra field or a comment, in either header
};

// Nothing for what is no archive, or one whose directory does not hold together. ZIP64 numbers that do not
// fit their fields stay 0xFFFFFFFF.
std::optional<std::vector<Header>> read_directory(const std::string& path);

}  // namespace novel2epub::zip
