// Whole novels in one text: chapters begin where the sequence of headings says.
#include <algorithm>
#include <utility>

#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"
#include "parse/heading_grammar.hpp"
#include "parse/sequence.hpp"
#include "parse/stretches.hpp"
#include "parse/trails.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

// Drops P-10 repeats among the first lines below the heading.
void drop_repeats(Stretch& stretch, std::span<const Text> texts) {
  constexpr int near = 5;
  Draft& draft = stretch.draft;
  const Piece& heading = stretch.heading;
  const std::string_view text = texts[heading.text].clean.text();
  const auto home = std::ranges::find_if(draft.pieces, [&](const Piece& piece) {
    return piece.text == heading.text && piece.begin <= heading.begin && heading.end <= piece.end;
  });
  const std::size_t end = home == draft.pieces.end() ? 0 : home->end;
  TextLine line = next_filled_line(text, heading.end);
  for (int n = 0; n < near && line.begin < end; ++n, line = next_filled_line(text, line.end + 1)) {
    const Piece piece{heading.text, line.begin, line.end};
    if (repeats_heading(line.of(text), draft.heading, draft.number, n == 0) && !is_taken(draft, piece))
      draft.dropped.push_back({piece, "P-10"});
  }
}

// Lists of contents, with the word that stands above them, leave the draft they lie in.
void drop_contents(std::span<const Text> texts, std::span<const Row> rows,
                   const std::vector<Candidate>& candidates, std::vector<Stretch>& stretches) {
  std::vector<Piece> lines;
  const auto& words = heading_grammar().contents;
  for (const Candidate& c : candidates) {
    if (c.role != Candidate::Role::contents) continue;
    for (const std::size_t row : {c.row - std::min<std::size_t>(c.row, 1), c.row}) {
      const std::string line = text::lower(text::trim(text_of(texts, rows[row])));
      const bool word = std::ranges::find(words, line) != words.end();
      if (row == c.row || word) lines.push_back({rows[row].text, rows[row].line.begin, rows[row].line.end});
    }
  }
  // Both lists run through the texts in the same order.
  auto stretch = stretches.begin();
  const auto holds = [](const Stretch& candidate, const Piece& line) {
    return std::ranges::any_of(candidate.draft.pieces, [&](const Piece& piece) {
      return piece.text == line.text && piece.begin <= line.begin && line.end <= piece.end;
    });
  };
  for (const Piece& line : lines) {
    while (stretch != stretches.end() && !holds(*stretch, line)) ++stretch;
    if (stretch == stretches.end()) return;
    if (!is_taken(stretch->draft, line)) stretch->draft.dropped.push_back({line, "contents.list"});
  }
}

void move_breadcrumbs(std::span<const Text> texts, std::vector<Stretch>& stretches) {
  std::vector<Draft*> drafts;
  for (Stretch& stretch : stretches) drafts.push_back(&stretch.draft);
  move_trails(texts, drafts);
}

}  // namespace

Division divide_whole(std::span<const Text> texts) {
  Division division;
  const std::vector<Row> rows = rows_of(texts);
  std::vector<Candidate> candidates = find_candidates(texts, rows);
  judge_candidates(rows, candidates);
  learn_unnumbered(texts, rows, candidates);
  std::vector<Stretch> stretches = cut_stretches(texts, rows, candidates);
  drop_contents(texts, rows, candidates, stretches);
  for (Stretch& stretch : stretches)
    if (stretch.heading.end > 0) drop_repeats(stretch, texts);
  move_breadcrumbs(texts, stretches);
  for (Stretch& stretch : stretches) stretch.body = measure_body(texts, stretch.draft);
  settle_stretches(texts, stretches, division);
  for (Stretch& stretch : stretches) division.drafts.push_back(std::move(stretch.draft));
  return division;
}

}  // namespace novel2epub::parse
