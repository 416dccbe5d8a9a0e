#include "parse/begin_again.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "parse/headings.hpp"

namespace novel2epub::parse {
namespace {

// Chapters whose numbers go up, by their places among the drafts.
struct Run {
  std::vector<std::size_t> places;
  std::int64_t last = 0;
};

bool is_counted(const Draft& draft) { return draft.kind == ChapterKind::chapter && draft.number.has_value(); }

// Empty where the numbers fall without beginning again.
std::vector<Run> runs_of(std::span<const Draft> drafts) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!is_counted(drafts[i])) continue;
    const std::int64_t number = *drafts[i].number;
    const bool begins = runs.empty() || number <= runs.back().last;
    if (begins && number > 1) return {};
    if (begins) runs.emplace_back();
    runs.back().places.push_back(i);
    runs.back().last = number;
  }
  return runs;
}

bool is_whole(const Run& run) {
  constexpr std::size_t fewest = 3, least_share = 90;
  return run.places.size() >= fewest &&
         100 * run.places.size() >= least_share * static_cast<std::size_t>(run.last);
}

// Another copy of the same chapters, and no volume behind them.
bool repeat_titles(std::span<const Draft> drafts, std::span<const Run> runs) {
  std::set<std::string> known;
  std::size_t named = 0, repeated = 0;
  for (const Run& run : runs)
    for (const std::size_t i : run.places) {
      const Heading& heading = drafts[i].heading;
      if (heading.name.empty()) continue;
      ++named;
      repeated += known.insert(title_key(heading.number + heading.name)).second ? 0 : 1;
    }
  return 10 * repeated > named;
}

bool ends_book(const Draft& draft) {
  return draft.kind == ChapterKind::extra || draft.kind == ChapterKind::afterword ||
         draft.kind == ChapterKind::notice;
}

void number_drafts(std::span<Draft> drafts, std::span<const Run> runs) {
  for (std::size_t nth = 0; nth < runs.size(); ++nth) {
    std::size_t begin = runs[nth].places.front(), end = drafts.size();
    while (nth > 0 && drafts[begin - 1].kind == ChapterKind::prologue) --begin;
    if (nth + 1 < runs.size()) end = runs[nth + 1].places.front();
    while (nth + 1 == runs.size() && end > runs[nth].places.back() + 1 && ends_book(drafts[end - 1])) --end;
    for (Draft& draft : drafts.subspan(begin, end - begin)) draft.nth_volume = nth + 1;
  }
}

}  // namespace

void count_volumes(std::span<Draft> drafts, std::vector<Diagnostic>& notes) {
  if (std::ranges::any_of(drafts, [](const Draft& draft) { return !draft.volume.empty(); })) return;
  const std::vector<Run> runs = runs_of(drafts);
  if (runs.size() < 2 || !std::ranges::all_of(runs, is_whole) || repeat_titles(drafts, runs)) return;
  number_drafts(drafts, runs);
  const std::string count = std::to_string(runs.size());
  notes.push_back({Severity::note,
                   "order.volumes",
                   "",
                   0,
                   "the numbers run up from one " + count + " times: as many volumes",
                   {count}});
}

}  // namespace novel2epub::parse
