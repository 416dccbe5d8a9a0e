#include "book_font.hpp"

#include <algorithm>

#include "read/discover.hpp"
#include "text/utf8.hpp"

namespace novel2epub {
namespace {

// "〇 ☆ 𠮷 ..." of the first few.
std::string listed(std::u32string_view characters) {
  constexpr std::size_t longest = 20;
  std::string out;
  for (const char32_t c : characters.substr(0, longest)) {
    if (!out.empty()) out += ' ';
    text::append(out, c);
  }
  return characters.size() > longest ? out + " ..." : out;
}

}  // namespace

void Characters::add(std::string_view document) {
  std::u32string all = text::to_u32(document);
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  const std::lock_guard lock(mutex_);
  for (const char32_t c : all) seen_[c] = true;
}

std::u32string Characters::sorted() const {
  std::u32string out;
  for (char32_t c = U' '; c < seen_.size(); ++c)
    if (seen_[c]) out += c;
  return out;
}

std::optional<font::Font> find_font(const Options& options, std::vector<Diagnostic>& notes) {
  if (options.embed_font.empty()) return std::nullopt;
  Result<std::string> bytes = read::read_file(options.embed_font, options.embed_font);
  Result<font::Font> font =
      bytes ? font::read_font(std::move(*bytes), options.embed_font, notes) : std::unexpected(bytes.error());
  if (font) return std::move(*font);
  notes.push_back(font.error());
  return std::nullopt;
}

Result<std::string> font_for(const Characters& characters, const font::Font& font,
                             std::vector<Diagnostic>& notes) {
  const std::u32string all = characters.sorted();
  if (const std::u32string missing = font::missing_characters(font, all); !missing.empty()) {
    const std::string count = std::to_string(missing.size()), of = std::to_string(all.size());
    notes.push_back(
        {Severity::warning,
         "font.missing",
         font.name,
         0,
         "the font has no glyph for " + count + " of the book's " + of + " characters: " + listed(missing),
         {count, of, listed(missing)}});
  }
  return font::subset_font(font, all);
}

}  // namespace novel2epub
