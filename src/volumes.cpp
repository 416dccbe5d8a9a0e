#include "volumes.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "epub/identifier.hpp"
#include "epub/labels.hpp"
#include "epub/lines.hpp"

namespace novel2epub {
namespace {

// A stretch of the chapters that makes one book.
struct Stretch {
  std::string title;  // "第一卷 江湖", "第2册"
  std::string key;    // by which the book is known among the others
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A chapter that stands in no volume goes with the one before it, and those before the first with the first.
std::vector<Stretch> by_volume(const std::vector<Chapter>& chapters) {
  std::vector<Stretch> out;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const std::string title = epub::one_line(chapters[i].volume);
    const bool same =
        !out.empty() && (title.empty() || epub::one_line(chapters[out.back().begin].volume) == title);
    if (!title.empty() && !same) {
      const std::size_t nth = ++seen[title];
      const std::string again = nth > 1 ? " (" + std::to_string(nth) + ")" : "";
      out.push_back({title + again, title + again, i, i});
    }
    if (!out.empty()) out.back().end = i + 1;
  }
  if (!out.empty()) out.front().begin = 0;
  return out;
}

std::vector<Stretch> by_count(const std::vector<Chapter>& chapters, std::size_t every, Language language) {
  const epub::Labels& words = epub::labels(language);
  std::vector<Stretch> out;
  for (std::size_t begin = 0; begin < chapters.size(); begin += every) {
    const std::string number = std::to_string(out.size() + 1);
    std::string title(words.book_before);
    out.push_back({title.append(number).append(words.book_after), std::to_string(every) + "/" + number, begin,
                   std::min(begin + every, chapters.size())});
  }
  return out;
}

// The number that the first of the books has in the series.
std::size_t first_index(const Metadata& whole) {
  std::size_t index = 1;
  const std::string given = epub::one_line(whole.series_index);
  std::from_chars(given.data(), given.data() + given.size(), index);
  return index;
}

Metadata metadata_of(const Stretch& stretch, std::size_t nth, const Metadata& whole) {
  Metadata metadata = whole;
  metadata.volume = stretch.title;
  if (metadata.series.empty()) metadata.series = whole.title;
  metadata.series_index = std::to_string(first_index(whole) + nth);
  metadata.identifier = epub::volume_identifier(whole.identifier, stretch.key);
  return metadata;
}

Volume volume_of(const Stretch& stretch, Chapters& made, bool is_volume) {
  Volume out;
  const auto at = [&](std::size_t i) {
    return std::next(made.chapters.begin(), static_cast<std::ptrdiff_t>(i));
  };
  out.chapters.assign(std::make_move_iterator(at(stretch.begin)), std::make_move_iterator(at(stretch.end)));
  // The book is the volume: its title stands on the title page, and no level of the contents is left for it.
  if (is_volume)
    for (Chapter& chapter : out.chapters) chapter.volume.clear();
  return out;
}

}  // namespace

std::vector<Volume> split(Chapters& made, const Options& options) {
  std::vector<Stretch> stretches;
  if (options.split_volumes)
    stretches = by_volume(made.chapters);
  else if (options.split_every > 0)
    stretches = by_count(made.chapters, options.split_every, made.language);
  if (options.split_volumes && stretches.empty())
    made.notes.push_back({Severity::warning, "split.no-volumes", "", 0,
                          "the text has no volumes and stays one book (--split-every splits by chapters)"});
  std::vector<Volume> out;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    out.push_back(volume_of(stretches[i], made, options.split_volumes));
    out.back().metadata = metadata_of(stretches[i], i, made.metadata);
  }
  if (out.empty()) out.push_back({made.metadata, std::move(made.chapters)});
  return out;
}

std::string numbered_path(const std::string& path, std::size_t nth, std::size_t count) {
  std::string digits = std::to_string(nth);
  const std::size_t width = std::max<std::size_t>(2, std::to_string(count).size());
  digits.insert(0, width - std::min(width, digits.size()), '0');
  std::string low = path;
  std::ranges::transform(low, low.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::size_t end = path.size();
  for (const std::string_view ending : {".epub", ".kepub"})
    if (std::string_view(low).substr(0, end).ends_with(ending)) end -= ending.size();
  return path.substr(0, end) + '-' + digits + path.substr(end);
}

}  // namespace novel2epub
