#include "parse/order.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "parse/headings.hpp"
#include "text/natural_order.hpp"

namespace novel2epub::parse {
namespace {

// Where chapters of a kind stand when no number places them.
int place_of(ChapterKind kind) {
  switch (kind) {
    case ChapterKind::introduction:
      return 0;
    case ChapterKind::prologue:
      return 1;
    case ChapterKind::chapter:
      return 2;
    case ChapterKind::epilogue:
      return 3;
    case ChapterKind::extra:
      return 4;
    case ChapterKind::afterword:
      return 5;
    case ChapterKind::notice:
      return 6;
  }
  return 2;
}

// One way to number the files of a folder.
struct Scale {
  std::size_t covered = 0;
  std::size_t distinct = 0;
};

template <class Number>
Scale measure(std::span<const Placed> files, Number number) {
  std::set<std::tuple<std::string, std::int64_t, std::int64_t>> seen;
  Scale scale;
  for (const Placed& file : files) {
    const auto n = number(file);
    if (!n || file.foreign) continue;
    ++scale.covered;
    seen.emplace(file.folder, file.volume.value_or(0), *n);
  }
  scale.distinct = seen.size();
  return scale;
}

enum class ScaleKind { name, text, text_alone };

// Whether the headings' numbers grow along the names' numbers, in percent of the neighbours that both count.
std::size_t percent_in_step(std::span<const Placed> files) {
  std::map<std::string, std::vector<std::pair<std::int64_t, std::int64_t>>> folders;
  for (const Placed& file : files)
    if (file.by_name && file.by_text && !file.foreign)
      folders[file.folder].emplace_back(*file.by_name, *file.by_text);
  std::size_t steps = 0, in_step = 0;
  for (auto& [folder, numbers] : folders) {
    std::ranges::stable_sort(numbers, {}, &std::pair<std::int64_t, std::int64_t>::first);
    for (std::size_t i = 1; i < numbers.size(); ++i, ++steps)
      in_step += numbers[i].second >= numbers[i - 1].second ? 1 : 0;
  }
  return steps == 0 ? 100 : in_step * 100 / steps;
}

// The names' numbers order the book unless they cover less of it than the headings' do. Where both cover all
// and names only count files, the headings win if no number comes twice: a crawler may have counted in its
// own order. Names whose order is none at all (a site's identifiers) leave it to the headings alone.
ScaleKind choose_scale(std::span<const Placed> files) {
  constexpr std::size_t shuffled =
      75;  // percent; new volumes and doubled numbers break the step now and then
  const Scale name = measure(files, [](const Placed& file) { return file.by_name; });
  const Scale text = measure(files, [](const Placed& file) { return file.by_text; });
  const bool headings_count = 5 * text.covered >= 4 * files.size() && 5 * text.distinct >= 4 * text.covered;
  if (headings_count && percent_in_step(files) < shuffled) return ScaleKind::text_alone;
  if (name.covered > text.covered) return ScaleKind::name;
  if (name.covered < text.covered) return name.distinct < text.distinct ? ScaleKind::text : ScaleKind::name;
  return text.distinct == text.covered && text.distinct >= name.distinct ? ScaleKind::text : ScaleKind::name;
}

// A folder's place: prologue folders first, extras last, the others by name.
int place_of_folder(const std::string& folder) {
  if (folder.empty()) return place_of(ChapterKind::chapter);
  const auto match = match_heading(folder);
  return place_of(match && !match->number ? match->kind : ChapterKind::chapter);
}

struct Key {
  int foreign = 0;
  int folder_place = 0;
  int place = 0;
  std::int64_t volume = 0;
  int numbered = 0;
  std::int64_t number = 0;
};

std::optional<std::int64_t> number_of(const Placed& file, ScaleKind scale) {
  if (scale == ScaleKind::text_alone) return file.by_text;
  if (scale == ScaleKind::name) return file.by_name ? file.by_name : file.by_text;
  return file.by_text ? file.by_text : file.by_name;
}

Key key_of(const Placed& file, ScaleKind scale) {
  const auto number = number_of(file, scale);
  const bool counter = file.counter && scale != ScaleKind::text_alone;
  const bool in_row = number && (counter || file.kind == ChapterKind::epilogue);
  Key key;
  key.foreign = file.foreign ? 1 : 0;
  key.folder_place = place_of_folder(file.folder);
  key.place = in_row ? place_of(ChapterKind::chapter) : place_of(file.kind);
  key.volume = file.volume.value_or(0);
  key.numbered = number ? 0 : 1;
  key.number = number.value_or(0);
  return key;
}

}  // namespace

std::vector<std::size_t> reading_order(std::span<const Placed> files) {
  const ScaleKind scale = choose_scale(files);
  std::vector<Key> keys;
  keys.reserve(files.size());
  for (const Placed& file : files) keys.push_back(key_of(file, scale));
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const Key &x = keys[a], &y = keys[b];
    if (x.foreign != y.foreign) return x.foreign < y.foreign;
    if (files[a].rank != files[b].rank) return files[a].rank < files[b].rank;
    if (x.folder_place != y.folder_place) return x.folder_place < y.folder_place;
    if (files[a].folder != files[b].folder) return text::natural_less(files[a].folder, files[b].folder);
    const auto left = std::tie(x.place, x.volume, x.numbered, x.number);
    const auto right = std::tie(y.place, y.volume, y.numbered, y.number);
    return left != right ? left < right : text::natural_less(files[a].stem, files[b].stem);
  });
  return order;
}

}  // namespace novel2epub::parse
