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

// What a character does to a bracketed stretch: opens it, or closes the one that `closes` opened.
struct Role {
  bool opens = false;
  char32_t closes = 0;
};

constexpr char32_t folded(char32_t opener) {
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

// All brackets stand in four pages of 256 characters.
constexpr std::size_t no_page = 4;
constexpr std::size_t page_of(char32_t c) {
  switch (c >> 8) {
    case 0x00:
      return 0;
    case 0x20:
      return 1;
    case 0x30:
      return 2;
    case 0xFF:
      return 3;
    default:
      return no_page;
  }
}

constexpr std::array<std::array<Role, 256>, no_page> make_roles() {
  std::array<std::array<Role, 256>, no_page> roles{};
  for (const auto& [opener, closer] : brackets) {
    roles[page_of(opener)][opener & 0xFF].opens = true;
    roles[page_of(closer)][closer & 0xFF].closes = folded(opener);
  }
  return roles;
}
constexpr auto roles = make_roles();

constexpr Role role_of(char32_t c) {
  const std::size_t page = page_of(c);
  return page == no_page ? Role{} : roles[page][c & 0xFF];
}

}  // namespace

char32_t folded_opener(char32_t opener) { return folded(opener); }
bool is_opener(char32_t c) { return role_of(c).opens; }
bool is_closer(char32_t c) { return role_of(c).closes != 0; }
char32_t opener_of(char32_t closer) { return role_of(closer).closes; }

Kind kind_of(char32_t c) {
  if (c < 128) return ascii_kinds[c];
  if (is_unified_ideograph(c)) return Kind::cjk;
  if (c == U'＂') return Kind::straight;
  if (c == 0x3000 || c == 0xA0) return Kind::space;
  const Role role = role_of(c);
  if (role.opens) return Kind::open;
  if (role.closes != 0) return Kind::close;
  const auto bits = text::char_class(c);
  if ((bits & text::char_cjk) != 0) return Kind::cjk;
  if ((bits & text::char_letter) != 0) return Kind::latin;
  if (is_fullwidth_digit(c)) return Kind::digit;
  return text::is_digit(c) ? Kind::latin : Kind::symbol;  // the digits of other scripts
}

}  // namespace novel2epub::normalize
