// Languages: tags, and finding out which one a text is in.
#pragma once

#include <string>
#include <string_view>

#include "novel2epub/book.hpp"

namespace novel2epub::text {

// The conventions to follow for a BCP 47 tag: zh-TW, zh-HK, zh-MO, zh-Hant* -> zh_hant; zh* -> zh_hans;
// ja, ko, vi; everything else -> en.
Language language_of(std::string_view tag);

// "zh-Hans", "zh-Hant", "ja", "ko", "en", "vi".
std::string_view tag_of(Language language);

// `tag` in canonical case ("ZH-tw" -> "zh-TW"); empty when it is no well-formed language tag.
std::string canonical_tag(std::string_view tag);

constexpr bool is_chinese(Language l) { return l == Language::zh_hans || l == Language::zh_hant; }
constexpr bool is_cjk_language(Language l) { return is_chinese(l) || l == Language::ja; }

// Counts of scripts over any number of texts; addition is all it needs, so texts can be counted side by side.
struct ScriptCounts {
  std::size_t han = 0, kana = 0, hangul = 0, latin = 0, vietnamese = 0, simplified_only = 0,
              traditional_only = 0;
  ScriptCounts& operator+=(const ScriptCounts& other);
};
ScriptCounts count_scripts(std::string_view utf8);

// By the shares in normalization.md 15: Hangul > 30 % of letters -> ko; kana/(kana+Han) > 0.15 -> ja;
// Han > 30 % -> zh (Hant if traditional-only characters outnumber simplified-only ones); else Vietnamese
// letters decide between vi and en.
Language detect_language(const ScriptCounts& counts);

}  // namespace novel2epub::text
