#include "zip/pack.hpp"

#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "zip/archive.hpp"

namespace novel2epub::zip {
namespace {

namespace fs = std::filesystem;

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t k = width; k-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + k]);
  return value;
}

// APPNOTE 4.3.12: puts "version made by" down to 2.0 in each header of the central directory. libzip always
// says 6.3 there, and there are checkers that take any 4.5 or more for ZIP64, which EPUB wants only where it
// is needed.
void lower_versions(std::string& directory) {
  constexpr std::size_t fixed = 46;
  for (std::size_t at = 0; at + fixed <= directory.size();) {
    if (!directory.substr(at, 4).starts_with("PK\x01\x02")) return;
    if (number_at(directory, at + 6, 2) < 45) directory[at + 4] = 20;
    at += fixed + number_at(directory, at + 28, 2) + number_at(directory, at + 30, 2) +
          number_at(directory, at + 32, 2);
  }
}

bool lower_versions_in(const fs::path& path) {
  constexpr std::size_t end_record = 22;
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  std::string end(end_record, '\0');
  file.seekg(-static_cast<std::streamoff>(end_record), std::ios::end);
  file.read(end.data(), end_record);
  const std::uint32_t size = number_at(end, 12, 4), offset = number_at(end, 16, 4);
  if (!file || !end.starts_with("PK\x05\x06")) return false;
  if (offset == 0xFFFF'FFFF) return true;  // a ZIP64 archive indeed
  std::string directory(size, '\0');
  file.seekg(offset);
  file.read(directory.data(), size);
  lower_versions(directory);
  file.seekp(offset);
  file.write(directory.data(), size);
  file.close();
  return !file.fail();
}

// The new file takes the place of what a link points to, not of the link.
fs::path target_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::canonical(path, error);
  return error ? path : target;
}

// Beside the target, so that the last step is a rename. The book's own name may leave no room for an ending.
fs::path part_beside(const fs::path& target) {
  static std::atomic<unsigned> count = 0;
  const std::string name =
      ".novel2epub-" + std::to_string(::getpid()) + '-' + std::to_string(++count) + ".part";
  return target.parent_path() / name;
}

std::string message(const std::error_code& error) { return error.default_error_condition().message(); }

}  // namespace

Result<void> pack(const std::string& path, const Plan& plan) {
  const auto unwritable = [&](const std::string& why) {
    return std::unexpected(
        Diagnostic{Severity::error, "output.unwritable", path, 0, "cannot write the book: " + why, {why}});
  };
  const fs::path target = target_of(path);
  std::error_code error;
  if (fs::is_directory(target, error)) return unwritable("there is a folder of that name");
  // A rename would put the book in the place of a device or a pipe.
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) return unwritable("it is no ordinary file");
  const fs::path part = part_beside(target);
  if (const auto written = write_archive(part.string(), plan); !written) return unwritable(written.error());
  Result<void> finished;
  if (!lower_versions_in(part)) finished = unwritable("it could not be finished");
  if (finished && plan.ready) finished = plan.ready();
  if (finished) fs::rename(part, target, error);
  if (finished && error) finished = unwritable(message(error));
  std::error_code ignored;
  if (!finished) fs::remove(part, ignored);
  return finished;
}

}  // namespace novel2epub::zip
