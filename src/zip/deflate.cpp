#include <libdeflate.h>

#include <memory>

#include "zip/pack.hpp"

namespace novel2epub::zip {
namespace {

// zlib's default size at half its time; higher levels gain a thousandth.
constexpr int level = 6;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// One compressor a thread: it is 300 KB of tables, too much to set up for every chapter.
libdeflate_compressor* compressor() {
  thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> own(
      libdeflate_alloc_compressor(level));
  return own.get();
}

}  // namespace

bool is_stored(std::string_view name) {
  for (const std::string_view end : {".jpg", ".jpeg", ".png"}) {
    if (name.ends_with(end)) return true;
  }
  return name == "mimetype";
}

Entry make_entry(std::string name, std::string_view content) {
  Entry entry;
  entry.stored = is_stored(name);
  entry.name = std::move(name);
  entry.size = content.size();
  entry.crc = libdeflate_crc32(0, content.data(), content.size());
  if (entry.stored) {
    entry.bytes = content;
    return entry;
  }
  thread_local std::string buffer;
  buffer.resize(libdeflate_deflate_compress_bound(compressor(), content.size()));
  const std::size_t size =
      libdeflate_deflate_compress(compressor(), content.data(), content.size(), buffer.data(), buffer.size());
  entry.bytes.assign(buffer, 0, size);
  return entry;
}

}  // namespace novel2epub::zip
