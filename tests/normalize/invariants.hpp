// What must hold for every line, whatever it says (normalization.md 17). Shared by the property tests and by
// the fuzz target.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalize.hpp"
#include "text/nfc.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {

inline bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

inline std::size_t count_of(std::u32string_view s, std::u32string_view set) {
  std::size_t n = 0;
  for (const char32_t c : s) n += is_in(c, set) ? 1 : 0;
  return n;
}

// F of the specification: full-width letters and digits, half-width katakana and radicals as they may come
// out.
inline std::u32string folded(std::u32string_view s) {
  constexpr std::u32string_view kana =
      U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラ"
      U"リルレロワン";
  std::u32string out;
  for (char32_t c : s) {
    if (c == 0xAD) continue;  // CP-5
    if ((c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ')) c -= 0xFEE0;
    if (c >= U'ｦ' && c <= U'ﾝ') c = kana[c - U'ｦ'];
    if (const char32_t ideograph = text::unified_ideograph(c); ideograph != 0) c = ideograph;
    if ((c == U'ﾞ' || c == U'ﾟ') && !out.empty()) {
      const std::u32string pair = {out.back(), c == U'ﾞ' ? U'\u3099' : U'\u309A'};
      if (const std::u32string whole = text::to_u32(text::to_nfc(text::to_utf8(pair))); whole.size() == 1) {
        out.back() = whole.front();
        continue;
      }
    }
    out.push_back(c);
  }
  return out;
}

// K: the letters and numbers, in order.
inline std::u32string letters_in(std::u32string_view s) {
  std::u32string out;
  for (const char32_t c : folded(s))
    if (text::is_letter_or_number(c)) out.push_back(c);
  return out;
}

inline bool has_letter(std::u32string_view s) {
  for (const char32_t c : s)
    if (text::is_letter_or_number(c)) return true;
  return false;
}

inline bool has_cjk(std::u32string_view s) {
  for (const char32_t c : s)
    if (text::is_cjk(c)) return true;
  return false;
}

// Every [0-9][0-9.,:]*[0-9] as long as it can be, and every address.
inline std::vector<std::u32string> tokens_in(std::u32string_view s) {
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  std::vector<std::u32string> tokens;
  for (std::size_t i = 0; i < s.size();) {
    const bool address = s.substr(i).starts_with(U"http://") || s.substr(i).starts_with(U"https://") ||
                         s.substr(i).starts_with(U"www.");
    std::size_t end = i;
    if (address) {
      while (end < s.size() && s[end] > 0x20 && s[end] < 0x7F) ++end;
      while (end > i && is_in(s[end - 1], U".,;:!?'\")]>")) --end;
    } else if (digit(s[i])) {
      while (end < s.size() && (digit(s[end]) || is_in(s[end], U".,:"))) ++end;
      while (!digit(s[end - 1])) --end;
    }
    if (end > i + 1) tokens.emplace_back(s.substr(i, end - i));
    i = end > i ? end : i + 1;
  }
  return tokens;
}

// Double and single quotes are each conserved; where depth chooses the glyph, both together. The quotes of
// TeX are two characters that become one.
inline bool keeps_quotes(const std::u32string& in, const std::u32string& out, const Settings& settings) {
  constexpr std::u32string_view doubles = U"\"＂“”「」〝〟｢｣﹁﹂", singles = U"'‘’『』﹃﹄`";
  const std::size_t double_in = count_of(in, doubles), double_out = count_of(out, doubles);
  const std::size_t single_in = count_of(in, singles), single_out = count_of(out, singles);
  if (in.find(U"''") != in.npos || in.find(U"``") != in.npos) {
    const std::size_t lost = double_in + single_in - double_out - single_out;
    return lost <= single_in / 2 && lost <= double_in + single_in;
  }
  const bool by_depth = settings.flags.quotes != Quotes::keep || settings.language == Language::zh_hant;
  if (by_depth) return double_in + single_in == double_out + single_out;
  return double_in == double_out && single_in == single_out;
}

// What `out`, made of `in`, breaks; empty if nothing. `again` was made of `out`.
inline std::string broken_invariant(const std::u32string& in, const std::u32string& out,
                                    const std::u32string& again, const Settings& settings) {
  if (again != out) return "idempotence";
  if (letters_in(in) != letters_in(out)) return "letter conservation";
  if (!keeps_quotes(in, out, settings)) return "quote count";
  for (const std::u32string& token : tokens_in(in))
    if (out.find(token) == out.npos) return "token conservation: " + text::to_utf8(token);
  if (count_of(in, U"(（︵") != count_of(out, U"(（︵") || count_of(in, U")）︶") != count_of(out, U")）︶"))
    return "bracket count";
  const bool mixed = count_of(in, U"（）︵︶") > 0 && count_of(in, U"()") > 0;
  if (!mixed && count_of(in, U"(") - count_of(out, U"(") != count_of(in, U")") - count_of(out, U")"))
    return "bracket widths";
  for (const char32_t c : out)
    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF)) return "XML text";
  const bool untouched =
      !has_cjk(in) && has_letter(in) && !settings.flags.latin_punct && settings.level != Level::full;
  for (const char32_t c : in)  // CP-4, CP-5 and CP-11 come before
    if (c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
        (c >= 0xFE10 && c <= 0xFE48))
      return {};
  return untouched && in != out ? "locality" : "";
}

}  // namespace novel2epub::normalize
