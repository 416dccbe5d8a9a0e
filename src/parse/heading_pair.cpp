#include "parse/heading_pair.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "parse/heading_dress.hpp"
#include "parse/heading_name.hpp"
#include "parse/heading_scan.hpp"
#include "parse/shared_name.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::string_view family_of_dash = "pair-dash", family_of_dot = "pair-dot";
constexpr std::int64_t most_parts = 99, most_chapters = 999;
constexpr std::int64_t stride = 1000;  // of one part in a file's counter; more than its chapters

constexpr std::u32string_view dashes = U"-‐–—−－", dots = U".．";

// Whether a name may begin at `at`: with a letter, no small Latin one, or an opening mark.
bool begins_name(std::string_view s, std::size_t at) {
  constexpr std::u32string_view openers = U"“「『《〈【‘\"'（(";
  const char32_t first = text::next(s, at);
  return !(first >= U'a' && first <= U'z') && (text::is_letter(first) || openers.contains(first));
}

auto place_of(const HeadingMatch& match) { return std::tuple(*match.volume_number, *match.number); }

}  // namespace

std::optional<NumberPair> read_number_pair(std::string_view s, std::size_t at) {
  constexpr std::u32string_view ends = U":：、_|｜「『【（(";
  const auto part = read_numeral(s, at);
  if (!part || !part->arabic || part->value < 1 || part->value > most_parts || part->end >= s.size())
    return {};
  std::size_t second = part->end;
  if (const char32_t mark = text::next(s, second); !dashes.contains(mark) && !dots.contains(mark)) return {};
  const auto chapter = read_numeral(s, second);
  if (!chapter || !chapter->arabic || chapter->value > most_chapters) return {};
  std::size_t after = chapter->end;
  const char32_t next = after < s.size() ? text::next(s, after) : U' ';
  const bool stops = dots.contains(next) && (after >= s.size() || s.substr(after).starts_with(' '));
  if (!text::is_blank(next) && !ends.contains(next) && !stops) return {};
  return NumberPair{part->value, chapter->value, chapter->end};
}

std::optional<HeadingMatch> read_pair_heading(std::string_view line, std::size_t at, const NumberPair& pair) {
  const HeadingName name = read_name(line, pair.end);
  if (name.begin < name.end && (!begins_name(line, name.begin) || read_numbered_core(line, name.begin)))
    return {};
  if (name.begin == name.end && (line.ends_with(':') || line.ends_with("："))) return {};
  std::size_t mark = read_numeral(line, at)->end;
  const bool dash = dashes.contains(text::next(line, mark));
  auto match =
      finish_heading(line, bare_number(dash ? family_of_dash : family_of_dot, pair.chapter, at, pair.end));
  if (match) match->volume_number = pair.part;
  return match;
}

std::optional<HeadingMatch> match_file_pair(std::string_view stem) {
  constexpr std::string_view joints = "-_. ";
  std::string line = text::compose(stem);
  const auto first = read_numeral(line, 0);
  if (!first || first->end >= line.size()) return {};
  std::size_t second = first->end;
  text::next(line, second);
  const auto last = read_numeral(line, second);
  if (!last) return {};
  if (last->end < line.size() && joints.contains(line[last->end])) line[last->end] = ' ';
  const bool has_blanks = line.find(' ', last->end + 1) != line.npos;
  for (std::size_t i = last->end; i < line.size(); ++i)
    if (line[i] == '_' || (line[i] == '-' && !has_blanks)) line[i] = ' ';
  const auto pair = read_number_pair(line, 0);
  if (!pair) return {};
  const std::size_t name_at = skip_blanks(line, pair->end);
  if (name_at < line.size()) {
    std::size_t after = name_at;
    if (!text::is_letter(text::next(line, after)) && !begins_name(line, name_at)) return {};
  }
  HeadingMatch match;
  match.family = family_of_dash;
  match.certain = false;
  match.number = pair->chapter;
  match.volume_number = pair->part;
  match.index = pair->part * stride + pair->chapter;
  match.heading.number = line.substr(0, pair->end);
  const HeadingName name = read_name(line, pair->end);
  match.heading.name = line.substr(name.begin, name.end - name.begin);
  match.heading.separator = name.separator;
  return match;
}

bool is_pair(const HeadingMatch& match) {
  return match.family == family_of_dash || match.family == family_of_dot;
}

bool follows(const HeadingMatch& b, const HeadingMatch& a) {
  const auto [part, chapter] = place_of(b);
  const auto [last_part, last] = place_of(a);
  return part == last_part ? chapter == last + 1
                           : part == last_part + 1 && (chapter <= 1 || chapter == last + 1);
}

bool pairs_count(std::vector<HeadingMatch> pairs) {
  constexpr std::size_t fewest = 4;
  const std::size_t all = pairs.size();
  std::ranges::sort(pairs, {}, place_of);
  const auto copies = std::ranges::unique(pairs, {}, place_of);
  pairs.erase(copies.begin(), copies.end());
  if (pairs.size() < fewest || !is_nearly_all(pairs.size(), all)) return false;
  std::size_t steps = 0, inner = 0;
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    if (!follows(pairs[i], pairs[i - 1])) continue;
    ++steps;
    inner += pairs[i].volume_number == pairs[i - 1].volume_number ? 1 : 0;
  }
  return is_nearly_all(steps, pairs.size() - 1) && 2 * inner >= steps;
}

}  // namespace novel2epub::parse
