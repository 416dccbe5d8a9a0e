#include "parse/heading_grammar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/data.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::string_view ornaments_and_brackets =
    "☆★◆◇■□●○◎※▲△▼▽♦♥❤✦✧✿＊*#〓♢◈▶►【〈《「『[（(〔［{｛<＜＃=＝-—─";

constexpr std::u32string_view numeral_ideographs =
    U"〇零○一二两兩三四五六七八九十百千万萬壹壱弌贰貳弐叁參参叄肆伍陆陸柒捌玖拾佰仟廿卄卅卌";

std::string_view first_word(std::string_view& rest) {
  rest = text::trim(rest);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest = text::trim(rest.substr(end));
  return word;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (const auto word = text::trim(list.substr(0, end)); !word.empty())
      words.emplace_back(text::lower(word));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

HeadingRank rank_of(std::string_view word) {
  return word == "volume" ? HeadingRank::volume : HeadingRank::chapter;
}

ChapterKind kind_of(std::string_view word) {
  constexpr auto kinds = std::to_array<std::pair<std::string_view, ChapterKind>>({
      {"introduction", ChapterKind::introduction},
      {"prologue", ChapterKind::prologue},
      {"epilogue", ChapterKind::epilogue},
      {"extra", ChapterKind::extra},
      {"afterword", ChapterKind::afterword},
      {"notice", ChapterKind::notice},
  });
  const auto found = std::ranges::find(kinds, word, &std::pair<std::string_view, ChapterKind>::first);
  return found == kinds.end() ? ChapterKind::chapter : found->second;
}

std::int64_t value_of(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void read_unit(HeadingGrammar& grammar, std::string_view rest) {
  HeadingUnit unit;
  unit.rank = rank_of(first_word(rest));
  const std::string_view forms = first_word(rest);
  unit.ordinal = forms.contains('o');
  unit.bare_certain = forms.contains('B');
  unit.bare = unit.bare_certain || forms.contains('b');
  unit.prefix = forms.contains('p');
  unit.glued = forms.contains('g');
  unit.small = forms.contains('s');
  unit.holds_chapters = forms.contains('v');
  unit.word = first_word(rest);
  while (!rest.empty())
    if (const auto word = first_word(rest); word.starts_with('!'))
      unit.not_before.emplace_back(word.substr(1));
  grammar.units.push_back(std::move(unit));
}

void read_keywords(HeadingGrammar& grammar, std::string_view rest) {
  const HeadingRank rank = rank_of(first_word(rest));
  const bool strong = first_word(rest) == "strong";
  for (std::string& word : words_of(rest)) grammar.keywords.push_back({std::move(word), rank, strong});
}

void read_specials(HeadingGrammar& grammar, std::string_view rest) {
  std::string_view kind = first_word(rest);
  const bool strict = kind == "strict";
  if (strict) kind = first_word(rest);
  for (std::string& word : words_of(rest))
    grammar.specials.push_back({std::move(word), kind_of(kind), strict, HeadingRank::chapter});
}

void read_volumes(HeadingGrammar& grammar, std::string_view rest) {
  for (std::string& word : words_of(rest))
    grammar.specials.push_back({std::move(word), ChapterKind::chapter, false, HeadingRank::volume});
}

void read_numbers(HeadingGrammar& grammar, std::string_view rest, bool times) {
  const std::int64_t value = value_of(first_word(rest));
  for (std::string& word : words_of(rest)) grammar.number_words.push_back({std::move(word), value, times});
}

void read_example(HeadingGrammar& grammar, std::string_view file, std::string_view rest, bool accepted) {
  HeadingExample example{
      .file = std::string(file), .line = {}, .number = {}, .name = {}, .accepted = accepted};
  const std::size_t arrow = accepted ? rest.find("=>") : rest.npos;
  example.line = rest.substr(0, std::min(arrow, rest.size()));
  if (arrow != rest.npos) {
    const std::string_view wanted = rest.substr(arrow + 2);
    const std::size_t bar = std::min(wanted.rfind('|'), wanted.size());
    example.number = text::trim(wanted.substr(0, bar));
    example.name = text::trim(wanted.substr(std::min(bar + 1, wanted.size())));
  }
  grammar.examples.push_back(std::move(example));
}

void add(std::vector<std::string>& to, std::string_view rest) {
  for (std::string& word : words_of(rest)) to.push_back(std::move(word));
}

void read_line(HeadingGrammar& grammar, std::string_view file, std::string_view line) {
  std::string_view rest = line;
  const std::string_view directive = first_word(rest);
  if (directive == "unit") return read_unit(grammar, rest);
  if (directive == "keyword") return read_keywords(grammar, rest);
  if (directive == "special") return read_specials(grammar, rest);
  if (directive == "volume") return read_volumes(grammar, rest);
  if (directive == "number" || directive == "times") return read_numbers(grammar, rest, directive == "times");
  if (directive == "accept" || directive == "refuse") {
    // Blanks before the example's line belong to it.
    return read_example(grammar, file, line.substr(directive.size() + 1), directive == "accept");
  }
  if (directive == "ordinal") return add(grammar.ordinals, rest);
  if (directive == "prefix") return add(grammar.prefixes, rest);
  if (directive == "label") return add(grammar.labels, rest);
  if (directive == "begging") return add(grammar.begging, rest);
  if (directive == "page") return add(grammar.page_tails, rest);
  if (directive == "placeholder") return add(grammar.placeholders, rest);
  if (directive == "contents") return add(grammar.contents, rest);
  if (directive == "empty") return add(grammar.empty, rest);
  if (directive == "closing") return add(grammar.closings, rest);
  if (directive == "file_chapter") return add(grammar.file_chapters, rest);
  if (directive == "file_volume") {
    const std::string label(first_word(rest));
    for (std::string& word : words_of(rest)) grammar.file_volumes.push_back({std::move(word), label});
    return;
  }
  if (directive == "volume_note") return add(grammar.volume_notes, rest);
}

void mark_starter(HeadingGrammar& grammar, std::string_view word) {
  if (word.empty()) return;
  std::size_t at = 0;
  const char32_t c = text::next(word, at);
  if (c >= 0x10000) return;
  grammar.starters.set(c);
  grammar.starters.set(text::upper(c) & 0xFFFF);
}

void mark_starters(HeadingGrammar& grammar) {
  for (const auto& unit : grammar.units)
    if (unit.prefix) mark_starter(grammar, unit.word);
  for (const auto& keyword : grammar.keywords) mark_starter(grammar, keyword.word);
  for (const auto& special : grammar.specials) mark_starter(grammar, special.word);
  for (const auto& list : {grammar.ordinals, grammar.prefixes, grammar.labels})
    for (const auto& word : list) mark_starter(grammar, word);
  for (std::size_t at = 0; at < ornaments_and_brackets.size();) {
    std::size_t end = at;
    text::next(ornaments_and_brackets, end);
    mark_starter(grammar, ornaments_and_brackets.substr(at, end - at));
    at = end;
  }
  const auto mark_range = [&](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) grammar.starters.set(c);
  };
  mark_range(U'0', U'9');
  mark_range(U'０', U'９');
  mark_range(U'Ⅰ', U'ⅿ');
  mark_range(U'①', U'⓿');
  for (const char32_t c : numeral_ideographs) grammar.starters.set(c);
  for (const char c : std::string_view("IVXLCDM")) grammar.starters.set(static_cast<unsigned char>(c));
}

// Longer words first, so that 番外篇 is tried before 番外.
template <class Row>
void longest_first(std::vector<Row>& rows) {
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const Row& row) { return row.word.size(); });
}

HeadingGrammar read_grammar() {
  HeadingGrammar grammar;
  for (const text::DataFile& file : text::data_files()) {
    if (!file.name.starts_with("headings/")) continue;
    for (std::string_view bytes = file.bytes; !bytes.empty();) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      const std::string_view line = bytes.substr(0, end);
      if (!line.empty() && line.front() != '#') read_line(grammar, file.name, line);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }
  longest_first(grammar.units);
  longest_first(grammar.keywords);
  longest_first(grammar.specials);
  longest_first(grammar.number_words);
  std::ranges::stable_sort(grammar.prefixes, std::ranges::greater{}, &std::string::size);
  mark_starters(grammar);
  return grammar;
}

}  // namespace

const HeadingGrammar& heading_grammar() {
  static const HeadingGrammar grammar = read_grammar();
  return grammar;
}

}  // namespace novel2epub::parse
