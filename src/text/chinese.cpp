#include "text/chinese.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#ifdef NOVEL2EPUB_OPENCC_DATA
#include <opencc.h>
#endif

#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

constexpr std::array<ChineseConversion, 12> table{{
    {"s2t", false, "zh-Hant"},
    {"s2tw", false, "zh-TW"},
    {"s2twp", false, "zh-TW"},
    {"s2hk", false, "zh-HK"},
    {"t2s", true, "zh-Hans"},
    {"tw2s", true, "zh-Hans"},
    {"tw2sp", true, "zh-Hans"},
    {"hk2s", true, "zh-Hans"},
    {"t2tw", true, "zh-TW"},
    {"t2hk", true, "zh-HK"},
    {"tw2t", true, "zh-Hant"},
    {"hk2t", true, "zh-Hant"},
}};

bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

Diagnostic refusal(const char* id, std::string_view name, const std::string& why) {
  return {Severity::error,         id, "", 0, "--convert " + std::string(name) + ": " + why,
          {std::string(name), why}};
}

#ifdef NOVEL2EPUB_OPENCC_DATA

// By its whole path: of a bare name OpenCC would take the file that lies in the working directory.
void* open_handle(std::string_view name) {
  const std::string path = NOVEL2EPUB_OPENCC_DATA "/" + std::string(name) + ".json";
  void* const handle = opencc_open(path.c_str());
  // OpenCC's mark of failure is (opencc_t)-1.
  return reinterpret_cast<std::intptr_t>(handle) == -1 ? nullptr : handle;
}

void append_converted(void* handle, std::string_view s, std::string& out) {
  if (s.empty()) return;
  char* const converted = opencc_convert_utf8(handle, s.data(), s.size());
  if (converted == nullptr) {
    out += s;
    return;
  }
  out += converted;
  opencc_convert_utf8_free(converted);
}

#endif

}  // namespace

std::span<const ChineseConversion> chinese_conversions() { return table; }

const ChineseConversion* find_chinese_conversion(std::string_view name) {
  const auto found = std::ranges::find(table, name, &ChineseConversion::name);
  return found == table.end() ? nullptr : &*found;
}

#ifdef NOVEL2EPUB_OPENCC_DATA

void ChineseConverter::Close::operator()(void* handle) const { opencc_close(handle); }

Result<ChineseConverter> ChineseConverter::open(std::string_view name) {
  if (find_chinese_conversion(name) == nullptr)
    return std::unexpected(refusal("convert.unknown", name, "there is no such conversion"));
  void* const handle = open_handle(name);
  if (handle == nullptr)
    return std::unexpected(
        refusal("convert.unavailable", name, "OpenCC's data is not installed in " NOVEL2EPUB_OPENCC_DATA));
  return ChineseConverter(handle);
}

std::string ChineseConverter::convert(std::string_view s) const {
  std::string out;
  out.reserve(s.size());
  std::size_t stretch = 0;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    if (!is_compatibility_ideograph(next(s, i))) continue;
    append_converted(handle_.get(), s.substr(stretch, begin - stretch), out);
    out += s.substr(begin, i - begin);
    stretch = i;
  }
  append_converted(handle_.get(), s.substr(stretch), out);
  return out;
}

#else

void ChineseConverter::Close::operator()(void*) const {}

Result<ChineseConverter> ChineseConverter::open(std::string_view name) {
  return std::unexpected(refusal("convert.unavailable", name, "this program was built without OpenCC"));
}

std::string ChineseConverter::convert(std::string_view s) const { return std::string(s); }

#endif

}  // namespace novel2epub::text
