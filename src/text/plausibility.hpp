// How much a text looks like a novel in one of our languages, by the frequency of its characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace novel2epub::text {

// Sets of frequent characters; a charset's text is judged by those of its languages.
enum Script : std::uint8_t {
  script_hans = 1,
  script_hant = 2,
  script_ja = 4,
  script_ko = 8,
  script_any = 15
};

// Bits of a character's class beside those of Script.
enum Look : std::uint8_t {
  look_mark = 16,     // full-width punctuation
  look_strange = 32,  // what no novel is full of: control characters, half-width kana, private use
};

// Classes of the code points below U+10000, as many bytes.
const std::uint8_t* look_table();

// All frequent characters of `scripts`, each once: for tables of other charsets.
std::string frequent_characters(std::uint8_t scripts);

struct Plausibility {
  double score = 0;          // 0 noise .. 1; real text has 0.6 to 0.95
  std::size_t evidence = 0;  // characters that the score stands on
};

// Counts only characters beyond ASCII: those say which of the multi-byte charsets it is.
Plausibility judge_cjk(std::string_view utf8, std::uint8_t scripts);

// ASCII counts as well: for UTF-16, where a wrong reading has none.
Plausibility judge_utf16(std::string_view utf8);

// Latin text in which a letter or mark beyond ASCII stands here and there. `vietnamese`: letters with marks
// of their own (windows-1258), of which there must be some.
Plausibility judge_latin(std::string_view utf8, bool vietnamese);

}  // namespace novel2epub::text
