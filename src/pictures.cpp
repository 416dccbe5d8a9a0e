#include "pictures.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "image/image.hpp"
#include "read/discover.hpp"
#include "read/file_names.hpp"
#include "text/hash.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

// A picture made fit for readers, and what was done to it.
struct Loaded {
  Image image;
  std::vector<image::Change> changes;
};

// Takes over one picture; the error says what readers would stumble over.
Result<Loaded> load(const read::PictureFile& file) {
  constexpr image::Limits limits{.pixels = 4'000'000, .bytes = 2'000'000, .width = 1600};  // epub.md 10
  constexpr std::uint32_t least_pixels = 5;  // below, it only kept a place
  const auto unusable = [&](const std::string& why) {
    return std::unexpected(Diagnostic{Severity::warning,
                                      "image.unusable",
                                      file.name,
                                      file.line,
                                      "the picture cannot be shown: " + why,
                                      {why}});
  };
  Result<std::string> bytes =
      file.bytes.empty() ? read::read_file(file.path, file.name) : Result<std::string>(file.bytes);
  if (!bytes) return unusable(bytes.error().message);
  image::Outcome<image::Fitted> fitted = image::fit(std::move(*bytes), limits);
  if (!fitted) return unusable(fitted.error());
  if (fitted->width * fitted->height < least_pixels) return unusable("it is but a dot");
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
void for_each_use(std::vector<Chapter>& chapters, Visit visit) {
  for (Chapter& chapter : chapters)
    for (Block& block : chapter.blocks)
      for (PictureUse& use : block.pictures) visit(use);
}

// The places of `files` in the order of their first appearance.
std::vector<std::size_t> in_order_of_use(std::vector<Chapter>& chapters, std::size_t files) {
  std::vector<std::size_t> order;
  std::vector<bool> seen(files, false);
  for_each_use(chapters, [&](const PictureUse& use) {
    if (seen[use.image]) return;
    seen[use.image] = true;
    order.push_back(use.image);
  });
  return order;
}

// Takes the nth picture_sign, counted from 0, out of `text`; false, and n less those that are in it, if it
// has not so many.
bool erase_sign(std::string& text, std::size_t& n) {
  for (std::size_t at = text.find(picture_sign); at != text.npos;
       at = text.find(picture_sign, at + picture_sign.size()))
    if (n-- == 0) return text.erase(at, picture_sign.size()), true;
  return false;
}

// Of a paragraph's pictures those that are none go, with their signs.
void tidy_lines(Block& block) {
  for (std::size_t i = block.pictures.size(); i-- > 0;) {
    if (block.pictures[i].image != none) continue;
    std::size_t nth = i;
    erase_sign(block.text, nth);
    nth = i;
    for (Run& run : block.runs)
      if (erase_sign(run.text, nth)) break;
    block.pictures.erase(block.pictures.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// A figure without a picture goes. The same picture twice running is a page's own fallback for itself.
void tidy_pictures(std::vector<Block>& blocks) {
  const auto is_figure = [](const Block& block) { return block.kind == Block::Kind::figure; };
  const auto shows = [](const Block& figure) { return figure.pictures.front().image; };
  std::erase_if(blocks, [&](const Block& block) { return is_figure(block) && shows(block) == none; });
  const auto repeated = std::ranges::unique(blocks, [&](const Block& a, const Block& b) {
    return is_figure(a) && is_figure(b) && shows(a) == shows(b);
  });
  blocks.erase(repeated.begin(), repeated.end());
  std::ranges::for_each(blocks, tidy_lines);
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
  for_each_use(chapters, [&](PictureUse& use) { use.image = place[use.image]; });
  for (Chapter& chapter : chapters) tidy_pictures(chapter.blocks);
  report_unused(index, order, notes);
  return std::move(store.images);
}

std::vector<const Image*> deal_pictures(std::vector<Chapter>& chapters, std::span<const Image> images) {
  std::vector<const Image*> shown;
  std::vector<std::size_t> place(images.size(), none);
  for_each_use(chapters, [&](PictureUse& use) {
    std::size_t& at = place[use.image];
    if (at == none) {
      at = shown.size();
      shown.push_back(&images[use.image]);
    }
    use.image = at;
  });
  return shown;
}

}  // namespace novel2epub
