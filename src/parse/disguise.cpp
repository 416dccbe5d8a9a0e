#include "parse/disguise.hpp"

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// What a disguise puts between two letters of an address: a mark or two, or a blank; never a quotation mark.
struct Gap {
  bool any = false;
  bool quoted = false;
};

Gap gap_of(std::string_view between) {
  constexpr std::u32string_view quotes = U"“”‘’\"「」『』«»";
  Gap gap{!between.empty(), false};
  for (std::size_t i = 0; i < between.size();)
    if (quotes.contains(text::next(between, i))) gap.quoted = true;
  return gap;
}

bool is_latin(char32_t c) { return c < 0x250 && text::is_letter_or_number(c); }

// Whether a word of the story's begins before the span or goes on behind it. A watermark may be glued to an
// ideograph; kana and Hangul end in "www" as Latin words do.
bool cuts_a_word(std::string_view line, text::Shadow::Span span) {
  std::size_t before = span.begin, after = span.end;
  if (before > 0) {
    const char32_t c = text::previous(line, before);
    if (is_latin(c) || text::is_kana(c) || text::is_hangul(c)) return true;
  }
  return after < line.size() && is_latin(text::next(line, after));
}

}  // namespace

bool is_disguised(std::string_view span) {
  constexpr std::u32string_view own = U":/.-_~?=&%#";
  std::size_t odd = 0, letters = 0, marks = 0;
  for (std::size_t i = 0; i < span.size();) {
    const char32_t c = text::next(span, i);
    odd += c >= 0x80 && !text::is_blank(c) ? 1 : 0;
    letters += text::is_letter_or_number(c) ? 1 : 0;
    marks += text::is_letter_or_number(c) || own.contains(c) ? 0 : 1;
  }
  return odd >= 3 || 2 * marks >= letters;
}

bool is_torn(std::string_view line, text::Shadow::Span span) {
  if (cuts_a_word(line, span)) return false;
  const std::string_view address = line.substr(span.begin, span.end - span.begin);
  std::size_t letters = 0, odd = 0, gaps = 0, letter_end = 0;
  for (std::size_t i = 0; i < address.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(address, i);
    if (!text::is_letter_or_number(c)) continue;
    const Gap gap = gap_of(address.substr(letter_end, begin - letter_end));
    if (gap.quoted) return false;
    gaps += gap.any ? 1 : 0;
    odd += c >= 0x250 ? 1 : 0;
    ++letters;
    letter_end = i;
  }
  return 2 * odd >= letters || 2 * gaps >= letters;
}

}  // namespace novel2epub::parse
