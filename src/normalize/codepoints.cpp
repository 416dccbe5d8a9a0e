// Code points whose treatment depends on the language (normalization.md 4).
#include <unordered_map>

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

}  // namespace

void mend_spaces(Line& line) {
  const Language language = line.plan.language;
  const bool east_asian = line.plan.cjk || language == Language::ko;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (line.plan.on(Rule::cp_4) && (is_odd_space(c) || (c == 0xA0 && east_asian)))
      line.edit(Rule::cp_4, i, i + 1, U' ');
    if (line.plan.on(Rule::cp_5) && c == soft_hyphen && east_asian) line.erase(Rule::cp_5, i, i + 1);
  }
  line.commit();
}

void turn_vertical_forms(Line& line) {
  if (!line.plan.cjk || !line.plan.on(Rule::cp_11)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i)
    if (const char32_t c = upright(line.text[i]); c != 0) line.edit(Rule::cp_11, i, i + 1, c);
  line.commit();
}

void replace_radicals(Line& line) {
  if (!line.plan.on(Rule::cp_14)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i)
    if (const char32_t c = text::unified_ideograph(line.text[i]); c != 0) line.edit(Rule::cp_14, i, i + 1, c);
  line.commit();
}

}  // namespace novel2epub::normalize
