#include "normalize/characters.hpp"

#include <array>
#include <utility>

#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

// Opener and closer; the first of each width pair is what opener_of() answers.
constexpr std::pair<char32_t, char32_t> brackets[] = {
    {U'(', U')'},   {U'[', U']'},   {U'{', U'}'},   {U'“', U'”'},   {U'‘', U'’'},   {U'「', U'」'},
    {U'『', U'』'}, {U'《', U'》'}, {U'〈', U'〉'}, {U'【', U'】'}, {U'〔', U'〕'}, {U'〖', U'〗'},
    {U'〘', U'〙'}, {U'〚', U'〛'}, {U'〝', U'〟'}, {U'«', U'»'},   {U'‹', U'›'},   {U'｢', U'｣'},
    {U'（', U'）'}, {U'［', U'］'}, {U'｛', U'｝'}};

constexpr std::array<Kind, 128> make_ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (char32_t c = 0; c < 128; ++c) {
    Kind& kind = kinds[c];
    if (is_ascii_digit(c))
      kind = Kind::digit;
    else if (is_ascii_letter(c))
      kind = Kind::latin;
    else if (c == U' ' || c == U'\t')
      kind = Kind::space;
    else if (c == U'(' || c == U'[' || c == U'{')
      kind = Kind::open;
    else if (c == U')' || c == U']' || c == U'}')
      kind = Kind::close;
    else if (c == U'"')
      kind = Kind::straight;
    else
      kind = Kind::ascii_symbol;
  }
  return kinds;
}
constexpr auto ascii_kinds = make_ascii_kinds();

// Brackets beyond ASCII stand in these blocks only.
constexpr bool may_be_bracket(char32_t c) {
  return c == U'«' || c == U'»' || (c >= 0x2018 && c <= 0x203A) || (c >= 0x3008 && c <= 0x301F) ||
         (c >= 0xFF08 && c <= 0xFF63);
}

}  // namespace

char32_t folded_opener(char32_t opener) {
  switch (opener) {
    case U'（':
      return U'(';
    case U'［':
      return U'[';
    case U'｛':
      return U'{';
    default:
      return opener;
  }
}

bool is_opener(char32_t c) {
  for (const auto& pair : brackets)
    if (pair.first == c) return true;
  return false;
}

bool is_closer(char32_t c) { return opener_of(c) != 0; }

char32_t opener_of(char32_t closer) {
  for (const auto& pair : brackets)
    if (pair.second == closer) return folded_opener(pair.first);
  return 0;
}

Kind kind_of(char32_t c) {
  if (c < 128) return ascii_kinds[c];
  if (c >= 0x4E00 && c <= 0x9FFF) return Kind::cjk;
  if (c == U'＂') return Kind::straight;
  if (c == 0x3000 || c == 0xA0) return Kind::space;
  if (may_be_bracket(c)) {
    if (is_opener(c)) return Kind::open;
    if (is_closer(c)) return Kind::close;
  }
  const auto bits = text::char_class(c);
  if ((bits & text::char_cjk) != 0) return Kind::cjk;
  if ((bits & text::char_letter) != 0) return Kind::latin;
  if (is_fullwidth_digit(c)) return Kind::digit;
  return text::is_digit(c) ? Kind::latin : Kind::symbol;  // the digits of other scripts
}

}  // namespace novel2epub::normalize
