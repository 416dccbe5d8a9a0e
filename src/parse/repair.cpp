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

// The byte that a Latin reading made `c` of: U+0080 to U+009F may stand for themselves or have become their
// windows-1252 characters.
std::optional<unsigned char> latin_byte(char32_t c) {
  const std::size_t mark = c < 0x100 ? windows_marks.npos : windows_marks.find(c);
  if (c >= 0x100 && mark == windows_marks.npos) return {};
  return static_cast<unsigned char>(c < 0x100 ? c : 0x80 + mark);
}

// All bytes of the line; nothing if one of its characters is none of Latin-1 or windows-1252.
std::optional<std::string> latin_bytes(std::string_view line) {
  std::string bytes;
  for (std::size_t i = 0; i < line.size();) {
    const auto byte = latin_byte(text::next(line, i));
    if (!byte) return {};
    bytes.push_back(static_cast<char>(*byte));
  }
  return bytes;
}

// The character of three bytes whose Latin reading stands at `at`, which is moved behind it; 0 if none does.
char32_t misread_at(std::string_view line, std::size_t& at) {
  char32_t c = 0;
  std::size_t end = at;
  for (int k = 0; k < 3; ++k) {
    const auto byte = end < line.size() ? latin_byte(text::next(line, end)) : std::nullopt;
    const bool fits = byte && (k == 0 ? *byte >= 0xE2 && *byte <= 0xEF : *byte >= 0x80 && *byte <= 0xBF);
    if (!fits) return 0;
    c = k == 0 ? *byte & 0x0FU : c << 6 | (*byte & 0x3FU);
  }
  at = end;
  return c;
}

// â€œ, ã€‚ and ï¼Œ are in no language, so that one is enough.
bool is_mark(char32_t c) {
  return (c >= 0x2013 && c <= 0x2026) || (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF1F) ||
         c == 0xFEFF;
}

// What an accented letter and two marks (café…”) are by chance is hardly ever written.
bool is_written(char32_t c) {
  return is_mark(c) || (c >= 0x3041 && c <= 0x30FF) || (text::look_table()[c] & text::script_any) != 0;
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

std::optional<Misread> find_misread(std::string_view line) {
  std::optional<Misread> found;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    std::size_t end = i, count = 0;
    bool mark = false;
    for (char32_t c = misread_at(line, i); c != 0 && is_written(c); c = misread_at(line, i)) {
      mark = mark || is_mark(c);
      end = i;
      ++count;
    }
    const bool told = count >= 2 || mark;
    i = told ? end : begin;
    if (!told)
      text::next(line, i);
    else if (!found)
      found = Misread{begin, end, count};
    else
      found->count += count;
  }
  return found;
}

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
