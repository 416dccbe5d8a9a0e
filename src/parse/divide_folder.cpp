// A folder of chapter files: the file is the chapter, its heading only names it.
#include <algorithm>
#include <map>
#include <set>

#include "parse/body.hpp"
#include "parse/copies.hpp"
#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"
#include "parse/doubled_numbers.hpp"
#include "parse/file_chapter.hpp"
#include "parse/foreign.hpp"
#include "parse/inner_headings.hpp"
#include "parse/order.hpp"
#include "text/natural_order.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t most_pages = 9;

// "我的书12": a name before a number is the book's when many files have it; else the number means nothing.
void settle_tails(std::vector<FileChapter>& chapters) {
  const auto book_of = [](const FileChapter& chapter) {
    std::size_t end = chapter.stem.size();
    while (end > 0 && !(chapter.stem[end - 1] >= '0' && chapter.stem[end - 1] <= '9')) --end;
    while (end > 0 && chapter.stem[end - 1] >= '0' && chapter.stem[end - 1] <= '9') --end;
    return chapter.stem.substr(0, end);
  };
  std::map<std::string, std::size_t> books;
  for (const FileChapter& chapter : chapters)
    if (chapter.name && chapter.name->family == "file.tail") ++books[book_of(chapter)];
  for (FileChapter& chapter : chapters) {
    if (!chapter.name || chapter.name->family != "file.tail") continue;
    if (books[book_of(chapter)] < 2) {
      chapter.name->number.reset();
      chapter.name->family = "file.name";
    } else {
      chapter.name->heading = {.number = std::to_string(*chapter.name->number), .name = {}};
      chapter.name->index = chapter.name->number;
      chapter.name->family = "file.index";
    }
  }
}

// "012_更新说明" among "011_第十一章 雨" and "013_第十二章 船": names that count files number no chapter.
void settle_counters(std::vector<FileChapter>& chapters) {
  std::size_t counted = 0, numbered = 0, apart = 0;
  for (const FileChapter& chapter : chapters) {
    if (!chapter.name || !chapter.name->index) continue;
    ++counted;
    const HeadingMatch& match = chapter.heading ? *chapter.heading : *chapter.name;
    if (!match.certain || !match.number) continue;
    ++numbered;
    apart += match.number != chapter.name->index ? 1 : 0;
  }
  if (apart == 0 || 4 * numbered < 3 * counted) return;
  for (FileChapter& chapter : chapters) {
    if (chapter.heading || !chapter.name || chapter.name->family != "number.named") continue;
    chapter.name->number.reset();
    chapter.name->heading.number.clear();
  }
}

// What stands before glued headings, when at least two files agree on it.
std::string learn_glued_prefix(const std::vector<FileChapter>& chapters) {
  std::map<std::string, std::size_t> prefixes;
  for (const FileChapter& chapter : chapters)
    if (chapter.glued && !chapter.glued_prefix.empty()) ++prefixes[chapter.glued_prefix];
  const auto most = std::ranges::max_element(prefixes, {}, [](const auto& row) { return row.second; });
  return most == prefixes.end() || most->second < 2 ? std::string{} : most->first;
}

std::vector<FileChapter> read_chapters(std::span<const Text> texts, FolderHabits habits) {
  std::vector<FileChapter> chapters;
  chapters.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) chapters.push_back(read_file_chapter(texts[i], i, habits));
  settle_tails(chapters);
  settle_counters(chapters);
  habits.glued_prefix = learn_glued_prefix(chapters);
  if (!habits.glued_prefix.empty())
    for (FileChapter& chapter : chapters)
      if (!chapter.heading) {
        FileChapter again = read_file_chapter(texts[chapter.text], chapter.text, habits);
        if (again.heading) chapter = std::move(again);
      }
  return chapters;
}

Placed place(const FileChapter& chapter, const Text& text) {
  Placed placed;
  placed.rank = text.rank;
  placed.folder = text.folder;
  placed.stem = chapter.stem;
  placed.kind = chapter.draft.kind;
  if (chapter.name) placed.by_name = chapter.name->index ? chapter.name->index : chapter.name->number;
  if (chapter.heading) placed.by_text = chapter.heading->number;
  if (chapter.heading && chapter.heading->volume_number) placed.volume = chapter.heading->volume_number;
  if (chapter.name && chapter.name->volume_number) placed.volume = chapter.name->volume_number;
  placed.counter = chapter.name && chapter.name->index.has_value();
  return placed;
}

bool is_numbered(const FileChapter& chapter) {
  return (chapter.name && (chapter.name->number || chapter.name->index)) ||
         (chapter.heading && chapter.heading->number);
}

Diagnostic foreign_note(const Foreign& why, const std::string& file) {
  std::vector<std::string> facts;
  for (const std::size_t n : {why.bytes, why.usual_bytes, why.names, why.shared_names})
    facts.push_back(std::to_string(n));
  return {Severity::warning,
          "chapter.foreign",
          file,
          0,
          "seems to belong to another book: no number, " + facts[0] + " bytes where chapters have some " +
              facts[1] + ", and only " + facts[2] + " of the " + facts[3] + " names that the chapters share",
          facts};
}

// Files without a number among files that have one: short ones are the author's posts, or of another book.
void settle_unnumbered(std::vector<FileChapter>& chapters, std::span<const Text> texts,
                       std::vector<Placed>& places, std::vector<Diagnostic>& notes) {
  std::vector<Suspect> files;
  std::vector<std::size_t> sizes;
  for (const FileChapter& chapter : chapters) {
    files.push_back({texts[chapter.text].clean.text(),
                     is_numbered(chapter) || chapter.draft.kind != ChapterKind::chapter});
    if (is_numbered(chapter)) sizes.push_back(files.back().text.size());
  }
  if (sizes.empty() || 5 * sizes.size() < 4 * chapters.size()) return;
  std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
  const std::size_t median = sizes[sizes.size() / 2];
  const std::vector<std::optional<Foreign>> reasons = find_foreign(files);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    if (!files[i].numbered && 2 * files[i].text.size() < median) chapters[i].draft.kind = ChapterKind::notice;
    places[i].kind = chapters[i].draft.kind;
    places[i].foreign = reasons[i].has_value();
    if (places[i].foreign) notes.push_back(foreign_note(*reasons[i], texts[chapters[i].text].name));
  }
}

// Whether the text of `page` goes on where `first` ends: the same heading, or none and an unfinished tail.
bool is_page_of(const FileChapter& page, const FileChapter& first, std::span<const Text> texts) {
  const auto page_number = [](const FileChapter& c) {
    if (c.heading && c.heading->page) return c.heading->page;
    return c.name ? c.name->page : std::nullopt;
  };
  const auto number = page_number(page);
  if (texts[page.text].folder != texts[first.text].folder) return false;
  if (page.heading && first.heading) {
    if (page.heading->number != first.heading->number ||
        title_key(page.heading->heading.name) != title_key(first.heading->heading.name))
      return false;
    if (number && *number > 1) return true;
  } else if (page.heading) {
    return false;
  }
  if (!number || *number < 2) {
    if (!page.heading) return false;
  } else if (page.name && first.name && page.name->family == "file.paged" &&
             page.name->number == first.name->number) {
    const bool no_other_heading = !page.heading && !first.heading;
    if (!no_other_heading) return true;
  }
  std::string_view body = text::trim(texts[first.draft.pieces.back().text].clean.text());
  const std::size_t line = body.rfind('\n');
  return is_page_tail(line == body.npos ? body : body.substr(line + 1));
}

// Joins pages onto the chapter before them. `order` is the reading order.
std::vector<std::size_t> join_pages(std::vector<FileChapter>& chapters, const std::vector<std::size_t>& order,
                                    std::span<const Text> texts) {
  std::vector<std::size_t> joined;
  for (const std::size_t i : order) {
    FileChapter& page = chapters[i];
    FileChapter* const first = joined.empty() ? nullptr : &chapters[joined.back()];
    if (first == nullptr || first->draft.pieces.size() >= most_pages || !is_page_of(page, *first, texts)) {
      joined.push_back(i);
      continue;
    }
    Draft& draft = first->draft;
    draft.pieces.insert(draft.pieces.end(), page.draft.pieces.begin(), page.draft.pieces.end());
    draft.dropped.insert(draft.dropped.end(), page.draft.dropped.begin(), page.draft.dropped.end());
    for (const Piece& piece : page.draft.lifted) draft.dropped.push_back({piece, "P-10"});
  }
  return joined;
}

// "1-2.txt" that is no page of "1-1.txt": both numbers name it.
void name_pairs(std::vector<FileChapter>& chapters, std::span<const std::size_t> order) {
  std::map<std::int64_t, std::size_t> times;
  const auto is_named = [&](const FileChapter& chapter) {
    return chapter.name && chapter.name->family == "file.paged" && chapter.draft.heading_from_name &&
           chapter.draft.heading.name.empty();
  };
  for (const std::size_t i : order)
    if (is_named(chapters[i])) ++times[*chapters[i].name->number];
  for (const std::size_t i : order)
    if (is_named(chapters[i]) && times[*chapters[i].name->number] > 1)
      chapters[i].draft.heading.number = chapters[i].stem;
}

bool is_in_row(const FileChapter& chapter) {
  return chapter.draft.kind == ChapterKind::chapter && chapter.draft.number.has_value();
}

// A volume whose line stands in its first file only holds the numbered files behind it, with what lies
// between.
void carry_volumes(std::vector<FileChapter>& chapters, std::span<const std::size_t> order,
                   std::span<const Text> texts) {
  const FileChapter* opener = nullptr;
  std::vector<FileChapter*> waiting;  // what belongs to the volume if a numbered chapter follows
  for (const std::size_t i : order) {
    FileChapter& chapter = chapters[i];
    const bool elsewhere = opener != nullptr && texts[opener->text].folder != texts[chapter.text].folder;
    if (elsewhere || !chapter.draft.volume.empty()) {
      opener = chapter.draft.volume.empty() ? nullptr : &chapter;
      waiting.clear();
      continue;
    }
    if (opener == nullptr) continue;
    waiting.push_back(&chapter);
    if (!is_in_row(chapter)) continue;
    for (FileChapter* const one : waiting) one->draft.volume = opener->draft.volume;
    waiting.clear();
  }
}

// The chapters of all files, in reading order.
std::vector<Draft> all_drafts(std::span<const Text> texts, std::vector<FileChapter>& chapters,
                              std::span<const std::size_t> order) {
  std::set<std::int64_t> taken;
  for (const FileChapter& chapter : chapters)
    if (chapter.draft.number) taken.insert(*chapter.draft.number);
  carry_volumes(chapters, order, texts);
  std::vector<Draft> drafts;
  for (const std::size_t i : order) {
    FileChapter& chapter = chapters[i];
    if (chapter.draft.volume.empty()) chapter.draft.volume = texts[chapter.text].folder;
    if (chapter.heading)
      std::ranges::move(split_inner(std::move(chapter.draft), *chapter.heading, texts, taken),
                        std::back_inserter(drafts));
    else
      drafts.push_back(std::move(chapter.draft));
  }
  return drafts;
}

// A site that served one chapter under two addresses: of identical copies the first stays.
void add_drafts(std::span<const Text> texts, std::vector<FileChapter>& chapters,
                std::span<const std::size_t> order, Division& division) {
  Originals originals;
  LineCounter lines;
  for (Draft& draft : all_drafts(texts, chapters, order)) {
    const BodySize body = measure_body(texts, draft);
    if (const auto original = originals.find(draft, body)) {
      leave_out_copy(texts, draft, *original, lines, division);
      continue;
    }
    originals.add(draft, body);
    division.drafts.push_back(std::move(draft));
  }
}

}  // namespace

Division divide_folder(std::span<const Text> texts) {
  Division division;
  FolderHabits habits = learn_folder_habits(texts);
  division.named = habits.book.named;
  division.page = habits.page;
  std::vector<FileChapter> chapters = read_chapters(texts, std::move(habits));
  for (FileChapter& chapter : chapters) settle_heading(chapter, texts[chapter.text], division.notes);
  std::vector<Placed> places;
  places.reserve(chapters.size());
  for (const FileChapter& chapter : chapters) places.push_back(place(chapter, texts[chapter.text]));
  settle_unnumbered(chapters, texts, places, division.notes);
  std::vector<std::size_t> order = join_pages(chapters, reading_order(places), texts);
  name_pairs(chapters, order);
  order_duplicates(chapters, order, texts);
  move_latest_back(chapters, order, texts);
  add_drafts(texts, chapters, order, division);
  return division;
}

}  // namespace novel2epub::parse
