#include "manuscript.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "dump.hpp"
#include "parse/divide.hpp"
#include "parse/headings.hpp"
#include "pictures.hpp"

namespace novel2epub {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// A contents file beside the chapters, read like one of them.
std::optional<parse::Text> read_contents(const read::Discovery& found, const Options& options) {
  if (!found.contents) return std::nullopt;
  Dump contents = read_dump({{*found.contents, *found.contents, "", 0}}, options);
  if (has_error(contents.notes)) return std::nullopt;
  return std::move(contents.texts[0]);
}

// "长夜" of dump/长夜/1.txt, dump/长夜/2.txt …: a folder that holds all chapters is the book, unless it is
// named as a volume. Its name, and no text is in it any more.
std::string take_only_folder(std::vector<parse::Text>& texts) {
  if (texts.size() < 2) return {};
  const std::string folder = texts.front().folder;
  const auto is_in_it = [&](const parse::Text& text) { return text.folder == folder; };
  if (folder.empty() || folder.contains('/') || !std::ranges::all_of(texts, is_in_it)) return {};
  const auto heading = parse::match_heading(folder);
  if (heading && (heading->rank == parse::HeadingRank::volume || heading->number)) return {};
  for (parse::Text& text : texts) text.folder.clear();
  return folder;
}

}  // namespace

std::optional<Manuscript> make_manuscript(const Options& options, Report& report) {
  Result<read::Discovery> found = read::discover(options.inputs);
  if (!found) {
    report.diagnostics.push_back(found.error());
    return std::nullopt;
  }
  append(report.diagnostics, std::move(found->notes));

  // The first sweep: every file to text, then what is true of the dump as a whole.
  read::PictureIndex pictures(std::move(found->pictures));
  Dump dump = read_dump(found->sources, options, &pictures);
  append(report.diagnostics, std::move(dump.notes));
  if (has_error(report.diagnostics)) return std::nullopt;
  take_held_pictures(dump.texts, pictures);
  if (std::string book = take_only_folder(dump.texts); !book.empty()) found->base = std::move(book);
  const std::optional<parse::Text> contents = read_contents(*found, options);
  parse::Division division = parse::divide(dump.texts, {found->whole, contents ? &*contents : nullptr});
  std::vector<std::string> rule_files = found->rules;
  append(rule_files, options.rule_files);

  // The second sweep: every draft to a finished chapter.
  Chapters made =
      make_chapters(dump, std::move(division), {found->base, false, std::move(rule_files)}, options);
  append(report.diagnostics, std::exchange(made.notes, {}));
  std::vector<Image> images = load_pictures(made.chapters, pictures, options.jobs, report.diagnostics);
  report.removed = std::move(made.removed);
  report.changed = std::move(made.changed);
  if (std::ranges::any_of(made.chapters, [](const Chapter& chapter) { return !chapter.blocks.empty(); }))
    return Manuscript{std::move(*found), std::move(made), std::move(images)};
  report.diagnostics.push_back({Severity::error, "input.no-text", "", 0, "there is no text in the input"});
  return std::nullopt;
}

}  // namespace novel2epub
