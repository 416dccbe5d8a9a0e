#include "zip/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <system_error>

namespace novel2epub::zip {
namespace {

// 1980-01-01 00:00:00, the first date the format can hold. zip_file_set_mtime would write local time.
constexpr zip_uint16_t dos_time = 0x0000;
constexpr zip_uint16_t dos_date = 0x0021;
constexpr zip_uint32_t regular_file_0644 = 0100644U << 16;

// One entry as libzip's source. libzip asks first for its numbers, which may mean waiting for whoever makes
// the entry, then copies the bytes, and asks for the numbers once more when the bytes are gone already.
struct Source {
  const Plan* plan = nullptr;
  std::size_t index = 0;
  bool asked = false;
  bool failed = false;
  Entry entry;
  std::uint64_t packed_size = 0;
  std::size_t offset = 0;
};

// Nothing may be thrown through libzip, which is C and has a temporary file to take away.
bool fetch(Source& source) {
  if (source.asked) return !source.failed;
  source.asked = true;
  try {
    source.entry = source.plan->entry(source.index);
    source.packed_size = source.entry.bytes.size();
  } catch (const std::exception&) {
    source.failed = true;
  }
  return !source.failed;
}

zip_int64_t read(Source& source, void* data, zip_uint64_t length) {
  const std::size_t count = std::min<std::size_t>(length, source.entry.bytes.size() - source.offset);
  std::memcpy(data, source.entry.bytes.data() + source.offset, count);
  source.offset += count;
  return static_cast<zip_int64_t>(count);
}

// With method, sizes and checksum known, libzip copies the bytes as they are and never compresses anything
// itself.
zip_int64_t stat(Source& source, void* data) {
  if (!fetch(source)) return -1;
  auto& st = *static_cast<zip_stat_t*>(data);
  zip_stat_init(&st);
  st.size = source.entry.size;
  st.comp_size = source.packed_size;
  st.comp_method = source.entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  st.crc = source.entry.crc;
  st.encryption_method = ZIP_EM_NONE;
  st.valid =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;
  return sizeof st;
}

zip_int64_t error(void* data) {
  const int codes[2] = {ZIP_ER_INTERNAL, 0};
  std::memcpy(data, codes, sizeof codes);
  return sizeof codes;
}

zip_int64_t answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& source = *static_cast<Source*>(state);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_STAT:
      return stat(source, data);
    case ZIP_SOURCE_OPEN:
      source.offset = 0;
      return fetch(source) ? 0 : -1;
    case ZIP_SOURCE_READ:
      return read(source, data, length);
    case ZIP_SOURCE_CLOSE:
      source.entry.bytes = {};
      return 0;
    case ZIP_SOURCE_ERROR:
      return error(data);
    case ZIP_SOURCE_FREE:
      delete &source;
      return 0;
    default:
      return -1;
  }
}

std::string reason(zip_error_t* error) {
  if (zip_error_system_type(error) == ZIP_ET_SYS && zip_error_code_system(error) != 0) {
    return std::generic_category().message(zip_error_code_system(error));
  }
  return zip_error_strerror(error);
}

bool add(zip_t* archive, const Plan& plan, std::size_t index) {
  auto state = std::make_unique<Source>();
  state->plan = &plan;
  state->index = index;
  zip_source_t* source = zip_source_function(archive, answer, state.get());
  if (source == nullptr) return false;
  state.release();  // libzip's from here on, until ZIP_SOURCE_FREE
  const zip_int64_t at = zip_file_add(archive, plan.names[index].c_str(), source, 0);
  if (at < 0) {
    zip_source_free(source);
    return false;
  }
  const auto i = static_cast<zip_uint64_t>(at);
  const zip_int32_t method = is_stored(plan.names[index]) ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  return zip_set_file_compression(archive, i, method, 0) == 0 &&
         zip_file_set_dostime(archive, i, dos_time, dos_date, 0) == 0 &&
         zip_file_set_external_attributes(archive, i, 0, ZIP_OPSYS_UNIX, regular_file_0644) == 0;
}

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

}  // namespace

std::expected<void, std::string> write_archive(const std::string& path, const Plan& plan) {
  int code = 0;
  std::unique_ptr<zip_t, Discard> archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (archive == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string why = reason(&error);
    zip_error_fini(&error);
    return std::unexpected(std::move(why));
  }
  for (std::size_t i = 0; i < plan.names.size(); ++i) {
    if (!add(archive.get(), plan, i)) return std::unexpected(reason(zip_get_error(archive.get())));
  }
  if (zip_close(archive.get()) != 0) return std::unexpected(reason(zip_get_error(archive.get())));
  archive.release();
  return {};
}

}  // namespace novel2epub::zip
