// The OCF ZIP container (EPUB 3.3, 4.2): written whole or not at all, the same bytes on every machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
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
};

// An archive that is whole, but not yet in its place: it lies beside `target` and goes with this value unless
// put_in_place() takes it.
class Written {
 public:
  Written(std::filesystem::path part, std::filesystem::path target);
  ~Written();
  Written(Written&& other) noexcept;
  Written& operator=(Written&& other) noexcept;
  const std::filesystem::path& part() const { return part_; }
  const std::filesystem::path& target() const { return target_; }

 private:
  std::filesystem::path part_, target_;
};

Result<Written> write(const std::string& path, const Plan& plan);

// All of them or none: on failure every old file is back and nothing new is left.
Result<void> put_in_place(std::span<const Written> archives);

// write() and put_in_place() of one archive.
Result<void> pack(const std::string& path, const Plan& plan);

}  // namespace novel2epub::zip
