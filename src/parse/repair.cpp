#include <algorithm>
#include <array>

#include "parse/damage.hpp"
#include "text/plausibility.hpp"
#include "text/transcode.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// The upper half of windows-1252, as far as it is not Latin-1.
constexpr std::u32string_view windows_marks = U"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

// The bytes that a Latin reading made the line of; nothing if a character is none of Latin-1 or windows-1252.
// U+0080 to U+009F may stand for themselves or have become their windows-1252 characters.
std::optional<std::string> latin_bytes(std::string_view line) {
  std::string bytes;
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = text::next(line, i);
    const std::size_t mark = c < 0x100 ? windows_marks.npos : windows_marks.find(c);
    if (c >= 0x100 && mark == windows_marks.npos) return {};
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(c < 0x100 ? c : 0x80 + mark)));
  }
  return bytes;
}

struct Target {
  const char* converter;
  std::uint8_t scripts;
};

constexpr auto targets = std::to_array<Target>({{"UTF-8", text::script_any},
                                                {"gb18030", text::script_hans | text::script_hant},
                                                {"Big5-HKSCS", text::script_hant},
                                                {"ibm-943_P15A-2003", text::script_ja},
                                                {"windows-949", text::script_ko}});

struct Reading {
  std::string text;
  text::Plausibility plausibility;
};

// The most plausible of the texts that `bytes` are in the charsets of our languages.
Reading best_reading(std::string_view bytes) {
  Reading best;
  for (const Target& target : targets) {
    auto text = text::from_charset(bytes, target.converter);
    if (!text) continue;
    const text::Plausibility found = text::judge_cjk(*text, target.scripts);
    if (found.score > best.plausibility.score) best = {std::move(*text), found};
  }
  return best;
}

// GBK, Big5, Shift_JIS, UTF-8 … read as Latin-1: µÚÈýÕÂ.
std::optional<std::string> from_latin(std::string_view line) {
  std::size_t high = 0, all = 0;
  for (std::size_t i = 0; i < line.size(); ++all) high += text::next(line, i) >= 0x80 ? 1 : 0;
  if (high < 4 || high * 2 < all) return {};  // French has fewer accents
  const auto bytes = latin_bytes(line);
  if (!bytes) return {};
  Reading reading = best_reading(*bytes);
  // Two characters may be anything by chance. Real text has two frequent characters of three.
  const bool plain = reading.plausibility.score > 0.45 && reading.plausibility.evidence >= 2;
  if (!plain) return {};
  return std::move(reading.text);
}

// UTF-8 read in a charset of two bytes: 浣犲ソ.
std::optional<std::string> from_wide(std::string_view line) {
  const text::Plausibility now = text::judge_cjk(line, text::script_any);
  if (now.evidence < 3 || now.score > 0.35) return {};
  for (const char* converter : {"gb18030", "windows-936", "Big5-HKSCS", "ibm-943_P15A-2003", "windows-949"}) {
    auto bytes = text::to_charset(line, converter);
    if (!bytes || !text::is_valid_utf8(*bytes)) continue;
    const text::Plausibility then = text::judge_cjk(*bytes, text::script_any);
    if (then.evidence >= 2 && then.score > now.score + 0.25 && text::from_charset(*bytes, converter) == line)
      return bytes;
  }
  return {};
}

}  // namespace

std::optional<std::string> repair_line(std::string_view line) {
  if (auto repaired = from_latin(line)) return repaired;
  if (auto repaired = from_wide(line)) return repaired;
  // An indent that some tool set later was never read wrongly.
  const std::string_view words = text::trim(line);
  if (words.size() == line.size()) return {};
  auto repaired = from_latin(words);
  if (!repaired) repaired = from_wide(words);
  if (!repaired) return {};
  const auto indent = static_cast<std::size_t>(words.data() - line.data());
  return std::string(line.substr(0, indent)) + *repaired + std::string(line.substr(indent + words.size()));
}

}  // namespace novel2epub::parse
