#include "zip/unpack.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace novel2epub::zip {
namespace {

std::unexpected<Diagnostic> failure(std::string id, const std::string& path, const std::string& why) {
  return std::unexpected(Diagnostic{Severity::error, std::move(id), path, 0, why, {why}});
}

std::string reason(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  return why;
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct Archive::Handle {
  zip_t* zip;
};

void Archive::Close::operator()(Handle* handle) const {
  zip_discard(handle->zip);
  delete handle;
}

Result<Archive> Archive::open(const std::string& path, const UnpackLimits& limits) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return failure("input.missing", path, "No such file or directory");
  if (!std::filesystem::is_regular_file(path, error))
    return failure("input.unreadable", path, "it is no ordinary file");
  int code = 0;
  zip_t* const zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (zip == nullptr)
    return failure(code == ZIP_ER_OPEN || code == ZIP_ER_READ ? "input.unreadable" : "archive.damaged", path,
                   reason(code));
  Archive archive;
  archive.handle_.reset(new Handle{zip});
  archive.path_ = path;
  archive.limits_ = limits;
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  if (static_cast<std::uint64_t>(count) > limits.entries)
    return failure("archive.too-large", path, "more than " + std::to_string(limits.entries) + " files");
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* const name = zip_get_name(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    archive.names_.emplace_back(name == nullptr ? "" : name);
  }
  return archive;
}

Result<std::string> Archive::read(std::size_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (index >= names_.size() || zip_stat_index(handle_->zip, index, 0, &stat) != 0)
    return failure("archive.damaged", path_, "there is no such entry");
  const std::string name = path_ + "/" + names_[index];
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return failure("archive.encrypted", name, "the file is encrypted");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(handle_->zip, index, 0));
  if (file == nullptr) return failure("archive.damaged", name, zip_strerror(handle_->zip));
  // The size that the directory promises is a stranger's word: what comes out is what counts.
  const std::uint64_t most = std::min(limits_.entry, limits_.total - std::min(read_, limits_.total));
  std::string out;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return failure("archive.damaged", name, zip_error_strerror(zip_file_get_error(file.get())));
    if (got == 0) break;
    if (out.size() + static_cast<std::uint64_t>(got) > most)
      return failure("archive.too-large", name,
                     "it unpacks to more than " + std::to_string(most >> 20) + " MB");
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  read_ += out.size();
  return out;
}

}  // namespace novel2epub::zip
