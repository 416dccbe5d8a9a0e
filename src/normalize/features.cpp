// Most lines of most books hold nothing to mend.
#include "normalize/features.hpp"

#include <array>

#include "normalize/characters.hpp"

namespace novel2epub::normalize {
namespace {

constexpr Features feature_of(char32_t c) {
  switch (c) {
    case U'.':
      return has_dots | has_marks;
    case U',':
    case U':':
    case U';':
    case U'?':
    case U'!':
      return has_marks;
    case U'"':
    case U'＂':
    case U'“':
    case U'”':
      return has_quotes;
    case U'\'':
    case U'`':
      return has_apostrophes;
    case U'(':
    case U')':
      return has_parens;
    case U' ':
    case U'\t':
    case U'　':
      return has_spaces;
    case U'-':
    case U'―':
    case U'─':
    case U'－':
      return has_dashes;
    case U'~':
    case U'～':
    case U'〜':
      return has_tilde;
    case U'…':
    case U'。':
    case U'．':
    case U'、':
      return has_dots;
    case U'•':
    case U'・':
    case U'･':
    case U'·':
      return has_dots | has_joiners | (c == U'･' ? has_halfwidth : 0);
    case U'‧':
    case U'∙':
    case U'⋅':
      return has_joiners;
    case 0xA0:
    case 0xAD:
    case 0x1680:
    case 0x202F:
    case 0x205F:
      return has_odd_space;
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return has_odd_space;
  if (c >= 0xFE10 && c <= 0xFE48) return has_vertical;
  if (is_fullwidth_alnum(c)) return has_fullwidth;
  return is_halfwidth_kana(c) ? has_halfwidth : 0;
}

// The bytes of a line, with nothing beyond its end.
struct Bytes {
  std::string_view s;
  unsigned char at(std::size_t i) const { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0; }
  bool starts(std::size_t i, std::string_view piece) const { return s.substr(i).starts_with(piece); }
};

// What a lead byte says by itself: how far to go on, and whether to look closer.
struct Lead {
  std::uint8_t length = 1;
  bool look = false;
};

constexpr std::array<Lead, 256> make_leads() {
  std::array<Lead, 256> leads{};
  for (unsigned b = 0; b < 256; ++b) {
    leads[b].length = b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    leads[b].look = b == 0xC2 || b == 0xE1 || b == 0xE2 || b == 0xE3 || b == 0xEF;
  }
  for (const char c : std::string_view("\t \"'`,.:;?!()-~")) leads[static_cast<unsigned char>(c)].look = true;
  return leads;
}
constexpr auto leads = make_leads();

Features ascii_features(const Bytes& bytes, std::size_t i, bool washed) {
  const unsigned char c = bytes.at(i), next = bytes.at(i + 1), prev = i > 0 ? bytes.at(i - 1) : 0;
  switch (c) {
    case ' ':
    case '\t':
      // Between two Latin words a space is nobody's business.
      return prev >= 0x80 || next >= 0x80 || i == 0 ? has_spaces : 0;
    case '-':
      return next == '-' || next == 0xE2 || prev == 0x94 ? has_dashes : 0;
    case '~':
      return washed ? has_tilde : 0;
    default:
      return feature_of(c);
  }
}

// Directions of curly double quotes: a line whose quotes all look one way is wrong.
struct Curly {
  std::size_t opening = 0, closing = 0;
  Features features() const {
    return (opening == 0) != (closing == 0) && (opening + closing) % 2 == 0 ? has_quotes : 0;
  }
};

struct Seen {
  Features features = 0;
  std::size_t length = 0;
};

Seen general_punctuation(const Bytes& bytes, std::size_t i, const Plan& plan, Curly& curly) {
  const unsigned char second = bytes.at(i + 1), third = bytes.at(i + 2);
  if (second == 0x94 || second == 0x88 || second == 0x8B) {  // ─ ∙ ⋅ and their blocks
    const bool seen = plan.chinese && (bytes.starts(i, "─") || bytes.starts(i, "∙") || bytes.starts(i, "⋅"));
    return {seen ? has_dashes | has_joiners : 0, 3};
  }
  if (second == 0x81) return {third == 0x9F ? has_odd_space : 0, 3};
  if (second != 0x80) return {0, 3};
  if (third <= 0x8A || third == 0xAF) return {has_odd_space, 3};
  switch (third) {
    case 0x9C:
      return ++curly.opening, Seen{0, 3};
    case 0x9D:
      return ++curly.closing, Seen{0, 3};
    case 0x95:
    case 0xA7:
      return {plan.chinese ? has_dashes | has_joiners : 0, 3};
    case 0xA2:
      return {has_dots | has_joiners, 3};
    case 0xA6: {
      std::size_t end = i + 3;
      while (bytes.starts(end, "…")) end += 3;
      return {end == i + 3 ? has_dots : 0, end - i};  // two or more are the author's
    }
    default:
      return {0, 3};
  }
}

Features cjk_punctuation(const Bytes& bytes, std::size_t i, const Plan& plan) {
  const unsigned char second = bytes.at(i + 1), third = bytes.at(i + 2);
  if (second == 0x83 && third == 0xBB)
    return plan.chinese || bytes.starts(i + 3, "・") ? has_dots | has_joiners : 0;
  if (second != 0x80) return 0;
  if (third == 0x82) return bytes.starts(i + 3, "。") ? has_dots : 0;
  if (third == 0x80) return bytes.starts(i + 3, "　") ? has_spaces : 0;
  return 0;
}

Features wide_forms(const Bytes& bytes, std::size_t i, const Plan& plan) {
  const unsigned char second = bytes.at(i + 1), third = bytes.at(i + 2);
  switch (second) {
    case 0xB8:
    case 0xB9:
      return has_vertical;
    case 0xBC:
      if ((third >= 0x90 && third <= 0x99) || (third >= 0xA1 && third <= 0xBA))
        return plan.chinese ? has_fullwidth : 0;
      if (third == 0x82) return has_quotes;
      if (third == 0x8D) return plan.chinese ? has_dashes : 0;
      return third == 0x8E && bytes.starts(i + 3, "．") ? has_dots : 0;
    case 0xBD:
      if (third >= 0x81 && third <= 0x9A) return plan.chinese ? has_fullwidth : 0;
      return third >= 0xA1 ? has_halfwidth : 0;
    case 0xBE:
      return third <= 0x9F ? has_halfwidth : 0;
    default:
      return 0;
  }
}

Features latin_1(const Bytes& bytes, std::size_t i) {
  const unsigned char second = bytes.at(i + 1);
  if (second == 0xA0 || second == 0xAD) return has_odd_space;
  return second == 0xB7 && bytes.starts(i + 2, "·") ? has_dots : 0;
}

}  // namespace

Features features_of(std::u32string_view text) {
  Features features = has_anything;
  for (const char32_t c : text)
    if (!is_unified_ideograph(c)) features |= feature_of(c);
  return features;
}

bool holds_any(Features wanted, std::string_view utf8, const Plan& plan) {
  const Bytes bytes{utf8};
  Features features = 0;
  Curly curly;
  for (std::size_t i = 0; i < utf8.size();) {
    const unsigned char b = static_cast<unsigned char>(utf8[i]);
    const Lead lead = leads[b];
    std::size_t length = lead.length;
    if (lead.look) {
      switch (b) {
        case 0xC2:
          features |= latin_1(bytes, i);
          break;
        case 0xE1:
          if (bytes.starts(i, "\u1680")) features |= has_odd_space;
          break;
        case 0xE2: {
          const Seen seen = general_punctuation(bytes, i, plan, curly);
          features |= seen.features;
          length = seen.length;
          break;
        }
        case 0xE3:
          features |= cjk_punctuation(bytes, i, plan);
          break;
        case 0xEF:
          features |= wide_forms(bytes, i, plan);
          break;
        default:
          features |= ascii_features(bytes, i, plan.habits.washed);
      }
    }
    if ((features & wanted) != 0) return true;
    i += length;
  }
  return (curly.features() & wanted) != 0;
}

}  // namespace novel2epub::normalize
