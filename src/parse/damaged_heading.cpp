// Headings that a wrong charset made unreadable while the story around them is sound.
#include <cstddef>

#include "parse/damage.hpp"
#include "parse/headings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// Multi-byte text read as Latin-1 is made of U+0080..00FF but for its ASCII; no language is.
bool could_be_misread(std::string_view line) {
  constexpr std::size_t longest = 240;
  if (line.size() < 4 || line.size() > longest || static_cast<unsigned char>(line.front()) < 0xC2 ||
      static_cast<unsigned char>(line.front()) > 0xC3)
    return false;
  std::size_t high = 0, letters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::next(line, at);
    if (c >= 0x80 && c < 0x100) ++high;
    if (c > ' ') ++letters;
  }
  return 4 * high >= 3 * letters;
}

}  // namespace

std::optional<HeadingMatch> match_damaged_heading(std::string_view line) {
  line = text::trim(line);
  if (!could_be_misread(line)) return {};
  const auto repaired = repair_line(line);
  if (!repaired) return {};
  auto match = match_heading(*repaired);
  if (!match || !match->certain) return {};
  match->repaired = true;
  match->kept.clear();
  return match;
}

}  // namespace novel2epub::parse
