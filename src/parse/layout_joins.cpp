#include "parse/layout_joins.hpp"

#include <algorithm>

#include "parse/line_shapes.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool is_latin_letter(char32_t c) {
  return c != 0 && c != 0xAD && text::is_letter(c) && !text::is_cjk(c) && !text::is_hangul(c);
}

constexpr char32_t soft_hyphen = 0xAD;

std::string_view last_word(std::string_view s) {
  std::size_t begin = s.size();
  while (begin > 0) {
    std::size_t before = begin;
    const char32_t c = text::previous(s, before);
    if (text::is_blank(c) || text::is_cjk(c)) break;
    begin = before;
  }
  return s.substr(begin);
}

std::string_view letters_before_hyphen(std::string_view s) {
  s.remove_suffix(1);
  std::size_t begin = s.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!is_latin_letter(text::previous(s, before))) break;
    begin = before;
  }
  return s.substr(begin);
}

std::string_view leading_letters(std::string_view s) {
  std::size_t end = 0;
  while (end < s.size()) {
    std::size_t after = end;
    if (!is_latin_letter(text::next(s, after))) break;
    end = after;
  }
  return s.substr(0, end);
}

template <class Visit>
void for_each_word(std::string_view line, const Visit& visit) {
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view word = leading_letters(line.substr(at));
    if (!word.empty()) visit(word);
    at += word.size();
    if (at < line.size()) text::next(line, at);
  }
}

// A URL goes on behind the line's end only where it stops at a mark of its own, or the next line has one.
bool is_cut_url(std::string_view line, std::string_view next) {
  const std::string_view token = last_word(line);
  if (token.find("://") == std::string_view::npos && !token.starts_with("www.")) return false;
  constexpr std::string_view joints = "/-_=&?%#";
  const std::string_view following = next.substr(0, next.find(' '));
  if (following.empty() || static_cast<unsigned char>(following.front()) >= 0x80) return false;
  return joints.find(token.back()) != std::string_view::npos ||
         following.find_first_of("/=&?%") != std::string_view::npos;
}

bool is_space_wanted(char32_t before, char32_t after, Language language) {
  const bool spaced = language == Language::en || language == Language::vi;
  if (spaced) return !(text::is_cjk(before) && text::is_cjk(after));
  if (text::is_hangul(before) || text::is_hangul(after)) return true;
  const auto narrow = [](char32_t c) { return !text::is_cjk(c) && !text::is_wide(c); };
  return narrow(before) && narrow(after) && !(is_opener(before) && before != '"' && before != '\'');
}

bool is_blank_column(char32_t c, std::size_t& columns) {
  if (c == 0x3000 || c == 0x2003) return columns += 2, true;
  if (c == ' ' || c == 0xA0 || c == 0x2002) return columns += 1, true;
  return false;
}

// Two of one kind: what every run of four columns or more has in it, or nearly every.
constexpr std::string_view runs_of_space[] = {"\u3000\u3000", "  ", "\u00A0\u00A0", "\u2003\u2003"};

constexpr std::u32string_view ends_before_lost_break = U"。！？…”’」』】!?";

bool opens_speech(char32_t c) { return c == U'“' || c == U'「' || c == U'『'; }
bool closes_speech(char32_t c) { return c == U'”' || c == U'」' || c == U'』'; }

// Where in speech and sentences the reading of a long paragraph stands (P-6).
struct Speech {
  std::size_t depth = 0;   // of curly and corner quotes
  std::size_t length = 0;  // code points since the last break
  bool straight = false;   // inside straight quotes
  bool speech_ended = false, sentence_ended = false;

  bool breaks_before(char32_t c) const {
    constexpr std::size_t wanted = 180;
    if (depth > 0 || straight || length == 0) return false;
    if (opens_speech(c) || c == '"') return speech_ended || sentence_ended;
    const bool belongs = is_sentence_stop(c) || is_closer(c) || text::is_blank(c);
    return sentence_ended && length >= wanted && !belongs;
  }

  void read(char32_t c) {
    ++length;
    if (c == '"') {
      speech_ended = straight;
      straight = !straight;
      sentence_ended = sentence_ended && speech_ended;
    } else if (opens_speech(c)) {
      ++depth;
      speech_ended = sentence_ended = false;
    } else if (closes_speech(c)) {
      if (depth > 0) --depth;
      speech_ended = depth == 0;
    } else if (!text::is_blank(c) && !is_closer(c)) {
      sentence_ended = is_sentence_stop(c);
      speech_ended = false;
    }
  }
};

}  // namespace

Words words_of(std::span<const LaidRow> rows) {
  Words words;
  for (const LaidRow& row : rows)
    for_each_word(row.text, [&](std::string_view word) { words.emplace(word); });
  return words;
}

void add_words(std::string_view line, const Words& wanted, Words& found) {
  for_each_word(line, [&](std::string_view word) {
    if (wanted.contains(word)) found.emplace(word);
  });
}

std::string whole_word(std::string_view line, std::string_view next) {
  return std::string(letters_before_hyphen(line)).append(leading_letters(next));
}

bool ends_in_hyphen(std::string_view line) {
  return line.size() > 1 && line.back() == '-' && is_latin_letter(last_of(line.substr(0, line.size() - 1)));
}

bool join(std::string& text, std::string_view next, const Joining& joining) {
  const char32_t before = last_of(text), after = first_of(next);
  const bool soft = before == soft_hyphen && joining.hyphens;
  const bool hyphen =
      ends_in_hyphen(text) && is_latin_letter(after) && text::is_lower(after) && joining.hyphens;
  if (soft)
    text.resize(text.size() - 2);
  else if (hyphen && joining.words.contains(whole_word(text, next)))
    text.pop_back();
  else if (!hyphen && is_space_wanted(before, after, joining.language) && !is_cut_url(text, next))
    text.push_back(' ');
  text.append(next);
  return soft || hyphen;
}

std::vector<WideGap> wide_gaps(std::string_view text, std::size_t least_columns) {
  const bool spaces = least_columns < wide_columns || std::ranges::any_of(runs_of_space, [&](auto run) {
                        return text.find(run) != std::string_view::npos;
                      });
  if (!spaces) return {};
  std::vector<WideGap> gaps;
  constexpr std::u32string_view commas = U"，、；,;", cries = U"！？!?";
  std::size_t columns = 0, ink = 0;  // where the last character that is no blank ends
  char32_t before = 0;               // the last two of them
  char32_t second = 0;
  const auto ends = [](char32_t c) { return ends_before_lost_break.contains(c); };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(text, at);
    if (is_blank_column(c, columns)) continue;
    // Or what the normalizer makes such a mark of: "...", and a straight quote behind one.
    const bool will_end =
        (before == '.' && second == '.') || (before == '"' && (ends(second) || second == '.'));
    if (columns >= least_columns && before != 0)
      gaps.push_back({ink, begin, ends(before) || will_end, commas.contains(before), cries.contains(before)});
    columns = 0;
    ink = at;
    second = before;
    before = c;
  }
  return gaps;
}

std::vector<std::size_t> lost_breaks(std::string_view text) {
  std::vector<std::size_t> breaks;
  for (const WideGap& gap : wide_gaps(text))
    if (gap.after_sentence) breaks.push_back(gap.end);
  return breaks;
}

std::vector<std::size_t> made_breaks(std::string_view text) {
  constexpr std::size_t shortest = 800;
  constexpr std::ptrdiff_t least_stops = 10;
  const std::u32string s = text::to_u32(text);
  if (s.size() <= shortest || std::ranges::count_if(s, is_sentence_stop) < least_stops) return {};
  std::vector<std::size_t> breaks;
  Speech speech;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(text, at);
    if (speech.breaks_before(c)) {
      breaks.push_back(begin);
      speech.length = 0;
    }
    speech.read(c);
  }
  return breaks;
}

}  // namespace novel2epub::parse
