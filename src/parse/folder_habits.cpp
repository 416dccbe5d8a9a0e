#include "parse/folder_habits.hpp"

#include "parse/divide_lines.hpp"
#include "parse/heading_labels.hpp"
#include "parse/heading_pair.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr int label_lines = 8;  // a labelled name stands among these

// The heading in two numbers at the head of a text.
std::optional<HeadingMatch> head_pair(std::string_view body, const PageHead& page) {
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < head_pair_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    if (auto match = match_heading(line.of(body)); match && is_pair(*match)) return match;
    seen += page.holds(line.of(body)) ? 0 : 1;
  }
  return {};
}

// Pairs prove themselves where they count, in most files: chapters between them may have names alone.
bool count_in_pairs(const std::vector<HeadingMatch>& pairs, std::size_t files) {
  return 2 * pairs.size() > files && pairs_count(pairs);
}

void learn_pairs(std::span<const Text> texts, std::span<const std::string> stems, FolderHabits& habits) {
  std::vector<HeadingMatch> names, heads;
  for (const std::string& stem : stems)
    if (auto pair = match_file_pair(habits.names.strip(stem))) names.push_back(std::move(*pair));
  for (const Text& text : texts)
    if (auto pair = head_pair(text.clean.text(), habits.page)) heads.push_back(std::move(*pair));
  habits.name_pairs = count_in_pairs(names, texts.size());
  habits.head_pairs = count_in_pairs(heads, texts.size());
}

// The names that labels give at the heads of texts.
std::vector<std::string> labelled_names(std::span<const Text> texts) {
  std::vector<std::string> names;
  for (const Text& text : texts) {
    const std::string_view body = text.clean.text();
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < label_lines && line.begin < body.size(); ++seen) {
      const auto match = match_heading(line.of(body));
      if (match && match->family == "label") {
        names.push_back(match->heading.name);
        break;
      }
      line = next_filled_line(body, line.end + 1);
    }
  }
  return names;
}

// Whether "12. Name" or "12" stands among the first lines of most files, with the number that the file has.
bool are_numbered(std::span<const Text> texts, std::span<const std::string> stems) {
  constexpr int near = 4;
  constexpr std::size_t fewest = 3;
  std::size_t numbered = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto name = match_file_name(stems[i]);
    if (!name || !name->number) continue;
    const std::string_view body = texts[i].clean.text();
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < near && line.begin < body.size(); ++seen) {
      const auto match = match_heading(line.of(body));
      if (match && is_bare_number(*match) && match->number == name->number) {
        ++numbered;
        break;
      }
      line = next_filled_line(body, line.end + 1);
    }
  }
  return numbered >= fewest && numbered * 2 > texts.size();
}

// The first line that holds a number, among those where a heading with the book's name in front stands: a
// page's buttons may stand above it. Without one the first line.
std::string_view first_numbered(std::string_view body) {
  TextLine line = next_filled_line(body, 0);
  const std::string_view first = text::trim(line.of(body));
  for (int seen = 0; seen < shared_lines && line.begin < body.size(); ++seen) {
    const std::string_view s = text::trim(line.of(body));
    if (s.find_first_of("0123456789") != s.npos || s.contains("第")) return s;
    line = next_filled_line(body, line.end + 1);
  }
  return first;
}

}  // namespace

std::string stem_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t begin = slash == name.npos ? 0 : slash + 1;
  std::size_t dot = name.rfind('.');
  constexpr std::size_t longest_suffix = 5;
  if (dot == name.npos || dot <= begin || name.size() - dot > longest_suffix) dot = name.size();
  return name.substr(begin, dot - begin);
}

bool is_bare_number(const HeadingMatch& match) {
  return !match.certain && (match.family == "number" || match.family == "number.named");
}

FolderHabits learn_folder_habits(std::span<const Text> texts) {
  std::vector<std::string> stems;
  std::vector<std::string_view> names, firsts, heads;
  for (const Text& text : texts) {
    stems.push_back(stem_of(text.name));
    const std::string_view body = text.clean.text();
    firsts.push_back(text::trim(next_filled_line(body, 0).of(body)));
    heads.push_back(first_numbered(body));
  }
  names.assign(stems.begin(), stems.end());
  const std::string_view first = repeated_line(firsts);
  const bool heading = match_heading(first).has_value();
  FolderHabits habits;
  habits.names = learn_shared_name(names);
  habits.heads = learn_shared_name(heads);
  if (!heading) habits.repeated = first;
  habits.book = learn_book_heads(texts);
  habits.page = PageHead::learn(texts);
  habits.counter = PageCounter::learn(texts);
  if (const auto named = labelled_names(texts); is_nearly_all(named.size(), texts.size()))
    habits.bracket = shared_bracket(named);
  habits.numbered = are_numbered(texts, stems);
  learn_pairs(texts, stems, habits);
  return habits;
}

}  // namespace novel2epub::parse
