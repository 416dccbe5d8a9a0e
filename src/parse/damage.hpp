// Traces of a charset mistaken somewhere before us (normalization.md 18): found and told, repaired only on
// demand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::parse {

enum class DamageKind {
  replacement,  // U+FFFD: a character lost before or while decoding
  lost,  // 锟斤拷: U+FFFD read as GBK; 烫烫烫烫, 屯屯屯屯: memory never written. Not recoverable
  misread,         // a line that repair_line can restore
  fragment,        // ï»¿, â€œ, Ã©: pieces of UTF-8 read as Latin-1
  question_marks,  // ??? between ideographs: characters that a charset did not have
  kana_soup,       // rows of half-width kana where no Japanese is written
  private_use,     // more than one letter of a hundred: a font has to be known to read it
};

// The diagnostic's id: "text.replacement", "text.private-use", "text.damage" where question marks are what is
// left, "text.mojibake" for the rest.
std::string_view damage_id(DamageKind kind);

struct Damage {
  DamageKind kind = DamageKind::replacement;
  std::size_t offset = 0;  // byte offset of the first trace in the text
  std::size_t line = 0;    // 1-based
  std::size_t count = 1;   // traces in this line; of private_use, in the text
  std::string evidence;    // the trace itself, or the line as it should read
};

// One finding for each line and kind.
std::vector<Damage> find_damage(std::string_view text, Language language);

// `line` as it was before its bytes were read in the wrong charset (UTF-8 as GB18030, GBK as windows-1252 and
// the like): only if every character goes back to its byte, the bytes are well-formed, and the outcome is
// plainly a text in a language we know, which the line was not.
std::optional<std::string> repair_line(std::string_view line);

// UTF-8 of our languages read as Latin-1 or windows-1252 within a line that is otherwise sound: the first
// stretch of it, and how many characters there were in all. Two characters at least, or one mark.
struct Misread {
  std::size_t begin = 0, end = 0;
  std::size_t count = 0;
};
std::optional<Misread> find_misread(std::string_view line);

}  // namespace novel2epub::parse
