#include "text/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

#include "text/language.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool ends_sentence(char32_t c) { return is_one_of(U"。！？!?…‥｡", c); }

bool follows_end(char32_t c) { return ends_sentence(c) || is_one_of(U"”’」』）】》〉〕〗\"')~～♪　 ", c); }

// What cannot begin a sentence: there the marks before it were a pause.
bool goes_on(char32_t c) { return is_one_of(U"，、；：,;:", c); }

std::vector<std::size_t> ends_by_marks(std::string_view paragraph) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < paragraph.size();) {
    if (!ends_sentence(next(paragraph, at))) continue;
    std::size_t after = at;
    char32_t c = 0;
    while (at < paragraph.size() && follows_end(c = next(paragraph, after))) at = after;
    if (at < paragraph.size() && !goes_on(c)) out.push_back(at);
  }
  return out;
}

struct CloseText {
  void operator()(UText* words) const { utext_close(words); }
};

std::vector<std::size_t> ends_by_unicode(std::string_view paragraph, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> words(
      utext_openUTF8(nullptr, paragraph.data(), static_cast<std::int64_t>(paragraph.size()), &status));
  const icu::Locale locale(std::string(tag_of(language)).c_str());
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(locale, status));
  std::vector<std::size_t> out;
  if (U_SUCCESS(status)) breaks->setText(words.get(), status);
  if (U_FAILURE(status)) return out;  // without ICU's data a paragraph is one sentence
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next())
    if (static_cast<std::size_t>(end) < paragraph.size()) out.push_back(static_cast<std::size_t>(end));
  return out;
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view paragraph, Language language) {
  if (paragraph.empty()) return {};
  const bool by_marks = is_chinese(language) || language == Language::ja;
  std::vector<std::size_t> out = by_marks ? ends_by_marks(paragraph) : ends_by_unicode(paragraph, language);
  out.push_back(paragraph.size());
  return out;
}

}  // namespace novel2epub::text
