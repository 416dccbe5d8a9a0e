#include "text/breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>

#include "text/language.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

// Every boundary that the iterator finds; none where ICU has no data for it.
std::vector<std::size_t> boundaries(Iterator iterator, std::string_view utf8) {
  std::vector<std::size_t> out;
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  if (iterator && U_SUCCESS(status)) {
    iterator->setText(&text, status);
    for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next())
      out.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&text);
  return out;
}

bool is_single_cjk(std::string_view word) {
  std::size_t end = 0;
  const char32_t c = next(word, end);
  return end == word.size() && (is_han(c) || is_kana(c));
}

}  // namespace

std::vector<Break> line_breaks(std::string_view utf8, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string tag(tag_of(language));
  const icu::Locale strict = icu::Locale::forLanguageTag(tag + "-u-lb-strict", status);
  const std::vector<std::size_t> lines =
      boundaries(Iterator(icu::BreakIterator::createLineInstance(strict, status)), utf8);
  const std::vector<std::size_t> words =
      boundaries(Iterator(icu::BreakIterator::createWordInstance(strict, status)), utf8);
  std::vector<Break> out;
  for (const std::size_t at : lines) {
    if (at == 0 || at >= utf8.size()) continue;
    if (language == Language::ko && utf8[at - 1] != ' ') continue;
    const auto word = std::ranges::lower_bound(words, at);
    const bool inside = word == words.end() || *word != at;
    out.push_back({at, inside,
                   !inside && word != words.begin() && is_single_cjk(utf8.substr(word[-1], at - word[-1]))});
  }
  return out;
}

}  // namespace novel2epub::text
