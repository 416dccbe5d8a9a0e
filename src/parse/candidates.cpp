#include "parse/candidates.hpp"

#include <algorithm>

#include "parse/glued_heading.hpp"
#include "parse/heading_labels.hpp"

namespace novel2epub::parse {
namespace {

// One "☆、…" may be anything, several are the way of a whole book.
void drop_few_stars(std::vector<Candidate>& candidates) {
  constexpr std::ptrdiff_t fewest = 3;
  const auto is_star = [](const Candidate& c) { return c.match.family == "star"; };
  if (std::ranges::count_if(candidates, is_star) < fewest) std::erase_if(candidates, is_star);
}

// A volume without a number, or in brackets, may be a book that the story speaks of: its chapter must be
// near.
void drop_lonely_volumes(std::vector<Candidate>& candidates) {
  constexpr std::size_t near = 3;  // rows
  std::vector<std::size_t> chapters;
  for (const Candidate& c : candidates)
    if (c.match.rank == HeadingRank::chapter) chapters.push_back(c.row);
  std::erase_if(candidates, [&](const Candidate& c) {
    if (c.match.family != "volume") return false;
    const auto next = std::ranges::lower_bound(chapters, c.row);
    return next == chapters.end() || *next > c.row + near;
  });
}

}  // namespace

std::vector<Row> rows_of(std::span<const Text> texts) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i].clean.text();
    for (TextLine line = next_filled_line(text, 0); line.begin < text.size();
         line = next_filled_line(text, line.end + 1)) {
      const std::size_t cut = end_of_glued(line.of(text));
      if (cut == std::string_view::npos) {
        rows.push_back({i, line});
        continue;
      }
      rows.push_back({i, {line.begin, line.begin + cut}});
      rows.push_back({i, {line.begin + cut, line.end}});
    }
  }
  return rows;
}

std::string_view text_of(std::span<const Text> texts, const Row& row) {
  return row.line.of(texts[row.text].clean.text());
}

bool is_chapter(const Candidate& c) {
  return c.match.rank == HeadingRank::chapter && c.match.kind == ChapterKind::chapter &&
         c.match.number.has_value();
}

bool is_open_chapter(const Candidate& c) { return c.role == Candidate::Role::open && is_chapter(c); }

std::vector<Candidate> find_candidates(std::span<const Text> texts, std::span<const Row> rows) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view line = text_of(texts, rows[i]);
    auto match = match_heading(line);
    if (!match) match = match_damaged_heading(line);
    if (match) candidates.push_back({i, std::move(*match), Candidate::Role::open});
  }
  drop_few_stars(candidates);
  drop_lonely_volumes(candidates);
  if (prove_labels(texts, rows, candidates)) return candidates;
  add_counted_lines(texts, rows, candidates);
  add_counted_arcs(texts, rows, candidates);
  return candidates;
}

}  // namespace novel2epub::parse
