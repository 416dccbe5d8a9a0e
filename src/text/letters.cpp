#include "text/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <vector>

#include "text/entities.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

constexpr std::uint64_t hash(char32_t c) {  // splitmix64
  std::uint64_t z = (static_cast<std::uint64_t>(c) + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

bool counts(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// Vowels and finals of Hangul join the syllable that their initial has been counted for.
constexpr bool continues_syllable(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

Letters one(char32_t c) {
  if (!counts(c)) return {};
  return {continues_syllable(c) ? 0U : 1U, hash(c)};
}

const icu::Normalizer2& canonical() {
  static const icu::Normalizer2& nfc = [] -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
  }();
  return nfc;
}

const icu::Normalizer2& compatible() {
  static const icu::Normalizer2& nfkc = [] -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCInstance(status);
  }();
  return nfkc;
}

constexpr bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}
constexpr bool is_halfwidth_katakana(char32_t c) { return c >= 0xFF66 && c <= 0xFF9D; }
constexpr bool is_halfwidth_sound_mark(char32_t c) { return c == 0xFF9E || c == 0xFF9F; }
constexpr bool is_radical(char32_t c) { return c >= 0x2E80 && c <= 0x2FD5; }

// Folding by decomposition, not composition, needs no neighbours: e + acute is é wherever a tag stood
// between.
Letters fold(char32_t c) {
  c = from_windows_1252(c);
  if (c == 0 || is_halfwidth_sound_mark(c)) return {};  // it may have been composed away
  if (c >= 0xFF10 && c <= 0xFF5A) return counts(c) ? one(c - 0xFEE0) : Letters{};
  if (is_radical(c))  // --fix-radicals makes letters of them
    if (const char32_t ideograph = unified_ideograph(c); ideograph != 0) return one(ideograph);
  icu::UnicodeString parts;
  const auto& normalizer = is_halfwidth_katakana(c) ? compatible() : canonical();
  if (is_compatibility_ideograph(c) || normalizer.getDecomposition(static_cast<UChar32>(c), parts) == 0)
    return one(c);
  Letters letters;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
    letters += one(static_cast<char32_t>(parts.char32At(i)));
  return letters;
}

constexpr char32_t alphabets_end = 0x3400;

// fold() for the alphabets, kana and signs, made once.
const Letters& alphabet(char32_t c) {
  static const std::vector<Letters> table = [] {
    std::vector<Letters> rows(alphabets_end);
    for (char32_t code = 0; code < alphabets_end; ++code) rows[code] = fold(code);
    return rows;
  }();
  return table[c];
}

constexpr bool is_common_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

Letters hangul(char32_t c) {
  const char32_t index = c - 0xAC00;
  const char32_t final = index % 28;
  const std::uint64_t sum = hash(0x1100 + index / 588) + hash(0x1161 + index % 588 / 28);
  return {1, final == 0 ? sum : sum + hash(0x11A7 + final)};
}

void add(Letters& letters, char32_t c) {
  if (is_common_ideograph(c)) return ++letters.count, letters.sum += hash(c), void();
  if (c < alphabets_end) return letters += alphabet(c), void();
  if (c >= 0xAC00 && c <= 0xD7A3) return letters += hangul(c), void();
  letters += fold(c);
}

template <bool has_entities>
Letters count(std::string_view s) {
  Letters letters;
  for (std::size_t i = 0; i < s.size();) {
    if (has_entities && s[i] == '&') {
      const Entity entity = entity_at(s, i);
      if (entity.code != 0) add(letters, entity.code);
      i += entity.size == 0 ? 1 : entity.size;
      continue;
    }
    add(letters, next(s, i));
  }
  return letters;
}

}  // namespace

Letters letters_of(std::string_view source) { return count<true>(source); }

std::map<char32_t, int> letter_counts(std::string_view text) {
  std::map<char32_t, int> counts;
  for (std::size_t i = 0; i < text.size();)
    if (const char32_t c = next(text, i); is_letter_or_number(c)) ++counts[c];
  return counts;
}

Letters letters_of_text(std::string_view text) { return count<false>(text); }

}  // namespace novel2epub::text
