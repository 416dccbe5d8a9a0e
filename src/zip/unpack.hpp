// Reading an archive that a stranger may have made, through libzip. Nothing is ever written to disk, so that
// names are only names.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "novel2epub/diagnostic.hpp"

namespace novel2epub::zip {

// What is read at the very most: an archive of a few kilobytes can unpack to any size.
struct UnpackLimits {
  std::uint64_t entries = 200'000;
  std::uint64_t entry = 256ULL << 20;  // bytes of one entry
  std::uint64_t total = 2ULL << 30;    // bytes of all that is read
};

class Archive {
 public:
  // Fails with input.missing, input.unreadable or archive.damaged.
  static Result<Archive> open(const std::string& path, const UnpackLimits& limits = {});

  const std::vector<std::string>& names() const { return names_; }  // in the order of the directory

  // An entry's content, its checksum proved. Fails with archive.damaged, archive.encrypted or
  // archive.too-large.
  Result<std::string> read(std::size_t index);

 private:
  struct Handle;
  struct Close {
    void operator()(Handle* handle) const;
  };
  std::unique_ptr<Handle, Close> handle_;
  std::string path_;
  std::vector<std::string> names_;
  UnpackLimits limits_;
  std::uint64_t read_ = 0;
};

}  // namespace novel2epub::zip
