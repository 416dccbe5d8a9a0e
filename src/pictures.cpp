#include "pictures.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "image/image.hpp"
#include "parse/image_markers.hpp"
#include "parse/ledger.hpp"
#include "read/discover.hpp"
#include "read/file_names.hpp"
#include "text/hash.hpp"
#include "text/unicode.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

using parse::ImageMarker;
using read::PictureFault;

struct FaultWords {
  std::string_view id;
  std::string_view message;
};

FaultWords words_of(PictureFault fault) {
  switch (fault) {
    case PictureFault::remote:
      return {"image.remote", "the picture is not in the dump but on a network, and is not fetched: "};
    case PictureFault::outside:
      return {"image.outside", "the picture's name leads out of the dump: "};
    case PictureFault::missing:
      break;
  }
  return {"image.missing", "the picture is not in the dump: "};
}

// The first of a marker's targets that is there, or what is wrong with the best of them.
std::expected<std::size_t, PictureFault> find_target(const ImageMarker& marker,
                                                     const read::PictureIndex& index,
                                                     const std::string& from) {
  std::optional<PictureFault> fault;
  for (const std::string& target : marker.targets) {
    const auto found = index.find(target, from);
    if (found) return found;
    if (!fault) fault = found.error();
  }
  return std::unexpected(fault.value_or(PictureFault::missing));
}

Diagnostic refusal(const ImageMarker& marker, PictureFault fault, const parse::Text& text,
                   const parse::Lines& lines) {
  const FaultWords words = words_of(fault);
  constexpr std::size_t longest = 200;
  std::string target = marker.targets.front();
  if (target.size() > longest) target = target.substr(0, target.find_first_of("?#,;")).substr(0, longest);
  return {Severity::warning,
          std::string(words.id),
          text.name,
          lines.line(marker.begin),
          std::string(words.message) + target,
          {target}};
}

// A picture made fit for readers, and what was done to it.
struct Loaded {
  Image image;
  std::vector<image::Change> changes;
};

// Takes over one picture file; the error says what readers would stumble over.
Result<Loaded> load(const read::PictureFile& file) {
  constexpr image::Limits limits{.pixels = 4'000'000, .bytes = 2'000'000, .width = 1600};  // epub.md 10
  const auto unusable = [&](const std::string& why) {
    return std::unexpected(Diagnostic{
        Severity::warning, "image.unusable", file.name, 0, "the picture cannot be shown: " + why, {why}});
  };
  Result<std::string> bytes = read::read_file(file.path, file.name);
  if (!bytes) return unusable(bytes.error().message);
  image::Outcome<image::Fitted> fitted = image::fit(std::move(*bytes), limits);
  if (!fitted) return unusable(fitted.error());
  return Loaded{{file.name, std::move(fitted->bytes), fitted->media_type, fitted->width, fitted->height},
                std::move(fitted->changes)};
}

void report_changes(const Loaded& loaded, std::vector<Diagnostic>& notes) {
  for (const image::Change& change : loaded.changes)
    notes.push_back({Severity::note,
                     "image.changed",
                     loaded.image.name,
                     0,
                     "the picture was made fit: " + change.what +
                         (change.detail.empty() ? "" : " (" + change.detail + ")"),
                     {change.what, change.detail}});
}

// What stands on the line of [begin, end), without the tags of a paragraph around it: {before, after}.
std::pair<std::string_view, std::string_view> around(std::string_view source, std::size_t begin,
                                                     std::size_t line_end, std::size_t end) {
  const std::size_t last = begin == 0 ? std::string_view::npos : source.rfind('\n', begin - 1);
  const std::size_t line = last == std::string_view::npos ? 0 : last + 1;
  std::string_view before = text::trim(source.substr(line, begin - line));
  std::string_view after = text::trim(source.substr(end, line_end - end));
  if (before.starts_with("<p>")) before.remove_prefix(3);
  if (after.ends_with("</p>")) after.remove_suffix(4);
  return {text::trim(before), text::trim(after)};
}

// A picture in the middle of a sentence (a letter that the site shows as one) must not tear the paragraph in
// two: the end of its line, where the figure goes instead.
std::optional<std::size_t> behind_paragraph(std::string_view source, const ImageMarker& marker,
                                            std::size_t next_marker) {
  const std::size_t line_end = source.find('\n', marker.end);
  if (marker.form != ImageMarker::Form::notation || line_end == std::string_view::npos) return {};
  const auto [before, after] = around(source, marker.begin, line_end, marker.end);
  const bool plain = before.find('<') == before.npos && after.find('<') == after.npos;
  if (before.empty() || after.empty() || !plain || next_marker <= line_end) return {};
  return line_end;
}

// The images of the book, each content once.
struct ImageStore {
  std::vector<Image> images;
  std::map<std::uint64_t, std::vector<std::size_t>> by_hash;

  // Its place in `images`.
  std::size_t take(Loaded loaded, std::vector<Diagnostic>& notes) {
    std::vector<std::size_t>& alike = by_hash[text::hash(loaded.image.bytes)];
    for (const std::size_t known : alike)
      if (images[known].bytes == loaded.image.bytes) return known;
    alike.push_back(images.size());
    report_changes(loaded, notes);
    images.push_back(std::move(loaded.image));
    return alike.back();
  }
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

template <class Visit>
void for_each_figure(std::vector<Chapter>& chapters, Visit visit) {
  for (Chapter& chapter : chapters)
    for (Block& block : chapter.blocks)
      if (block.kind == Block::Kind::figure) visit(block);
}

// The places of `files` in the order of their first appearance.
std::vector<std::size_t> in_order_of_use(std::vector<Chapter>& chapters, std::size_t files) {
  std::vector<std::size_t> order;
  std::vector<bool> seen(files, false);
  for_each_figure(chapters, [&](const Block& figure) {
    if (seen[figure.image]) return;
    seen[figure.image] = true;
    order.push_back(figure.image);
  });
  return order;
}

// A figure without a picture goes. The same picture twice running is a page's own fallback for itself.
void tidy_figures(std::vector<Block>& blocks) {
  const auto is_figure = [](const Block& block) { return block.kind == Block::Kind::figure; };
  std::erase_if(blocks, [&](const Block& block) { return is_figure(block) && block.image == none; });
  const auto repeated = std::ranges::unique(blocks, [&](const Block& a, const Block& b) {
    return is_figure(a) && is_figure(b) && a.image == b.image;
  });
  blocks.erase(repeated.begin(), repeated.end());
}

void report_unused(const read::PictureIndex& index, const std::vector<std::size_t>& used,
                   std::vector<Diagnostic>& notes) {
  std::vector<bool> shown(index.files().size(), false);
  for (const std::size_t i : used) shown[i] = true;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < index.files().size(); ++i) {
    const read::PictureFile& file = index.files()[i];
    const bool cover =
        read::part_of_file(file.name.substr(file.name.rfind('/') + 1)) == read::FilePart::cover;
    if (!shown[i] && file.in_dump && !cover) names.push_back(file.name);
  }
  if (names.empty()) return;
  const std::string why = "no text shows this picture";
  std::string message = "left out: " + why;
  std::string more;
  if (names.size() > 1) {
    more = std::to_string(names.size() - 1);
    message += " (and " + more + " more like it)";
  }
  notes.push_back(
      {Severity::note, "discover.skipped", names.front(), 0, std::move(message), {why, std::move(more)}});
}

}  // namespace

std::vector<parse::PictureCut> settle_pictures(parse::Text& text, const read::PictureIndex& index,
                                               std::vector<Diagnostic>& notes) {
  std::vector<parse::PictureCut> cuts;
  std::optional<parse::Lines> lines;
  std::vector<ImageMarker> markers = parse::find_image_markers(text.source);
  for (std::size_t i = 0; i < markers.size(); ++i) {
    ImageMarker& marker = markers[i];
    const auto found = find_target(marker, index, text.name);
    if (found) {
      const std::size_t next = i + 1 < markers.size() ? markers[i + 1].begin : text.source.size();
      const auto later = behind_paragraph(text.source, marker, next);
      cuts.push_back({marker.begin, marker.end, "image", !later});
      if (later) cuts.push_back({*later, *later + 1, "image", true});
      text.pictures.push_back(
          {later.value_or(marker.begin), *found, std::move(marker.alt), std::move(marker.caption)});
      continue;
    }
    if (marker.form == ImageMarker::Form::bare) continue;
    if (!lines) lines.emplace(text.source);
    notes.push_back(refusal(marker, found.error(), text, *lines));
    const bool may_be_story = marker.form == ImageMarker::Form::words && index.files().empty();
    if (!may_be_story) cuts.push_back({marker.begin, marker.end, words_of(found.error()).id, false});
  }
  return cuts;
}

std::vector<Image> load_pictures(std::vector<Chapter>& chapters, const read::PictureIndex& index,
                                 unsigned jobs, std::vector<Diagnostic>& notes) {
  const std::vector<std::size_t> order = in_order_of_use(chapters, index.files().size());
  std::vector<Result<Loaded>> loaded(order.size());
  for_each_index(order.size(), jobs, [&](std::size_t i) { loaded[i] = load(index.files()[order[i]]); });

  ImageStore store;
  std::vector<std::size_t> place(index.files().size(), none);
  for (std::size_t i = 0; i < order.size(); ++i)
    if (loaded[i])
      place[order[i]] = store.take(std::move(*loaded[i]), notes);
    else
      notes.push_back(loaded[i].error());
  for_each_figure(chapters, [&](Block& figure) { figure.image = place[figure.image]; });
  for (Chapter& chapter : chapters) tidy_figures(chapter.blocks);
  report_unused(index, order, notes);
  return std::move(store.images);
}

std::vector<const Image*> deal_pictures(std::vector<Chapter>& chapters, std::span<const Image> images) {
  std::vector<const Image*> shown;
  std::vector<std::size_t> place(images.size(), none);
  for_each_figure(chapters, [&](Block& figure) {
    std::size_t& at = place[figure.image];
    if (at == none) {
      at = shown.size();
      shown.push_back(&images[figure.image]);
    }
    figure.image = at;
  });
  return shown;
}

}  // namespace novel2epub
