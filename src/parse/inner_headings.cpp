#include "parse/inner_headings.hpp"

#include <algorithm>
#include <utility>

#include "parse/contents_list.hpp"
#include "parse/divide_lines.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest_rows = 3;       // of a chapter's text
constexpr std::size_t fewest_letters = 150;  // in them

struct Opening {
  TextLine line;
  HeadingMatch match;
};

bool is_next(const HeadingMatch& match, const HeadingMatch& own, std::int64_t number) {
  return match.certain && !match.repaired && match.rank == HeadingRank::chapter &&
         match.kind == ChapterKind::chapter && match.number == number && group_of(match) == group_of(own);
}

std::vector<Opening> openings(std::string_view body, const HeadingMatch& own, std::int64_t number,
                              const std::set<std::int64_t>& taken) {
  std::vector<Opening> found;
  std::size_t rows = 0, letters = 0;
  for (TextLine line = next_filled_line(body, 0); line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    const bool possible = rows >= fewest_rows && letters >= fewest_letters && !taken.contains(number + 1);
    auto match = possible ? match_heading(line.of(body)) : std::nullopt;
    const bool next = match && is_next(*match, own, number + 1);
    if (!next) {
      ++rows;
      letters += count_letters(line.of(body));
      continue;
    }
    number = match->last_number.value_or(number + 1);
    found.push_back({line, std::move(*match)});
    rows = letters = 0;
  }
  if (rows < fewest_rows && !found.empty()) found.pop_back();  // nothing stands below the last one
  return found;
}

// What is lifted or dropped at or behind `at` goes with the text there.
template <class List, class PieceOf>
List take_behind(List& list, std::size_t at, PieceOf piece_of) {
  const auto behind =
      std::ranges::stable_partition(list, [&](auto& one) { return piece_of(one).begin < at; });
  List taken(std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()));
  list.erase(behind.begin(), behind.end());
  return taken;
}

Draft cut_behind(Draft& draft, std::size_t at) {
  Draft rest;
  rest.volume = draft.volume;
  rest.pieces.push_back({draft.pieces.front().text, at, draft.pieces.front().end});
  draft.pieces.front().end = at;
  rest.lifted = take_behind(draft.lifted, at, [](Piece& piece) -> Piece& { return piece; });
  rest.dropped = take_behind(draft.dropped, at, [](Draft::Drop& drop) -> Piece& { return drop.piece; });
  return rest;
}

}  // namespace

std::vector<Draft> split_inner(Draft draft, const HeadingMatch& heading, std::span<const Text> texts,
                               const std::set<std::int64_t>& taken) {
  std::vector<Draft> drafts;
  const bool whole = draft.pieces.size() == 1 && draft.number && heading.number == draft.number &&
                     heading.certain && heading.kind == ChapterKind::chapter;
  if (!whole) {
    drafts.push_back(std::move(draft));
    return drafts;
  }
  const std::size_t text = draft.pieces.front().text;
  const std::string_view body = texts[text].clean.text();
  const auto first = heading.last_number.value_or(*draft.number);
  drafts.push_back(std::move(draft));
  for (Opening& opening : openings(body, heading, first, taken)) {
    Draft next = cut_behind(drafts.back(), opening.line.begin);
    lift_heading(next, text, body, opening.line, opening.match);
    next.heading = opening.match.heading;
    next.number = opening.match.number;
    drafts.push_back(std::move(next));
  }
  return drafts;
}

}  // namespace novel2epub::parse
