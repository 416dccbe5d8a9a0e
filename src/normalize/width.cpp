// Letters and kana in the width that the language writes them in (normalization.md 6).
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"

namespace novel2epub::normalize {
namespace {

constexpr char32_t fold_offset = U'！' - U'!';

// U+FF61 to U+FF9D.
constexpr std::u32string_view fullwidth_kana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤユヨラリルレロワン";
constexpr std::u32string_view voiced_from = U"ウカキクケコサシスセソタチツテトハヒフヘホワヲ";
constexpr std::u32string_view voiced_to = U"ヴガギグゲゴザジズゼゾダヂヅデドバビブベボヷヺ";
constexpr std::u32string_view half_voiced_from = U"ハヒフヘホ";
constexpr std::u32string_view half_voiced_to = U"パピプペポ";

// `kana` with the half-width voice mark that follows it, or 0 if the two do not compose.
constexpr char32_t composed(char32_t kana, char32_t voice) {
  const bool full = voice == U'ﾞ';
  if (!full && voice != U'ﾟ') return 0;
  const auto at = (full ? voiced_from : half_voiced_from).find(kana);
  if (at == std::u32string_view::npos) return 0;
  return (full ? voiced_to : half_voiced_to)[at];
}

}  // namespace

void fold_fullwidth(Line& line) {
  const Rule letters = line.plan.chinese ? Rule::fw_1 : Rule::fold_ja_width;
  if (!line.plan.on(letters)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (c < U'！' || c > U'ｚ' || !line.free(i)) continue;
    if (is_fullwidth_alnum(c)) {
      line.edit(letters, i, i + 1, c - fold_offset);
    } else if (line.plan.on(Rule::fw_4) && is_one_of(c, U"．，：－／＿＠") &&
               is_fullwidth_alnum(line.before(i)) && is_fullwidth_alnum(line.at(i + 1))) {
      line.edit(Rule::fw_4, i, i + 1, c - fold_offset);
    }
  }
  line.commit();
}

void widen_katakana(Line& line) {
  if (!line.plan.on(Rule::fw_2)) return;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char32_t c = line.text[i];
    if (c < U'｡' || c > U'ﾝ' || !line.free(i)) continue;
    const char32_t wide = fullwidth_kana[c - U'｡'];
    const char32_t voiced =
        i + 1 < line.text.size() && line.free(i + 1) ? composed(wide, line.text[i + 1]) : 0;
    if (voiced != 0) {
      line.edit(Rule::fw_2, i, i + 2, voiced);
      ++i;
    } else {
      line.edit(Rule::fw_2, i, i + 1, wide);
    }
  }
  line.commit();
}

}  // namespace novel2epub::normalize
