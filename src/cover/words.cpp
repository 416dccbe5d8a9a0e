#include "cover/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/nfc.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {
namespace {

bool is_of_a_word(char32_t c) { return text::is_letter_or_number(c) || text::is_letter_or_mark(c); }

// The words without those signs and the spaces around them.
std::string without(std::string_view words, std::u32string_view signs) {
  std::string out;
  for (const char32_t c : text::to_u32(words)) {
    const bool again = c == U' ' && (out.empty() || out.ends_with(' '));
    if (signs.find(c) == signs.npos && !again) text::append(out, c);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

void report_missing(std::vector<Diagnostic>& notes, const std::string& words, const std::u32string& missing) {
  const std::string letters = text::to_utf8(missing);
  notes.push_back({Severity::warning,
                   "cover.letters",
                   "",
                   0,
                   "the drawn cover goes without “" + words + "”: no font has " + letters +
                       " (--cover-font names one that does)",
                   {words, letters}});
}

void report_left_out(std::vector<Diagnostic>& notes, const std::string& words, const std::u32string& signs) {
  const std::string left_out = text::to_utf8(signs);
  notes.push_back({Severity::warning,
                   "cover.signs",
                   "",
                   0,
                   "the drawn cover has “" + words + "” without " + left_out + ", which no font has",
                   {words, left_out}});
}

}  // namespace

const Font* Fonts::of(std::string_view words, std::u32string& missing) const {
  for (const Font& font : fonts) {
    missing = font.missing(words);
    if (missing.empty()) return &font;
  }
  if (fonts.empty()) missing = text::to_u32(words);
  return nullptr;
}

Fonts open_fonts(std::string_view users) {
  Fonts out;
  for (const std::string_view bytes : {users, built_in_font()})
    if (std::optional<Font> font = Font::open(bytes)) out.fonts.push_back(std::move(*font));
  return out;
}

std::string readable(std::string_view words) {
  std::string out;
  for (const char32_t c : text::to_u32(text::to_nfc(words))) {
    const bool shapeless = (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
                           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    if (!shapeless) text::append(out, c == U'\n' || c == U'\t' || c == 0x3000 ? U' ' : c);
  }
  return out;
}

Settable settable(const Fonts& fonts, const std::string& words, std::vector<Diagnostic>& notes) {
  std::u32string missing;
  if (words.empty()) return {};
  if (const Font* const font = fonts.of(words, missing)) return {font, words};
  for (const Font& font : fonts.fonts) {
    const std::u32string signs = font.missing(words);
    if (std::ranges::any_of(signs, is_of_a_word)) continue;
    const std::string rest = without(words, signs);
    if (rest.empty()) continue;
    report_left_out(notes, words, signs);
    return {&font, rest};
  }
  report_missing(notes, words, missing);
  return {};
}

}  // namespace novel2epub::cover
