// Whole novels in one text: chapters begin where the sequence of headings says.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "parse/body.hpp"
#include "parse/copies.hpp"
#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"
#include "parse/heading_grammar.hpp"
#include "parse/sequence.hpp"
#include "parse/trails.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

// A chapter as it stands in the texts, before copies are left out.
struct Stretch {
  Draft draft;
  std::optional<std::int64_t> page;
  bool opens_volume = false;
  bool learnt = false;  // its heading has no number and was known by its surroundings
  BodySize body;
  Piece heading;  // the line that opens it; empty when nothing does
};

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

// Where the headings cut the texts.
class Cutter {
 public:
  Cutter(std::span<const Text> texts, std::span<const Row> rows) : texts_(texts), rows_(rows) {}

  // Everything up to the row of `c` belongs to what was open; then `c` begins something new.
  void cut(const Candidate& c) {
    const Row& row = rows_[c.row];
    const Row& first = rows_[c.row - c.above];
    close(row.text, first.text == row.text ? first.line.begin : row.line.begin);
    if (c.match.rank == HeadingRank::volume) return open_volume(row, c.match);
    start(row, c.match);
  }

  std::vector<Stretch> finish() {
    if (!texts_.empty()) close(texts_.size() - 1, texts_.back().clean.text().size());
    flush();
    return std::move(stretches_);
  }

 private:
  void open_volume(const Row& row, const HeadingMatch& match) {
    flush();
    open_ = {};
    volume_ = match.heading.number;
    if (!match.heading.name.empty())
      volume_ += (volume_.empty() ? "" : match.heading.separator) + match.heading.name;
    lift_heading(open_.draft, row.text, texts_[row.text].clean.text(), row.line, match);
    open_.draft.heading.name = volume_;
    open_.draft.kind = ChapterKind::introduction;
    open_.draft.volume = volume_;
    open_.opens_volume = true;
    pending_volume_ = true;
  }

  void start(const Row& row, const HeadingMatch& match) {
    if (!pending_volume_) {
      flush();
      open_ = {};
    }
    pending_volume_ = false;
    Draft& draft = open_.draft;
    lift_heading(draft, row.text, texts_[row.text].clean.text(), row.line, match);
    draft.kind = match.kind;
    draft.heading = match.heading;
    draft.number = match.number;
    if (!match.volume.empty()) {
      const std::string said = fuller_volume(volume_, match.volume);
      open_.opens_volume = open_.opens_volume || said != volume_;
      volume_ = said;
    }
    draft.volume = volume_;
    open_.page = match.page;
    open_.learnt = match.family == "learnt";
    open_.heading = {row.text, row.line.begin, row.line.end};
  }

  // Gives the open stretch everything between where it began and here.
  void close(std::size_t text, std::size_t end) {
    while (at_.text < text) {
      add({at_.text, at_.begin, texts_[at_.text].clean.text().size()});
      at_ = {at_.text + 1, 0, 0};
    }
    add({at_.text, at_.begin, end});
    at_.begin = end;
  }

  void add(const Piece& piece) {
    if (piece.begin < piece.end) open_.draft.pieces.push_back(piece);
  }

  void flush() {
    if (open_.draft.pieces.empty()) return;
    if (stretches_.empty() && open_.heading.end == 0 && !open_.opens_volume)
      open_.draft.kind = ChapterKind::introduction;
    stretches_.push_back(std::move(open_));
    open_ = {};
    pending_volume_ = false;
  }

  std::span<const Text> texts_;
  std::span<const Row> rows_;
  std::vector<Stretch> stretches_;
  Stretch open_;
  Piece at_;
  std::string volume_;
  bool pending_volume_ = false;  // a volume's line was read, its first chapter's not yet
};

bool same_heading(const Draft& a, const Draft& b) {
  return a.number == b.number && a.kind == b.kind &&
         title_key(a.heading.number + a.heading.name) == title_key(b.heading.number + b.heading.name);
}

// What of the draft was dropped already keeps its own rule.
void drop_rest(const Draft& draft, const char* rule, Division& division) {
  for (const Piece& piece : body_of(draft)) division.dropped.push_back({piece, rule});
  for (const Piece& piece : draft.lifted) division.dropped.push_back({piece, rule});
  division.dropped.insert(division.dropped.end(), draft.dropped.begin(), draft.dropped.end());
}

// Crawlers that ran again into the same file: of identical copies the first stays.
void drop_copies(std::span<const Text> texts, std::vector<Stretch>& stretches, Division& division) {
  Originals originals;
  LineCounter lines;
  std::vector<Stretch> kept;
  kept.reserve(stretches.size());
  for (Stretch& stretch : stretches) {
    if (const auto original = originals.find(stretch.draft, stretch.body)) {
      leave_out_copy(texts, stretch.draft, *original, lines, division);
      continue;
    }
    originals.add(stretch.draft, stretch.body);
    kept.push_back(std::move(stretch));
  }
  stretches = std::move(kept);
}

// 全部章节 with nothing below it is no chapter.
void drop_empty(std::vector<Stretch>& stretches, Division& division) {
  std::erase_if(stretches, [&](const Stretch& stretch) {
    const Draft& draft = stretch.draft;
    if (stretch.body.lettered || draft.number) return false;
    const auto& names = heading_grammar().empty;
    const std::string name = text::lower(draft.heading.number + draft.heading.name);
    const bool empty =
        stretch.heading.end == 0 || stretch.learnt || std::ranges::find(names, name) != names.end();
    if (empty) drop_rest(draft, "heading.empty", division);
    return empty;
  });
}

bool says_less_or_more(std::string_view name, std::string_view next) {
  return name.empty() || is_page_title(name, next);
}

// "Chapter 1" above "Chapter 1: Low Water" says the same with less, "Chapter 1: Low Water - Site" with more.
void join_doubled(std::vector<Stretch>& stretches) {
  std::vector<Stretch> kept;
  for (Stretch& stretch : stretches) {
    const bool doubled = !kept.empty() && !kept.back().body.lettered && !kept.back().opens_volume &&
                         kept.back().draft.number && kept.back().draft.number == stretch.draft.number &&
                         kept.back().draft.kind == stretch.draft.kind &&
                         says_less_or_more(kept.back().draft.heading.name, stretch.draft.heading.name) &&
                         kept.back().draft.volume == stretch.draft.volume;
    if (doubled) {
      Draft& above = kept.back().draft;
      Draft& draft = stretch.draft;
      draft.pieces.insert(draft.pieces.begin(), above.pieces.begin(), above.pieces.end());
      draft.dropped.insert(draft.dropped.end(), above.dropped.begin(), above.dropped.end());
      for (const Piece& piece : above.lifted) draft.dropped.push_back({piece, "P-10"});
      kept.pop_back();
    }
    kept.push_back(std::move(stretch));
  }
  stretches = std::move(kept);
}

// "第3章 雪（2/3)" and its like go on with the chapter before.
void join_pages(std::vector<Stretch>& stretches) {
  std::vector<Stretch> joined;
  for (Stretch& stretch : stretches) {
    const bool page = !joined.empty() && stretch.page && *stretch.page > 1 &&
                      same_heading(joined.back().draft, stretch.draft);
    if (!page) {
      joined.push_back(std::move(stretch));
      continue;
    }
    Draft& draft = joined.back().draft;
    draft.pieces.insert(draft.pieces.end(), stretch.draft.pieces.begin(), stretch.draft.pieces.end());
    draft.dropped.insert(draft.dropped.end(), stretch.draft.dropped.begin(), stretch.draft.dropped.end());
    for (const Piece& piece : stretch.draft.lifted) draft.dropped.push_back({piece, "P-10"});
    joined.back().body.characters += stretch.body.characters;
  }
  stretches = std::move(joined);
}

// A post of the author or a chapter whose number was forgotten: by its length, against the book's own.
void settle_learnt(std::vector<Stretch>& stretches) {
  std::vector<std::size_t> sizes;
  for (const Stretch& stretch : stretches)
    if (stretch.draft.number) sizes.push_back(stretch.body.characters);
  if (sizes.empty()) return;
  std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
  const std::size_t median = sizes[sizes.size() / 2];
  for (Stretch& stretch : stretches)
    if (stretch.learnt && 4 * stretch.body.characters > 3 * median) stretch.draft.kind = ChapterKind::chapter;
}

bool is_last_by_kind(ChapterKind kind) {
  return kind == ChapterKind::extra || kind == ChapterKind::epilogue || kind == ChapterKind::afterword;
}

// The order of the text holds, but for a block of latest chapters in front: by number where no number comes
// twice, and extras that stand before the first chapter go last.
void put_in_order(std::vector<Stretch>& stretches) {
  const auto numbered = [](const Stretch& s) {
    return s.draft.kind == ChapterKind::chapter && s.draft.number;
  };
  const auto first = std::ranges::find_if(stretches, numbered);
  if (first == stretches.end()) return;
  std::stable_partition(stretches.begin(), first,
                        [](const Stretch& s) { return !is_last_by_kind(s.draft.kind); });
  const auto begin = std::ranges::find_if(stretches.begin(), first,
                                          [](const Stretch& s) { return is_last_by_kind(s.draft.kind); });
  std::rotate(begin, first, stretches.end());
  std::set<std::int64_t> distinct;
  std::size_t count = 0;
  for (const Stretch& s : stretches)
    if (numbered(s)) ++count, distinct.insert(*s.draft.number);
  const bool volumes =
      std::ranges::any_of(stretches, [](const Stretch& s) { return !s.draft.volume.empty(); });
  if (volumes || distinct.size() != count) return;
  // Each numbered chapter takes along the unnumbered ones that follow it.
  std::vector<std::pair<std::int64_t, Stretch>> keyed;
  std::int64_t key = -1;
  for (Stretch& s : stretches) {
    if (numbered(s)) key = *s.draft.number;
    if (is_last_by_kind(s.draft.kind) && s.draft.kind != ChapterKind::epilogue && key == *distinct.rbegin())
      key = *distinct.rbegin();
    keyed.emplace_back(key, std::move(s));
  }
  std::ranges::stable_sort(keyed, {}, [](const auto& row) { return row.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) stretches[i] = std::move(keyed[i].second);
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

// Extras behind the last volume belong to none.
void leave_last_volume(std::vector<Stretch>& stretches) {
  for (auto it = stretches.rbegin(); it != stretches.rend(); ++it) {
    const ChapterKind kind = it->draft.kind;
    if (kind != ChapterKind::extra && kind != ChapterKind::afterword && kind != ChapterKind::notice) break;
    if (it->opens_volume) break;  // its own volume's line is shown with it
    it->draft.volume.clear();
  }
}

}  // namespace

Division divide_whole(std::span<const Text> texts) {
  Division division;
  const std::vector<Row> rows = rows_of(texts);
  std::vector<Candidate> candidates = find_candidates(texts, rows);
  judge_candidates(rows, candidates);
  learn_unnumbered(texts, rows, candidates);
  Cutter cutter(texts, rows);
  for (const Candidate& c : candidates)
    if (c.role == Candidate::Role::heading) cutter.cut(c);
  std::vector<Stretch> stretches = cutter.finish();
  drop_contents(texts, rows, candidates, stretches);
  for (Stretch& stretch : stretches)
    if (stretch.heading.end > 0) drop_repeats(stretch, texts);
  move_breadcrumbs(texts, stretches);
  for (Stretch& stretch : stretches) stretch.body = measure_body(texts, stretch.draft);
  join_doubled(stretches);
  join_pages(stretches);
  drop_empty(stretches, division);
  drop_copies(texts, stretches, division);
  settle_learnt(stretches);
  put_in_order(stretches);
  leave_last_volume(stretches);
  for (Stretch& stretch : stretches) division.drafts.push_back(std::move(stretch.draft));
  return division;
}

}  // namespace novel2epub::parse
