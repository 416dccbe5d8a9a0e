#include "novel2epub/convert.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "book_cover.hpp"
#include "chapters.hpp"
#include "dump.hpp"
#include "epub/identifier.hpp"
#include "epub/publication.hpp"
#include "parse/divide.hpp"
#include "pictures.hpp"
#include "read/discover.hpp"
#include "text/utf8.hpp"
#include "workers.hpp"
#include "zip/pack.hpp"

namespace novel2epub {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void warn(std::vector<Diagnostic>& notes, std::string id, std::string message) {
  notes.push_back({Severity::warning, std::move(id), "", 0, std::move(message)});
}

// The clock enters here and nowhere else: as the time of the newest input, unless the user said one.
std::int64_t modified_time(const std::vector<read::Source>& sources, const Options& options) {
  if (options.metadata.modified != 0) return options.metadata.modified;
  std::int64_t newest = 0;
  for (const read::Source& source : sources) newest = std::max(newest, source.modified);
  return newest != 0 ? newest : options.now.value_or(0);
}

void complete_metadata(Metadata& metadata, const read::Discovery& found, const Options& options,
                       std::vector<Diagnostic>& notes) {
  if (metadata.author.empty())
    warn(notes, "metadata.author-unknown", "the text does not say who wrote the book (--author sets it)");
  metadata.modified = modified_time(found.sources, options);
  metadata.identifier = epub::identifier(metadata, options.convert);
}

std::string read_css(const Options& options, std::vector<Diagnostic>& notes) {
  if (options.css.empty()) return {};
  Result<std::string> css = read::read_file(options.css, options.css);
  if (css && text::is_valid_utf8(*css)) return *css;
  notes.push_back(
      css ? Diagnostic{Severity::error, "css.encoding", options.css, 0, "the style sheet is not UTF-8"}
          : css.error());
  return {};
}

// A file name that every system takes, made of the title.
std::string file_name_of(const std::string& title) {
  constexpr std::size_t longest = 180;  // bytes; most file systems stop at 255
  std::string name;
  for (std::size_t i = 0; i < title.size();) {
    const char32_t c = text::next(title, i);
    const bool bad =
        c < 0x20 || c == 0x7F || std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos;
    text::append(name, bad ? U'_' : c);
    if (name.size() >= longest) break;
  }
  while (name.starts_with('.')) name.erase(0, 1);
  return (name.empty() ? "book" : name) + ".epub";
}

std::string output_path(const Options& options, const read::Discovery& found, const Metadata& metadata) {
  if (!options.output.empty()) return options.output;
  const std::string name = file_name_of(metadata.title);
  return found.beside.empty() ? name : found.beside + "/" + name;
}

std::vector<epub::Outline> outlines(const std::vector<Chapter>& chapters) {
  std::vector<epub::Outline> out;
  out.reserve(chapters.size());
  for (const Chapter& chapter : chapters)
    out.push_back({chapter.kind, chapter.heading.label(), chapter.volume, chapter.number,
                   epub::part_count(chapter.blocks)});
  return out;
}

bool has_ruby(const std::vector<Chapter>& chapters) {
  const auto is_ruby = [](const Run& run) { return run.kind == Run::Kind::ruby; };
  const auto block_has = [&](const Block& block) { return std::ranges::any_of(block.runs, is_ruby); };
  return std::ranges::any_of(chapters,
                             [&](const Chapter& c) { return std::ranges::any_of(c.blocks, block_has); });
}

// What the pages show.
struct Contents {
  const std::vector<Chapter>& chapters;
  const std::vector<Image>& images;  // in the order of publication.images
};

// The pictures as entries, with the chapter behind which each is stored, in that order.
std::vector<std::pair<std::size_t, zip::Entry>> picture_entries(const epub::Publication& publication,
                                                                const std::vector<Image>& images) {
  std::vector<std::pair<std::size_t, zip::Entry>> out;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const epub::Illustration& picture = publication.images[i];
    out.emplace_back(picture.chapter, zip::make_entry("EPUB/" + picture.path, images[i].bytes));
  }
  std::ranges::stable_sort(out, {}, &std::pair<std::size_t, zip::Entry>::first);
  return out;
}

// Every file of the container, compressed, in its order.
std::vector<zip::Entry> make_entries(const epub::Publication& publication, const Contents& contents,
                                     unsigned jobs, const Progress& progress) {
  const std::vector<Chapter>& chapters = contents.chapters;
  std::vector<zip::Entry> entries;
  entries.push_back(zip::make_entry("mimetype", "application/epub+zip"));
  entries.push_back(zip::make_entry("META-INF/container.xml", epub::container_document()));
  for (const epub::Resource& resource : epub::front_resources(publication))
    entries.push_back(zip::make_entry("EPUB/" + resource.path, resource.bytes));
  std::vector<zip::Entry> pages(publication.pages.size());
  for_each_index(pages.size(), jobs, [&](std::size_t i) {
    const epub::Page& page = publication.pages[i];
    if (page.kind == epub::Page::Kind::contents) return;  // the nav document, which is there already
    const std::string document = page.kind == epub::Page::Kind::chapter
                                     ? epub::content_document(chapters[page.chapter], page, publication)
                                     : epub::page_document(page, publication);
    pages[i] = zip::make_entry("EPUB/" + page.path, document);
  });
  std::vector<std::pair<std::size_t, zip::Entry>> pictures = picture_entries(publication, contents.images);
  // Each chapter's pictures stand behind it: a reader that streams the book meets them when it needs them.
  auto picture = pictures.begin();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i].name.empty()) entries.push_back(std::move(pages[i]));
    const epub::Page& page = publication.pages[i];
    if (page.kind != epub::Page::Kind::chapter || page.part != page.parts) continue;
    for (; picture != pictures.end() && picture->first == page.chapter; ++picture)
      entries.push_back(std::move(picture->second));
  }
  if (progress) progress(chapters.size(), chapters.size());
  return entries;
}

Result<void> write_book(const std::string& path, std::vector<zip::Entry> entries) {
  zip::Plan plan;
  for (const zip::Entry& entry : entries) plan.names.push_back(entry.name);
  plan.entry = [&entries](std::size_t i) { return std::move(entries[i]); };
  return zip::pack(path, plan);
}

std::vector<ChapterReport> chapter_reports(const std::vector<Chapter>& chapters) {
  std::vector<ChapterReport> out;
  for (const Chapter& chapter : chapters)
    out.push_back(
        {chapter.heading.number, chapter.volume, chapter.heading.label(), chapter.letters, chapter.sources});
  return out;
}

Report failed(Report report, Diagnostic why) {
  report.diagnostics.push_back(std::move(why));
  return report;
}

// A contents file beside the chapters, read like one of them.
std::optional<parse::Text> read_contents(const read::Discovery& found, const Options& options) {
  if (!found.contents) return std::nullopt;
  Dump contents = read_dump({{*found.contents, *found.contents, "", 0}}, options);
  if (has_error(contents.notes)) return std::nullopt;
  return std::move(contents.texts[0]);
}

}  // namespace

Report convert(const Options& options, const Progress& progress) {
  Report report;
  Result<read::Discovery> found = read::discover(options.inputs);
  if (!found) return failed(std::move(report), found.error());
  append(report.diagnostics, std::move(found->notes));

  // The first sweep: every file to text, then what is true of the dump as a whole.
  const read::PictureIndex pictures(std::move(found->pictures));
  Dump dump = read_dump(found->sources, options, &pictures);
  append(report.diagnostics, std::move(dump.notes));
  if (has_error(report.diagnostics)) return report;
  const std::optional<parse::Text> contents = read_contents(*found, options);
  parse::Division division = parse::divide(dump.texts, {found->whole, contents ? &*contents : nullptr});
  std::vector<std::string> rule_files = found->rules;
  append(rule_files, options.rule_files);

  // The second sweep: every draft to a finished chapter.
  Chapters made =
      make_chapters(dump, std::move(division), {found->base, false, std::move(rule_files)}, options);
  append(report.diagnostics, std::move(made.notes));
  if (std::ranges::all_of(made.chapters, [](const Chapter& chapter) { return chapter.blocks.empty(); }))
    return failed(std::move(report),
                  {Severity::error, "input.no-text", "", 0, "there is no text in the input"});
  const std::vector<Image> images = load_pictures(made.chapters, pictures, options.jobs, report.diagnostics);
  report.removed = std::move(made.removed);
  report.changed = std::move(made.changed);
  complete_metadata(made.metadata, *found, options, report.diagnostics);

  // From here on: the book, in reading order.
  epub::Publication publication;
  publication.metadata = made.metadata;
  publication.language = made.language;
  publication.user_css = read_css(options, report.diagnostics);
  publication.has_ruby = has_ruby(made.chapters);
  publication.cover = book_cover(*found, publication, options, report.diagnostics);
  publication.describes_all_images = epub::describes_all_images(made.chapters);
  for (const Chapter& chapter : made.chapters) publication.letters += chapter.letters;
  publication.chapters = made.chapters.size();
  report.book = made.metadata;
  report.chapters = chapter_reports(made.chapters);
  if (has_error(report.diagnostics)) return report;
  publication.pages = epub::plan_pages(outlines(made.chapters), made.metadata, made.language,
                                       publication.cover.has_value(), {options.colophon, options.toc_group});
  publication.images = epub::plan_images(images, made.chapters, publication.pages);
  std::vector<zip::Entry> entries =
      make_entries(publication, {made.chapters, images}, options.jobs, progress);
  if (options.dry_run) return report;
  const std::string path = output_path(options, *found, made.metadata);
  if (const Result<void> written = write_book(path, std::move(entries)); !written)
    return failed(std::move(report), written.error());
  report.output = path;
  return report;
}

}  // namespace novel2epub
