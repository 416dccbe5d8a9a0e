#include "novel2epub/convert.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>
#include <utility>

#include "book_cover.hpp"
#include "book_font.hpp"
#include "chapters.hpp"
#include "epub/identifier.hpp"
#include "epub/package.hpp"
#include "epub/publication.hpp"
#include "epub/style_fault.hpp"
#include "limits.hpp"
#include "manuscript.hpp"
#include "outlines.hpp"
#include "pictures.hpp"
#include "read/discover.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"
#include "volumes.hpp"
#include "workers.hpp"
#include "zip/pack.hpp"

namespace novel2epub {
namespace {

constexpr std::string_view minimal_css = "minimal";  // in place of a style sheet's path

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void warn(std::vector<Diagnostic>& notes, std::string id, std::string message) {
  notes.push_back({Severity::warning, std::move(id), "", 0, std::move(message)});
}

// The clock enters here and nowhere else: as the time of the newest input, unless the user said one.
std::int64_t modified_time(const std::vector<read::Source>& sources, const Options& options) {
  if (options.metadata.modified >= 0) return options.metadata.modified;
  std::int64_t newest = 0;
  for (const read::Source& source : sources) newest = std::max(newest, source.modified);
  return newest != 0 ? newest : options.now.value_or(0);
}

void complete_metadata(Metadata& metadata, const read::Discovery& found, const Options& options,
                       std::vector<Diagnostic>& notes) {
  if (metadata.author.empty() && !metadata.no_author)
    warn(notes, "metadata.author-unknown", "the text does not say who wrote the book (--author sets it)");
  metadata.modified = modified_time(found.sources, options);
  metadata.identifier = epub::identifier(metadata, options.convert);
}

// Horizontal lines are every language's own; vertical ones only those of two.
void set_design(epub::Publication& publication, const Options& options, std::vector<Diagnostic>& notes) {
  publication.design = options.design;
  publication.design.minimal = options.css == minimal_css;
  publication.kobo = options.output.ends_with(".kepub.epub");
  publication.vertical = options.design.writing_mode == WritingMode::vertical;
  const Language language = publication.language;
  if (!publication.vertical || language == Language::ja || language == Language::zh_hant) return;
  const std::string tag(text::tag_of(language));
  notes.push_back(
      {Severity::error,
       "design.vertical",
       "",
       0,
       "vertical lines are for ja and zh-Hant; the text is " + tag + " (--lang sets the language)",
       {tag}});
}

// `font`: where the sheet finds the embedded font, if there is one.
std::string read_css(const Options& options, const std::string& font, std::vector<Diagnostic>& notes) {
  if (options.css.empty() || options.css == minimal_css) return {};
  Result<std::string> css = read::read_file(options.css, options.css);
  if (!css) {
    notes.push_back(css.error());
  } else if (!text::is_valid_utf8(*css)) {
    notes.push_back({Severity::error, "css.encoding", options.css, 0, "the style sheet is not UTF-8"});
  } else if (const auto fault = epub::style_fault(
                 *css, [&](std::string_view target) { return !font.empty() && target == font; })) {
    const std::string which = fault->which.empty() ? "" : ": " + fault->which;
    notes.push_back({Severity::error,
                     "css.invalid",
                     options.css,
                     fault->line,
                     "the style sheet would make the book invalid: " + fault->what + which,
                     {fault->what, fault->which}});
  } else {
    return std::move(*css);
  }
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

bool has_ruby(const std::vector<Chapter>& chapters) {
  const auto is_ruby = [](const Run& run) { return run.kind == Run::Kind::ruby; };
  const auto block_has = [&](const Block& block) { return std::ranges::any_of(block.runs, is_ruby); };
  return std::ranges::any_of(chapters,
                             [&](const Chapter& c) { return std::ranges::any_of(c.blocks, block_has); });
}

// The pictures as entries, with the chapter behind which each is stored, in that order.
std::vector<std::pair<std::size_t, zip::Entry>> picture_entries(const epub::Publication& publication,
                                                                const std::vector<const Image*>& images) {
  std::vector<std::pair<std::size_t, zip::Entry>> out;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const epub::Illustration& picture = publication.images[i];
    out.emplace_back(picture.chapter, zip::make_entry("EPUB/" + picture.path, images[i]->bytes));
  }
  std::ranges::stable_sort(out, {}, &std::pair<std::size_t, zip::Entry>::first);
  return out;
}

// Every file of the container but the font, compressed, in its order.
std::vector<zip::Entry> make_entries(const epub::Publication& publication, const Volume& volume,
                                     unsigned jobs, const Progress& progress, Characters* characters) {
  const std::vector<Chapter>& chapters = volume.chapters;
  std::vector<zip::Entry> entries;
  entries.push_back(zip::make_entry("mimetype", "application/epub+zip"));
  entries.push_back(zip::make_entry("META-INF/container.xml", epub::container_document()));
  if (characters != nullptr)
    entries.push_back(
        zip::make_entry("META-INF/com.apple.ibooks.display-options.xml", epub::display_options_document()));
  for (const epub::Resource& resource : epub::front_resources(publication)) {
    if (characters != nullptr && resource.path.ends_with(".xhtml")) characters->add(resource.bytes);
    entries.push_back(zip::make_entry("EPUB/" + resource.path, resource.bytes));
  }
  std::vector<zip::Entry> pages(publication.pages.size());
  const std::thread::id converting = std::this_thread::get_id();
  std::atomic<std::size_t> done{0};
  for_each_index(pages.size(), jobs, [&](std::size_t i) {
    const epub::Page& page = publication.pages[i];
    const std::size_t before =
        done.fetch_add(page.kind == epub::Page::Kind::chapter && page.part <= 1 ? 1 : 0);
    if (progress && std::this_thread::get_id() == converting) progress(before, chapters.size());
    if (page.kind == epub::Page::Kind::contents) return;  // the nav document, which is there already
    const std::string document = page.kind == epub::Page::Kind::chapter
                                     ? epub::content_document(chapters[page.chapter], page, publication)
                                     : epub::page_document(page, publication);
    if (characters != nullptr) characters->add(document);
    pages[i] = zip::make_entry("EPUB/" + page.path, document);
  });
  std::vector<std::pair<std::size_t, zip::Entry>> pictures = picture_entries(publication, volume.images);
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

// Writes the book beside its place.
Result<zip::Written> write_book(const std::string& path, std::vector<zip::Entry> entries) {
  zip::Plan plan;
  for (const zip::Entry& entry : entries) plan.names.push_back(entry.name);
  plan.entry = [&entries](std::size_t i) { return std::move(entries[i]); };
  return zip::write(path, plan);
}

// What all books of one run share beside the publication.
struct Run {
  const Options& options;
  const read::Discovery& found;
  const Progress& progress;
  const Commit& commit;
  const std::optional<font::Font>& font;
};

// Makes the publication that of one volume. The covers of several books are told about once.
void turn_to(const Volume& volume, const Run& run, epub::Publication& publication,
             std::vector<Diagnostic>& notes) {
  publication.metadata = volume.metadata;
  publication.has_ruby = has_ruby(volume.chapters);
  publication.cover = book_cover(run.found, publication, run.options, notes);
  publication.pages = epub::plan_pages(
      outlines(volume.chapters), volume.metadata, publication.language, publication.cover.has_value(),
      {run.options.colophon, run.options.toc_group, !run.options.metadata.description.empty()});
  publication.images = epub::plan_images(volume.images, volume.chapters, publication.pages);
  publication.describes_all_images = epub::describes_all_images(volume.chapters);
  const auto blurbs = std::ranges::count_if(
      publication.pages, [](const epub::Page& page) { return page.nameless_introduction && page.part == 1; });
  publication.chapters = volume.chapters.size() - static_cast<std::size_t>(blurbs);
  publication.letters = 0;
  for (const Chapter& chapter : volume.chapters) publication.letters += chapter.letters;
}

// The entries of one book, with its font cut down to the characters of its pages.
Result<std::vector<zip::Entry>> make_book(const epub::Publication& publication, const Volume& volume,
                                          const Run& run, std::vector<Diagnostic>& notes) {
  Characters characters;
  std::vector<zip::Entry> entries =
      make_entries(publication, volume, run.options.jobs, run.progress, run.font ? &characters : nullptr);
  if (!run.font) return entries;
  const Result<std::string> bytes = font_for(characters, *run.font, notes);
  if (!bytes) return std::unexpected(bytes.error());
  entries.push_back(zip::make_entry("EPUB/" + epub::font_path(publication), *bytes));
  return entries;
}

// Every book of the run, all of them or none: none, too, when the report has an error.
Result<void> make_books(epub::Publication publication, const std::vector<Volume>& volumes,
                        const std::string& path, const Run& run, Report& report) {
  std::vector<zip::Written> written;
  std::size_t first_chapter = 0;
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    std::vector<Diagnostic> notes;
    turn_to(volumes[i], run, publication, notes);
    if (i == 0) append(report.diagnostics, std::move(notes));
    if (has_error(report.diagnostics)) return {};
    Result<std::vector<zip::Entry>> entries = make_book(publication, volumes[i], run, report.diagnostics);
    if (!entries) return std::unexpected(entries.error());
    const bool numbered = !volumes[i].metadata.volume.empty();
    const std::string place = numbered ? numbered_path(path, i + 1, volumes.size()) : path;
    append(report.diagnostics, reader_limits(place, publication.pages, *entries));
    report.books.push_back({volumes[i].metadata, place, first_chapter, volumes[i].chapters.size()});
    first_chapter += volumes[i].chapters.size();
    if (run.options.dry_run) continue;
    Result<zip::Written> book = write_book(place, std::move(*entries));
    if (!book) return std::unexpected(book.error());
    written.push_back(std::move(*book));
  }
  if (run.options.dry_run) return {};
  report.output = report.books.front().output;
  if (run.commit)
    if (Result<void> ready = run.commit(report); !ready) return ready;
  return zip::put_in_place(written);
}

std::vector<ChapterReport> chapter_reports(const std::vector<Chapter>& chapters) {
  std::vector<ChapterReport> out;
  for (const Chapter& chapter : chapters)
    out.push_back(
        {chapter.heading.number, chapter.volume, chapter.heading.label(), chapter.letters, chapter.sources});
  return out;
}

}  // namespace

Report convert(const Options& options, const Progress& progress, const Commit& commit) {
  Report report;
  std::optional<Manuscript> manuscript = make_manuscript(options, report);
  if (!manuscript) return report;
  Chapters& made = manuscript->made;
  const read::Discovery& found = manuscript->found;
  complete_metadata(made.metadata, found, options, report.diagnostics);

  // From here on: the book, in reading order, or several.
  epub::Publication publication;
  publication.language = made.language;
  set_design(publication, options, report.diagnostics);
  const std::optional<font::Font> font = find_font(options, report.diagnostics);
  if (font) publication.font_type = font->media_type;
  publication.user_css =
      read_css(options, font ? "../" + epub::font_path(publication) : std::string(), report.diagnostics);
  report.book = made.metadata;
  report.chapters = chapter_reports(made.chapters);
  std::vector<Volume> volumes = split(made, options);
  for (Volume& volume : volumes) volume.images = deal_pictures(volume.chapters, manuscript->images);
  append(report.diagnostics, std::move(made.notes));
  if (has_error(report.diagnostics)) return report;
  const std::string path = output_path(options, found, made.metadata);
  const Result<void> done =
      make_books(std::move(publication), volumes, path, {options, found, progress, commit, font}, report);
  if (!done) report.diagnostics.push_back(done.error());
  if (has_error(report.diagnostics)) {
    report.books.clear();
    report.output.clear();
    return report;
  }
  if (options.dry_run)
    for (BookReport& book : report.books) book.output.clear();
  return report;
}

}  // namespace novel2epub
