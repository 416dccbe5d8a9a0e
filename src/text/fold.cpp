#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

UChar32 point(char32_t c) { return static_cast<UChar32>(c); }

bool is_ascii(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// `s` under an ICU normalizer, or as it is where ICU has none.
std::string normalized(std::string_view s, const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = instance(status);
  if (U_FAILURE(status) != 0) return std::string(s);
  const auto size = static_cast<std::int32_t>(s.size());
  const icu::UnicodeString from = icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), size));
  const icu::UnicodeString to = normalizer->normalize(from, status);
  if (U_FAILURE(status) != 0) return std::string(s);
  std::string out;
  return to.toUTF8String(out);
}

}  // namespace

char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(point(c))); }
char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(point(c))); }

std::string lower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) append(out, lower(next(utf8, i)));
  return out;
}

std::string fold_key(std::string_view utf8) {
  const std::string folded =
      is_ascii(utf8) ? lower(utf8) : normalized(utf8, icu::Normalizer2::getNFKCCasefoldInstance);
  std::string key;
  key.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();)
    if (const char32_t c = next(folded, i); is_letter_or_number(c)) append(key, c);
  return key;
}

std::string compose(std::string_view utf8) {
  return is_ascii(utf8) ? std::string(utf8) : normalized(utf8, icu::Normalizer2::getNFCInstance);
}

}  // namespace novel2epub::text
