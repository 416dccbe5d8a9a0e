// Any text as one paragraph through the normalizer, which must keep every invariant of normalization.md 17.
// The first byte chooses language and settings.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "../normalize/invariants.hpp"
#include "../normalize/random_lines.hpp"

namespace {

using namespace novel2epub;
using namespace novel2epub::normalize;

constexpr Language languages[] = {Language::zh_hans, Language::zh_hant, Language::ja,      Language::ko,
                                  Language::en,      Language::vi,      Language::zh_hans, Language::ja};

Settings settings_from(std::uint8_t choice) {
  Settings settings;
  settings.language = languages[choice % 8U];
  settings.level = (choice & 0x08U) != 0 ? Level::full : Level::safe;
  settings.habits.washed = (choice & 0x10U) != 0;
  settings.habits.ascii_stops = (choice & 0x20U) != 0;
  settings.flags.quotes = (choice & 0x40U) != 0 ? Quotes::corner : Quotes::keep;
  settings.flags.exclaim_space = settings.flags.tilde_wide = (choice & 0x80U) != 0;
  return settings;
}

std::string normalized(std::string_view text, const Settings& settings) {
  Counts counts;
  return normalize_line(text, settings, counts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Settings settings = settings_from(data[0]);
  std::u32string in;
  for (const char32_t c : text::to_u32(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1)))
    if (may_stand(c)) in.push_back(c);
  const std::string out = normalized(text::to_utf8(in), settings);
  const std::string broken =
      broken_invariant(in, text::to_u32(out), text::to_u32(normalized(out, settings)), settings);
  if (broken.empty()) return 0;
  std::fprintf(stderr, "broken: %s\n%s\n-> %s\n", broken.c_str(), text::to_utf8(in).c_str(), out.c_str());
  std::abort();
}
