#include "limits.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace novel2epub {
namespace {

constexpr std::size_t many_chapters = 10'000;  // libraries on devices list every entry of the contents
constexpr std::uint64_t much_text = 100ULL
                                    << 20;  // bytes: KOReader's store of text, about 30 million ideographs
constexpr std::uint64_t large_document = 300'000;     // bytes: readers of Adobe's make
constexpr std::uint64_t mailed_file = 50'000'000;     // bytes: Send to Kindle by mail
constexpr std::uint64_t uploaded_file = 200'000'000;  // bytes: Send to Kindle in the browser
constexpr std::size_t deep_nesting = 2;               // levels that Kindle shows

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000); }

bool is_document(const zip::Entry& entry) { return entry.name.ends_with(".xhtml"); }

// APPNOTE 4.3: a local header and a central one for each entry, and the end record.
std::uint64_t file_size(std::span<const zip::Entry> entries) {
  std::uint64_t size = 22;
  for (const zip::Entry& entry : entries) size += 30 + 46 + 2 * entry.name.size() + entry.bytes.size();
  return size;
}

std::uint64_t text_size(std::span<const zip::Entry> entries) {
  std::uint64_t size = 0;
  for (const zip::Entry& entry : entries) size += is_document(entry) ? entry.size : 0;
  return size;
}

class Limits {
 public:
  explicit Limits(std::string place) : place_(std::move(place)) {}
  void tell(Severity severity, std::string id, const std::string& amount, std::string_view what) {
    notes.push_back({severity, std::move(id), place_, 0, amount + std::string(what), {amount}});
  }
  std::vector<Diagnostic> notes;

 private:
  std::string place_;
};

}  // namespace

std::vector<Diagnostic> reader_limits(const std::string& place, std::span<const epub::Page> pages,
                                      std::span<const zip::Entry> entries) {
  Limits limits(place);
  const auto warning = Severity::warning;
  const auto chapters = static_cast<std::size_t>(std::ranges::count_if(pages, [](const epub::Page& page) {
    return page.kind == epub::Page::Kind::chapter && page.part == 1;
  }));
  if (chapters > many_chapters)
    limits.tell(warning, "limit.chapters", std::to_string(chapters),
                " chapters are more than devices open in good time (--split-volumes, --split-every)");
  if (const std::uint64_t size = text_size(entries); size > much_text)
    limits.tell(warning, "limit.text", megabytes(size),
                " MB of text are more than KOReader holds (--split-volumes, --split-every)");
  for (const zip::Entry& entry : entries)
    if (is_document(entry) && entry.name != "EPUB/nav.xhtml" && entry.size > large_document)
      limits.tell(warning, "limit.document", entry.name,
                  " has a paragraph so long that old readers cannot open it");
  for (const epub::Page& page : pages)
    if (page.depth > deep_nesting) {
      limits.tell(warning, "limit.nesting", std::to_string(page.depth),
                  " levels of contents are more than Kindle shows");
      break;
    }
  if (const std::uint64_t size = file_size(entries); size > uploaded_file)
    limits.tell(warning, "limit.file", megabytes(size), " MB are more than Send to Kindle takes (200 MB)");
  else if (size > mailed_file)
    limits.tell(Severity::note, "limit.file", megabytes(size),
                " MB are more than Send to Kindle takes by mail (50 MB)");
  return std::move(limits.notes);
}

}  // namespace novel2epub
