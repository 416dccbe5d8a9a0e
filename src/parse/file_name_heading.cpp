// Headings in the names of files.
#include <algorithm>

#include "parse/heading_grammar.hpp"
#include "parse/heading_name.hpp"
#include "parse/heading_scan.hpp"
#include "parse/headings.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// "第1章-2", "第1章-2_雪": the dash belongs to the number.
bool is_part_dash(std::string_view s, std::size_t at) {
  const bool wide = at > 0 && (static_cast<unsigned char>(s[at - 1]) & 0x80U) != 0;
  const std::size_t behind = s.find_first_not_of("0123456789", at + 1);
  return wide && at + 1 < s.size() && (behind == s.npos || (behind > at + 1 && s[behind] == '_'));
}

// Names write blanks as '_' or '-': "chapter_12-the-long-road", "第一章_北望".
std::string spaced(std::string_view stem) {
  std::string out = text::compose(stem);
  const bool has_blanks = out.find(' ') != out.npos;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool dash = out[i] == '-' && !has_blanks && !is_part_dash(out, i);
    if (out[i] == '_' || dash) out[i] = ' ';
  }
  return out;
}

// Numbers in names are padded: "Chapter 0012" is chapter 12 to a reader.
void unpad(std::string& number) {
  std::size_t at = 0;
  while (at < number.size() && (number[at] < '0' || number[at] > '9')) ++at;
  while (at + 1 < number.size() && number[at] == '0' && number[at + 1] >= '0' && number[at + 1] <= '9')
    number.erase(at, 1);
  if (!number.empty() && number[0] >= 'a' && number[0] <= 'z')
    number[0] = static_cast<char>(number[0] - 'a' + 'A');
}

// "12_2": the second page of file 12, or chapter 2 of volume 12; the folder's other files say which.
std::optional<HeadingMatch> match_two_numbers(std::string_view stem) {
  const auto first = read_numeral(stem, 0);
  if (!first || !first->arabic || first->end + 1 >= stem.size()) return {};
  if (const char mark = stem[first->end]; mark != '_' && mark != '-' && mark != '.') return {};
  const auto second = read_numeral(stem, first->end + 1);
  if (!second || !second->arabic || second->end != stem.size()) return {};
  HeadingMatch match;
  match.family = "file.paged";
  match.number = first->value;
  match.page = second->value;
  match.certain = false;
  match.heading.number = stem.substr(0, first->end);
  unpad(match.heading.number);
  return match;
}

// Takes `word` and the joints behind it off the front of `s`.
bool take_word(std::string_view& s, std::string_view word) {
  if (s.size() <= word.size() || text::lower(s.substr(0, word.size())) != word) return false;
  const char next = s[word.size()];
  if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return false;
  s.remove_prefix(word.size());
  s.remove_prefix(std::min(s.find_first_not_of("-_. "), s.size()));
  return true;
}

// "v01c02", "Book1-2", "arc1_chapter2": a volume and its chapter.
std::optional<HeadingMatch> match_volume_and_chapter(std::string_view stem) {
  const HeadingGrammar& grammar = heading_grammar();
  std::string_view s = stem;
  const auto word = std::ranges::find_if(grammar.file_volumes,
                                         [&](const FileVolume& row) { return take_word(s, row.word); });
  if (word == grammar.file_volumes.end()) return {};
  const auto volume = read_numeral(s, 0);
  if (!volume || !volume->arabic || volume->end >= s.size()) return {};
  const std::string number(s.substr(0, volume->end));
  s.remove_prefix(volume->end);
  const std::size_t joints = std::min(s.find_first_not_of("-_. "), s.size());
  s.remove_prefix(joints);
  const bool named = std::ranges::any_of(grammar.file_chapters,
                                         [&](const std::string& chapter) { return take_word(s, chapter); });
  const auto chapter = read_numeral(s, 0);
  if ((joints == 0 && !named) || !chapter || !chapter->arabic || chapter->end != s.size()) return {};
  HeadingMatch match;
  match.family = "file.volume";
  match.certain = false;
  match.number = chapter->value;
  match.volume_number = volume->value;
  match.heading.number = s.substr(0, chapter->end);
  match.volume = word->label + " " + number;
  unpad(match.heading.number);
  unpad(match.volume);
  return match;
}

// "书名12", "My Book (12)": the number at the end.
std::optional<std::int64_t> trailing_number(std::string_view stem) {
  std::string_view s = text::trim(stem);
  for (const std::string_view close : {")", "）", "]", "】"})
    if (s.ends_with(close)) s.remove_suffix(close.size());
  std::size_t at = s.size();
  while (at > 0 && s[at - 1] >= '0' && s[at - 1] <= '9') --at;
  const auto numeral = read_numeral(s, at);
  if (!numeral || at == 0) return {};
  return numeral->value;
}

HeadingMatch named(std::string_view stem) {
  HeadingMatch match;
  match.family = "file.name";
  match.certain = false;
  const std::string composed = text::compose(stem);
  const HeadingName name = read_name(composed, 0);
  match.heading.name = name.begin < name.end ? composed.substr(name.begin, name.end - name.begin) : composed;
  match.page = name.page;
  if (const auto number = trailing_number(composed)) {
    match.family = "file.tail";
    match.number = number;
  }
  return match;
}

}  // namespace

std::optional<HeadingMatch> match_file_name(std::string_view stem) {
  stem = text::trim(stem);
  if (stem.empty()) return {};
  if (auto match = match_two_numbers(stem)) return match;
  if (auto match = match_volume_and_chapter(stem)) return match;
  const std::string line = spaced(stem);
  auto match = match_heading(line);
  const bool letter = match && match->family == "c" && match->heading.name.empty();  // "c001" counts files
  if (!match || letter || (match->rank == HeadingRank::volume && match->family != "part")) return named(stem);
  match->kept.clear();
  if (match->family == "number") match->family = "file.index";
  if (match->index || match->family == "file.index") {
    if (!match->index) match->index = match->number;
  } else if (match->family == "number.named") {
    match->index = match->number;
  }
  unpad(match->heading.number);
  return match;
}

}  // namespace novel2epub::parse
