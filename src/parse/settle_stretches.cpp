// What becomes of stretches side by side: copies, pages and doubled headings, and the order they are read in.
#include <algorithm>
#include <set>
#include <utility>

#include "parse/copies.hpp"
#include "parse/divide_lines.hpp"
#include "parse/heading_grammar.hpp"
#include "parse/stretches.hpp"
#include "parse/trails.hpp"
#include "text/fold.hpp"

namespace novel2epub::parse {
namespace {

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

void settle_stretches(std::span<const Text> texts, std::vector<Stretch>& stretches, Division& division) {
  join_doubled(stretches);
  join_pages(stretches);
  drop_empty(stretches, division);
  drop_copies(texts, stretches, division);
  settle_learnt(stretches);
  put_in_order(stretches);
  leave_last_volume(stretches);
}

}  // namespace novel2epub::parse
