#include "parse/order.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "parse/headings.hpp"
#include "text/natural_order.hpp"
#include "text/numerals.hpp"
#include "text/utf8.hpp"

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

// Whether the names' numbers place every file of a folder alone: no part of the book counts anew.
bool counts_alone(std::span<const Placed> files) {
  std::set<std::pair<std::string, std::int64_t>> seen;
  return std::ranges::all_of(files, [&](const Placed& file) {
    return file.foreign || (file.by_name && seen.emplace(file.folder, *file.by_name).second);
  });
}

// Whether the headings' numbers grow along the names' numbers, in percent of the neighbours that both count.
// Extras count for themselves.
std::size_t percent_in_step(std::span<const Placed> files) {
  using Numbers = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // by name; the volume's, by text
  std::map<std::string, std::vector<Numbers>> folders;
  for (const Placed& file : files)
    if (file.by_name && file.by_text && !file.foreign && file.kind == ChapterKind::chapter)
      folders[file.folder].emplace_back(*file.by_name, file.volume.value_or(0), *file.by_text);
  std::size_t steps = 0, in_step = 0;
  for (auto& [folder, numbers] : folders) {
    std::ranges::stable_sort(numbers, {}, [](const Numbers& row) { return std::get<0>(row); });
    const auto by_text = [](const Numbers& row) { return std::pair(std::get<1>(row), std::get<2>(row)); };
    for (std::size_t i = 1; i < numbers.size(); ++i, ++steps)
      in_step += by_text(numbers[i]) >= by_text(numbers[i - 1]) ? 1 : 0;
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
  const std::size_t in_step = percent_in_step(files);
  if (headings_count && in_step < shuffled) return ScaleKind::text_alone;
  if (in_step == 100 && counts_alone(files)) return ScaleKind::name;  // and places what has no such heading
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

// What stands before the number in the name of an extra: 番外 of "番外 2", so that each kind counts for
// itself.
std::string_view word_of(const Placed& file) {
  const std::string_view stem = file.stem;
  std::size_t at = 0;
  while (at < stem.size()) {
    std::size_t after = at;
    if (text::is_numeral_char(text::next(stem, after))) break;
    at = after;
  }
  return stem.substr(0, at);
}

struct Key {
  int foreign = 0;
  int folder_place = 0;
  int place = 0;
  std::int64_t volume = 0;
  int numbered = 0;
  std::string_view word;
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
  if (key.place == place_of(ChapterKind::extra) && number) key.word = word_of(file);
  key.number = number.value_or(0);
  return key;
}

}  // namespace

std::vector<std::size_t> reading_order(std::span<const Placed> files) {
  const ScaleKind scale = choose_scale(files);
  std::vector<Key> keys;
  keys.reserve(files.size());
  const bool alone = scale == ScaleKind::name && counts_alone(files);
  for (const Placed& file : files) {
    keys.push_back(key_of(file, scale));
    if (alone) keys.back().volume = 0;  // a file that names no volume keeps its place too
  }
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const Key &x = keys[a], &y = keys[b];
    if (x.foreign != y.foreign) return x.foreign < y.foreign;
    if (files[a].rank != files[b].rank) return files[a].rank < files[b].rank;
    if (x.folder_place != y.folder_place) return x.folder_place < y.folder_place;
    if (files[a].folder != files[b].folder) return text::natural_less(files[a].folder, files[b].folder);
    const auto left = std::tie(x.place, x.volume, x.numbered, x.word, x.number);
    const auto right = std::tie(y.place, y.volume, y.numbered, y.word, y.number);
    return left != right ? left < right : text::natural_less(files[a].stem, files[b].stem);
  });
  return order;
}

}  // namespace novel2epub::parse
