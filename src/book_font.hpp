// The font that a book brings along (--embed-font): its characters are those of the finished documents.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "font/font.hpp"
#include "novel2epub/diagnostic.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub {

// Gathers characters while documents are written side by side.
class Characters {
 public:
  void add(std::string_view document);
  std::u32string sorted() const;  // without control characters

 private:
  std::mutex mutex_;
  std::vector<bool> seen_ = std::vector<bool>(0x110000);
};

// The font named by the options. Errors go to `notes`, and then there is none.
std::optional<font::Font> find_font(const Options& options, std::vector<Diagnostic>& notes);

// The bytes that go into the book; what the font has no glyphs for is told as font.missing.
Result<std::string> font_for(const Characters& characters, const font::Font& font,
                             std::vector<Diagnostic>& notes);

}  // namespace novel2epub
