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

std::unexpected<Diagnostic> unwritable(const fs::path& path, const std::string& why) {
  return std::unexpected(Diagnostic{
      Severity::error, "output.unwritable", path.string(), 0, "cannot write the book: " + why, {why}});
}

// What has been done to the folder of one target, so that it can be undone.
struct Placed {
  fs::path target;
  fs::path old;  // where the file lies that was there before; empty: there was none
};

// The old file stays in its place under its own name as well, so that there is a book at any moment; where
// the file system knows no second names it is moved away.
fs::path keep_old(const fs::path& target, std::error_code& error) {
  std::error_code ignored;
  if (!fs::exists(target, ignored)) return {};
  if (!fs::is_regular_file(target, ignored)) {  // it came in the way after write() looked
    error = std::make_error_code(std::errc::file_exists);
    return {};
  }
  const fs::path old = part_beside(target);
  fs::create_hard_link(target, old, error);
  if (error) fs::rename(target, old, error);
  return old;
}

void undo(const std::vector<Placed>& placed) {
  std::error_code ignored;
  for (auto one = placed.rbegin(); one != placed.rend(); ++one) {
    if (one->old.empty())
      fs::remove(one->target, ignored);
    else
      fs::rename(one->old, one->target, ignored);
    fs::remove(one->old, ignored);  // a second name of the same file: there a rename does nothing
  }
}

}  // namespace

Written::Written(fs::path part, fs::path target) : part_(std::move(part)), target_(std::move(target)) {}

Written::Written(Written&& other) noexcept { *this = std::move(other); }

Written& Written::operator=(Written&& other) noexcept {
  std::swap(part_, other.part_);
  std::swap(target_, other.target_);
  return *this;
}

Written::~Written() {
  std::error_code ignored;
  if (!part_.empty()) fs::remove(part_, ignored);
}

Result<Written> write(const std::string& path, const Plan& plan) {
  const fs::path target = target_of(path);
  std::error_code error;
  if (fs::is_directory(target, error)) return unwritable(path, "there is a folder of that name");
  // A rename would put the book in the place of a device or a pipe.
  if (fs::exists(target, error) && !fs::is_regular_file(target, error))
    return unwritable(path, "it is no ordinary file");
  Written written(part_beside(target), target);
  if (const auto done = write_archive(written.part().string(), plan); !done)
    return unwritable(path, done.error());
  if (!lower_versions_in(written.part())) return unwritable(path, "it could not be finished");
  return written;
}

Result<void> put_in_place(std::span<const Written> archives) {
  std::vector<Placed> placed;
  std::error_code error;
  for (const Written& archive : archives) {
    // A single rename needs no way back.
    const fs::path old = archives.size() > 1 ? keep_old(archive.target(), error) : fs::path();
    if (!error) fs::rename(archive.part(), archive.target(), error);
    if (error) {
      if (!old.empty()) placed.push_back({archive.target(), old});
      undo(placed);
      return unwritable(archive.target(), message(error));
    }
    placed.push_back({archive.target(), old});
  }
  std::error_code ignored;
  for (const Placed& one : placed)
    if (!one.old.empty()) fs::remove(one.old, ignored);
  return {};
}

Result<void> pack(const std::string& path, const Plan& plan) {
  const Result<Written> written = write(path, plan);
  if (!written) return std::unexpected(written.error());
  return put_in_place(std::span(&*written, 1));
}

}  // namespace novel2epub::zip
