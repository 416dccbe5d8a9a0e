#include "parse/divide_lines.hpp"

#include <algorithm>
#include <map>

#include "text/letters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool overlap(const Piece& a, const Piece& b) {
  return a.text == b.text && a.begin < b.end && b.begin < a.end;
}

bool is_filled(std::string_view s) { return !text::trim(s).empty(); }

void drop(Draft& draft, std::size_t text_index, std::size_t begin, std::size_t end, std::string rule) {
  if (begin < end) draft.dropped.push_back({{text_index, begin, end}, std::move(rule)});
}

// The part of `key` before `tail`, when it ends so; else npos.
std::size_t lead_before(std::string_view key, std::string_view tail) {
  return !tail.empty() && key.ends_with(tail) ? key.size() - tail.size() : key.npos;
}

// "Rain." is a sentence where the title is "Rain".
bool adds_stop(std::string_view line, std::string_view title) {
  constexpr std::u32string_view stops = U".。!！?？…”\"」』";
  line = text::trim(line);
  title = text::trim(title);
  if (line.empty() || title.empty()) return false;
  std::size_t line_end = line.size(), title_end = title.size();
  const char32_t last = text::previous(line, line_end);
  return stops.contains(last) && text::previous(title, title_end) != last;
}

}  // namespace

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  lines.reserve(text.size() / 64);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

TextLine next_filled_line(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (is_filled(text.substr(at, end - at))) return {at, end};
    at = end + 1;
  }
  return {text.size(), text.size()};
}

bool is_taken(const Draft& draft, const Piece& piece) {
  const auto overlaps = [&](const Piece& other) { return overlap(piece, other); };
  return std::ranges::any_of(draft.lifted, overlaps) ||
         std::ranges::any_of(draft.dropped, overlaps, &Draft::Drop::piece);
}

std::size_t count_letters(std::string_view s) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < s.size();)
    if (text::is_letter_or_number(text::next(s, at))) ++letters;
  return letters;
}

void lift_heading(Draft& draft, std::size_t text_index, std::string_view text, const TextLine& line,
                  const HeadingMatch& match) {
  const std::string_view s = line.of(text);
  if (match.repaired) {  // the letters shown are not the line's, as with a heading from a file's name
    drop(draft, text_index, line.begin, line.end, "heading.repaired");
    draft.heading_from_name = true;
    return;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < match.kept.size(); ++i) {
    auto [begin, end] = match.kept[i];
    const std::string_view gap = s.substr(at, begin - at);
    if (i > 0 ? count_letters(gap) == 0 : !is_filled(gap))
      begin = at;  // a separator goes with what it separates, an indent with what it indents
    else
      drop(draft, text_index, line.begin + at, line.begin + begin, "heading.prefix");
    if (i + 1 == match.kept.size() && !is_filled(s.substr(end))) end = s.size();
    draft.lifted.push_back({text_index, line.begin + begin, line.begin + end});
    at = end;
  }
  drop(draft, text_index, line.begin + at, line.end, "heading.suffix");
}

std::string fuller_volume(const std::string& known, const std::string& said) {
  return title_key(known).starts_with(title_key(said)) ? known : said;
}

void drop_unshown(Draft& draft, std::span<const Text> texts) {
  std::map<char32_t, int> shown = text::letter_counts(draft.heading.label() + "\n" + draft.volume);
  std::vector<Piece> kept;
  // The heading's own line is the last one.
  for (auto piece = draft.lifted.rbegin(); piece != draft.lifted.rend(); ++piece) {
    const std::string_view text = texts[piece->text].clean.text();
    const auto letters = text::letter_counts(text.substr(piece->begin, piece->end - piece->begin));
    const bool shows =
        std::ranges::all_of(letters, [&](const auto& one) { return one.second <= shown[one.first]; });
    if (!shows) {
      draft.dropped.push_back({*piece, "P-10"});
      continue;
    }
    for (const auto& [letter, count] : letters) shown[letter] -= count;
    kept.push_back(*piece);
  }
  draft.lifted.assign(kept.rbegin(), kept.rend());
}

bool repeats_heading(std::string_view line, const Heading& heading, const std::optional<std::int64_t>& number,
                     bool first) {
  constexpr std::size_t longest = 400;
  if (line.size() > longest) return false;
  const std::string key = title_key(line);
  if (key.empty()) return false;
  const std::string title = title_key(heading.number + " " + heading.name),
                    number_key = title_key(heading.number);
  if (number_key.empty()) return first && key == title && !adds_stop(line, heading.name);
  if (key == title || (number && key == number_key)) return true;
  const auto match = match_heading(line);
  if (!match || !match->number || match->number != number) return false;
  if (match->heading.name.empty() && match->certain) return true;
  const std::string name = title_key(match->heading.name);
  return name == title_key(heading.name) || lead_before(key, title) != key.npos;
}

}  // namespace novel2epub::parse
