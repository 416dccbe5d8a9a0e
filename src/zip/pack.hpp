// The OCF ZIP container (EPUB 3.3, 4.2): written whole or not at all, the same bytes on every machine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"

namespace novel2epub::zip {

// One entry, ready to be stored: `bytes` are raw deflate data, or the content itself when `stored`.
struct Entry {
  std::string name;  // path in the container
  std::string bytes;
  std::uint64_t size = 0;  // of the content
  std::uint32_t crc = 0;   // of the content
  bool stored = false;
};

// Whether an entry of this name is stored as it is: the mimetype, and images, which are compressed already.
bool is_stored(std::string_view name);

// Compresses with libdeflate what is not to be stored. Safe to call from several threads.
Entry make_entry(std::string name, std::string_view content);

// Hands out entries in the order of the container. An entry is asked for once, when its turn comes, on the
// thread that called pack(), and may wait there for a worker.
struct Plan {
  std::vector<std::string> names;
  std::function<Entry(std::size_t)> entry;
  // Called when all is on disk, before it takes its place. An error takes it all back.
  std::function<Result<void>()> ready = {};
};

// Writes beside `path` and renames; on failure nothing new is left and an old file stays as it was.
Result<void> pack(const std::string& path, const Plan& plan);

}  // namespace novel2epub::zip
