// Any bytes as one chapter, through every stage that reads them: decode, parse, normalize, render. The first
// byte chooses the settings, so that one corpus exercises them all.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "novel2epub/convert.hpp"
#include "text/utf8.hpp"

namespace {

using namespace novel2epub;

constexpr const char* kLanguages[] = {"", "zh-Hans", "zh-Hant", "ja", "ko", "en", "vi", "zh"};
constexpr Layout kLayouts[] = {Layout::automatic, Layout::lines, Layout::wrapped, Layout::indented};

Options options_from(std::uint8_t choice) {
  Options options;
  options.metadata.language = kLanguages[choice % 8U];
  options.layout = kLayouts[choice / 8U % 4U];
  options.strip = (choice & 0x20U) != 0 ? Level::full : Level::safe;
  options.normalize = (choice & 0x40U) != 0 ? Level::full : Level::safe;
  options.lossy = (choice & 0x80U) != 0;
  return options;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const CleanFormat format = size % 2U == 0 ? CleanFormat::xhtml : CleanFormat::text;
  const Cleaned cleaned = clean(bytes, "input.txt", format, options_from(data[0]));
  require(text::is_valid_utf8(cleaned.text), "the result is not UTF-8");
  for (const char c : cleaned.text) {
    require(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t', "a control character is left");
  }
  for (const Diagnostic& d : cleaned.report.diagnostics) {
    require(!d.id.starts_with("balance"), "letters were lost");
  }
  return 0;
}
