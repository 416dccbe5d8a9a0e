#include "parse/heading_numerals.hpp"

#include <algorithm>

#include "parse/heading_grammar.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::u32string_view range_marks = U"、-–—~～至到&＆,，和";

bool is_single_numeral(char32_t c) { return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2160 && c <= 0x217F); }

// The numeral of Latin words: 12, IV, twenty-one, hai mươi ba.
std::optional<Numeral> read_number_word(std::string_view s, std::size_t at) {
  Numeral numeral;
  bool any = false;
  for (std::size_t word_at = at;;) {
    const NumberWord* found = nullptr;
    std::size_t end = 0;
    for (const NumberWord& row : heading_grammar().number_words) {
      const auto after = end_of_word(s, word_at, row.word);
      if (!after || text::is_letter(sign_at(s, *after))) continue;
      found = &row;
      end = *after;
      break;
    }
    if (found == nullptr || (!any && found->value == 0)) break;
    numeral.value =
        found->times ? std::max<std::int64_t>(numeral.value, 1) * found->value : numeral.value + found->value;
    numeral.end = end;
    any = true;
    word_at = end < s.size() && s[end] == '-' ? end + 1 : skip_blanks(s, end);
    if (word_at == end) break;
  }
  if (!any) return {};
  return numeral;
}

}  // namespace

char32_t sign_at(std::string_view s, std::size_t at) { return at < s.size() ? text::next(s, at) : U'\0'; }

std::size_t skip_blanks(std::string_view s, std::size_t at) {
  while (at < s.size()) {
    std::size_t after = at;
    if (!text::is_blank(text::next(s, after))) break;
    at = after;
  }
  return at;
}

std::optional<std::size_t> end_of_word(std::string_view s, std::size_t at, std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (at >= s.size()) return {};
    if (text::lower(text::next(s, at)) != text::next(word, i)) return {};
  }
  return at;
}

std::optional<Numeral> read_numeral(std::string_view s, std::size_t at) {
  std::size_t end = at;
  bool arabic = true;
  while (end < s.size()) {
    std::size_t after = end;
    const char32_t c = text::next(s, after);
    if (end == at && is_single_numeral(c)) {
      const auto value = text::numeral_value(s.substr(at, after - at));
      if (value) return Numeral{*value, after, false};
    }
    if (!text::is_numeral_char(c)) break;
    arabic = arabic && text::is_digit(c);
    end = after;
  }
  if (end == at) return {};
  const auto value = text::numeral_value(s.substr(at, end - at));
  if (!value) return {};
  return Numeral{*value, end, arabic};
}

void extend_numeral(std::string_view s, Numeral& numeral, std::optional<std::int64_t>& last) {
  if (numeral.end >= s.size()) return;
  std::size_t at = numeral.end;
  const char32_t mark = text::next(s, at);
  if (mark == U'.' && numeral.arabic) {
    if (const auto fraction = read_numeral(s, at); fraction && fraction->arabic) numeral.end = fraction->end;
    return;
  }
  if (!range_marks.contains(mark)) return;
  const auto second = read_numeral(s, skip_blanks(s, at));
  if (!second || second->value <= numeral.value || second->value > numeral.value + 20) return;
  last = second->value;
  numeral.end = second->end;
}

std::optional<Numeral> read_latin_numeral(std::string_view s, std::size_t at) {
  if (const auto numeral = read_numeral(s, at)) return numeral;
  std::size_t end = at;
  while (end < s.size() && text::is_ascii_letter(s[end])) ++end;
  // The M of "một" is no Roman numeral.
  if (end > at && end - at <= 8 && !text::is_letter(sign_at(s, end)))
    if (const auto value = text::numeral_value(s.substr(at, end - at))) return Numeral{*value, end, false};
  return read_number_word(s, at);
}

}  // namespace novel2epub::parse
