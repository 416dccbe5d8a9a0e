#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/notation.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

constexpr std::size_t longest_base = 40, longest_reading = 40, longest_paren_reading = 20,
                      longest_command = 200;

bool is_ideographic(char32_t c) {
  return text::is_han(c) || c == U'ヶ' || c == U'ヵ' || c == U'々' || c == U'〆';
}
bool is_latin(char32_t c) { return is_ascii_letter(c) || is_fullwidth_letter(c); }
bool is_space(char32_t c) { return c == U' ' || c == U'　'; }

void shield(std::vector<Shield>& shields, std::size_t begin, std::size_t end, Shield kind) {
  std::fill(shields.begin() + static_cast<std::ptrdiff_t>(begin),
            shields.begin() + static_cast<std::ptrdiff_t>(end), kind);
}

}  // namespace

bool is_ruby_base(char32_t c, char32_t last) {
  return is_ideographic(last) ? is_ideographic(c) : is_latin(last) && is_latin(c);
}

bool is_dots(View reading) {
  return !reading.empty() &&
         std::ranges::all_of(reading, [](char32_t c) { return is_one_of(c, U"・･、﹅﹆●"); });
}

bool is_implicit_reading(View reading) {
  if (reading.empty() || reading.size() > longest_reading || is_space(reading.front())) return false;
  if (reading.size() > 1 && is_space(reading.back()) && is_space(reading[reading.size() - 2])) return false;
  bool kana = false;
  for (const char32_t c : reading) {
    if (text::is_kana(c))
      kana = true;
    else if (!is_space(c) && !is_one_of(c, U"・ー゛ﾞﾟ･"))
      return false;
  }
  return kana;
}

std::size_t command_end(View text, std::size_t at) {
  if (!text.substr(at).starts_with(U"［＃")) return 0;
  int depth = 0;
  for (std::size_t i = at; i < text.size() && i - at < longest_command; ++i) {
    if (text[i] == U'［') ++depth;
    if (text[i] == U'］' && --depth == 0) return i + 1;
  }
  return 0;
}

std::optional<Barred> barred_at(View text, std::size_t at) {
  std::size_t open = at + 1;
  while (open < text.size() && open - at <= longest_base + 1 && !is_one_of(text[open], U"《》｜|")) ++open;
  if (open >= text.size() || text[open] != U'《' || open == at + 1 || open - at - 1 > longest_base) return {};
  std::size_t close = open + 1;
  while (close < text.size() && close - open <= longest_reading + 1 && !is_one_of(text[close], U"《》"))
    ++close;
  if (close >= text.size() || text[close] != U'》' || close == open + 1) return {};
  return Barred{text.substr(at + 1, open - at - 1), text.substr(open + 1, close - open - 1), close + 1};
}

std::optional<Barred> barred_paren_at(View text, std::size_t at) {
  const std::size_t open =
      text.substr(0, std::min(text.size(), at + longest_base + 2)).find_first_of(U"（(《》｜|", at + 1);
  if (open == View::npos || open == at + 1 || !is_one_of(text[open], U"（(")) return {};
  const std::size_t close = text.find(text[open] == U'（' ? U'）' : U')', open);
  if (close == View::npos || close - open - 1 > longest_paren_reading) return {};
  const View reading = text.substr(open + 1, close - open - 1);
  if (!is_implicit_reading(reading)) return {};
  return Barred{text.substr(at + 1, open - at - 1), reading, close + 1};
}

bool is_paren_reading(View reading) {
  return reading.size() <= longest_paren_reading && is_implicit_reading(reading);
}

void mark_notation(View text, std::vector<Shield>& shields) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = 0;
    switch (text[i]) {
      case U'［':
        if ((end = command_end(text, i)) == 0) break;
        // A command is nothing to its neighbours; a character described by one is an ideograph.
        if (i > 0 && text[i - 1] == U'※')
          shield(shields, i - 1, end, Shield::glyph);
        else
          shield(shields, i, end, Shield::command);
        break;
      case U'｜':
      case U'|':
        if (const auto barred = barred_at(text, i)) shield(shields, i, end = barred->end, Shield::notation);
        break;
      case U'《': {
        const std::size_t close =
            text.substr(0, std::min(text.size(), i + longest_reading + 2)).find(U'》', i);
        if (close == View::npos || i == 0 || !is_ruby_base(text[i - 1], text[i - 1])) break;
        const View reading = text.substr(i + 1, close - i - 1);
        if (is_dots(reading) || is_implicit_reading(reading))
          shield(shields, i, end = close + 1, Shield::notation);
        break;
      }
      default:
        break;
    }
    i = end == 0 ? i + 1 : end;
  }
}

}  // namespace novel2epub::normalize
