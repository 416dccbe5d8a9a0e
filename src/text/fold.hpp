// Forms of a text under which spellings that mean the same become equal.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::text {

char32_t upper(char32_t c);  // simple case mappings
char32_t lower(char32_t c);

std::string lower(std::string_view utf8);

// NFKC with case folded, letters and numbers only: the key under which two spellings of a title are equal.
std::string fold_key(std::string_view utf8);

// Canonically composed (NFC): names of files come decomposed from some systems.
std::string compose(std::string_view utf8);

}  // namespace novel2epub::text
