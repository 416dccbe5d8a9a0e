// Code points whose treatment depends on the language (normalization.md 4).
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "normalize/characters.hpp"
#include "normalize/passes.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

constexpr bool is_odd_space(char32_t c) {
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

// U+FE10 to U+FE19 and U+FE30 to U+FE48; 0 where a form has no upright partner.
constexpr char32_t vertical_marks[] = {U'，', U'、', U'。', U'：', U'；', U'！', U'？', U'〖', U'〗', U'…'};
constexpr char32_t vertical_brackets[] = {U'‥',  U'—',  U'–',  U'＿', U'﹏', U'（', U'）', U'｛', U'｝',
                                          U'〔', U'〕', U'【', U'】', U'《', U'》', U'〈', U'〉', U'「',
                                          U'」', U'『', U'』', 0,     0,     U'［', U'］'};

constexpr char32_t upright(char32_t c) {
  if (c >= 0xFE10 && c <= 0xFE19) return vertical_marks[c - 0xFE10];
  if (c >= 0xFE30 && c <= 0xFE48) return vertical_brackets[c - 0xFE30];
  return 0;
}

constexpr bool is_vertical_bracket(char32_t c) {
  return c == 0xFE17 || c == 0xFE18 || (c >= 0xFE35 && c <= 0xFE44) || c == 0xFE47 || c == 0xFE48;
}

constexpr bool opens(char32_t c) { return c % 2 == 1; }  // U+FE17, FE35, FE37 ...: its partner is the next

// So are radicals and half-width voice marks: CP-14 and FW-2 make letters of them.
bool is_cjk_letter(char32_t c) {
  return (text::is_letter(c) && text::is_cjk(c)) || (c >= 0x2E80 && c <= 0x2FDF) ||
         (c >= 0xFF66 && c <= 0xFF9F);
}

// Whether CJK letters are among line.text[begin, end).
bool holds_cjk(const Line& line, std::size_t begin, std::size_t end) {
  const auto at = [&](std::size_t i) { return line.text.begin() + static_cast<std::ptrdiff_t>(i); };
  return std::any_of(at(begin), at(end), is_cjk_letter);
}

// Which characters are vertical brackets with a partner and CJK text between.
std::vector<bool> paired_brackets(const Line& line) {
  std::vector<bool> paired(line.text.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (!is_vertical_bracket(c)) continue;
    if (opens(c)) {
      open.push_back(i);
      continue;
    }
    const auto partner =
        std::find_if(open.rbegin(), open.rend(), [&](std::size_t at) { return line.text[at] + 1 == c; });
    if (partner == open.rend()) continue;
    if (holds_cjk(line, *partner, i)) paired[*partner] = paired[i] = true;
    open.erase(partner.base() - 1, open.end());
  }
  return paired;
}

// Commas, stops and colons stand for themselves; the other forms are drawn with as well.
bool is_mark_of_text(const Line& line, std::size_t i) {
  const char32_t c = line.text[i];
  if (c <= 0xFE19) return true;
  return c <= 0xFE32 && is_cjk_letter(line.before(i)) && is_cjk_letter(line.at(i + 1));
}

// Beside other characters of its own block a soft hyphen is half of an ideograph that was read in the wrong
// charset; whoever repairs that needs it.
bool is_mojibake(const Line& line, std::size_t i) {
  const auto high = [](char32_t c) { return c > 0xA0 && c <= 0xFF; };
  return high(line.before(i)) || high(line.at(i + 1));
}

}  // namespace

void mend_spaces(Line& line) {
  const Language language = line.plan.language;
  const bool east_asian = line.plan.cjk || language == Language::ko;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (line.plan.on(Rule::cp_4) && (is_odd_space(c) || (c == 0xA0 && east_asian)))
      line.edit(Rule::cp_4, i, i + 1, U' ');
    if (line.plan.on(Rule::cp_5) && c == soft_hyphen && east_asian && !is_mojibake(line, i))
      line.erase(Rule::cp_5, i, i + 1);
  }
  line.commit();
}

// Faces are drawn with these forms (（︶︿︶）, ︿(￣︶￣)︿): a bracket turns only with its partner, around
// CJK text, a dash or leader only inside it, a line beside the text never.
void turn_vertical_forms(Line& line) {
  if (!line.plan.cjk || !line.plan.on(Rule::cp_11)) return;
  const std::vector<bool> paired = paired_brackets(line);
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (upright(c) == 0) continue;
    if (is_vertical_bracket(c) ? paired[i] : is_mark_of_text(line, i))
      line.edit(Rule::cp_11, i, i + 1, upright(c));
  }
  line.commit();
}

void replace_radicals(Line& line) {
  if (!line.plan.on(Rule::cp_14)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i)
    if (const char32_t c = text::unified_ideograph(line.text[i]); c != 0) line.edit(Rule::cp_14, i, i + 1, c);
  line.commit();
}

}  // namespace novel2epub::normalize
