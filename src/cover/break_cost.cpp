#include "cover/break_cost.hpp"

#include <string>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {
namespace {

constexpr std::u32string_view openers = U"《〈「『（(【〔“‘[〖", closers = U"》〉」』）)】〕”’]〗";
// Words of one letter that lean on what stands before them, and those that lean on what follows.
constexpr std::u32string_view lean_back = U"的之地得了着们嗎吗呢吧のはがをにへともでや么麼";
constexpr std::u32string_view lean_on = U"与與和在被把从從第向于於是我你他她不";

bool is_inside_brackets(const std::u32string& before) {
  int depth = 0;
  for (const char32_t c : before) {
    if (openers.find(c) != openers.npos) ++depth;
    if (closers.find(c) != closers.npos) --depth;
  }
  return depth > 0;
}

bool ends_with_small_word(std::string_view before) {
  const std::string_view words = text::trim(before);
  for (const std::string_view one :
       {"a", "an", "the", "of", "and", "in", "to", "A", "The", "của", "và", "là"}) {
    if (words.ends_with(one) && (words.size() == one.size() || words[words.size() - one.size() - 1] == ' '))
      return true;
  }
  return false;
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

}  // namespace

int cost_of_break(const text::Break& place, std::string_view title, Language language) {
  const std::u32string before = text::to_u32(title.substr(0, place.offset));
  const std::u32string after = text::to_u32(title.substr(place.offset));
  if (is_inside_brackets(before)) return 60;
  if (lean_back.find(after.front()) != lean_back.npos) return 25;
  if (lean_on.find(before.back()) != lean_on.npos) return 12;
  if (ends_with_small_word(title.substr(0, place.offset))) return 10;
  if (place.inside_word) return 25;
  // A Japanese phrase ends in hiragana and the next begins with another script: "なって|いた" parts a verb.
  if (language == Language::ja && is_hiragana(before.back()) && is_hiragana(after.front())) return 16;
  if (place.after_short_word) return 10;
  return std::u32string_view(U"，、：,: —-！!？?～~·").find(before.back()) != std::u32string_view::npos ? 0
                                                                                                        : 4;
}

}  // namespace novel2epub::cover
