// Simplified and Traditional Chinese, phrase by phrase. OpenCC stands behind it, where the build found it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "novel2epub/diagnostic.hpp"

namespace novel2epub::text {

// A configuration of OpenCC: from which script, and the language tag of what it makes.
struct ChineseConversion {
  std::string_view name;  // "s2twp"
  bool from_traditional = false;
  std::string_view tag;  // "zh-TW"
};
std::span<const ChineseConversion> chinese_conversions();
const ChineseConversion* find_chinese_conversion(std::string_view name);  // null when there is none

// An open configuration. One serves any number of threads: OpenCC converts without state.
class ChineseConverter {
 public:
  static Result<ChineseConverter> open(std::string_view name);

  // `s` in the other script. CJK compatibility ideographs stay: OpenCC would fold some of them.
  std::string convert(std::string_view s) const;

 private:
  struct Close {
    void operator()(void* handle) const;
  };
  explicit ChineseConverter(void* handle) : handle_(handle) {}
  std::unique_ptr<void, Close> handle_;
};

}  // namespace novel2epub::text
