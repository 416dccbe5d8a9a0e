#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/publication.hpp"

namespace novel2epub::epub {
namespace {

// Above this many lines the table of contents is no page that anyone would leaf through (epub.md 0, decision
// 11).
constexpr std::size_t longest_contents_page = 300;

std::string ordinal(std::string_view prefix, std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return std::string(prefix) + digits;
}

Page front_page(Page::Kind kind, std::string id, std::string_view label, std::size_t depth) {
  Page page;
  page.kind = kind;
  page.path = "text/" + id + ".xhtml";
  page.id = std::move(id);
  page.label = page.title = label;
  page.depth = depth;
  return page;
}

// Whether the source's numbers only ever go up, so that a number can stand for a chapter. A gap does no harm:
// the chapter that fills it later finds its place, and its neighbours keep theirs.
bool numbers_identify(const std::vector<Outline>& chapters) {
  std::optional<std::int64_t> last;
  for (const Outline& chapter : chapters) {
    if (chapter.kind != ChapterKind::chapter) continue;
    if (!chapter.number || *chapter.number < 0 || (last && *chapter.number <= *last)) return false;
    last = chapter.number;
  }
  return last.has_value();
}

// "" for the first, then "b" to "z", "zb" and so on: letters, for which every reader has room in a file name.
std::string nth_mark(std::size_t nth) {
  std::string out;
  for (; nth > 25; nth -= 25) out += 'z';
  if (nth > 0) out += static_cast<char>('a' + nth);
  return out;
}

// Manifest ids. Readers tie bookmarks to them, so a chapter keeps its id when others are added around it: the
// chapter's own number where numbers identify, and for what has none (prologue, extra, notice) the number
// before it; else its place.
std::vector<std::string> chapter_ids(const std::vector<Outline>& chapters) {
  const bool by_number = numbers_identify(chapters);
  std::vector<std::string> ids;
  std::int64_t place = 0, last = 0;
  std::size_t extras = 0;  // since the last number
  for (const Outline& chapter : chapters) {
    ++place;
    if (!by_number) {
      ids.push_back(ordinal("c", place, 5));
    } else if (chapter.kind == ChapterKind::chapter) {
      last = *chapter.number;
      extras = 0;
      ids.push_back(ordinal("c", last, 5));
    } else {
      ids.push_back(ordinal("x", last, 5) + nth_mark(extras++));
    }
  }
  return ids;
}

// The volume every chapter is set in. A chapter without one between two of the same volume belongs to it.
std::vector<std::string> volumes(const std::vector<Outline>& chapters) {
  std::vector<std::string> out;
  for (const Outline& chapter : chapters) out.push_back(one_line(chapter.volume));
  std::size_t last = out.size();  // the last chapter that has a volume
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].empty()) continue;
    for (std::size_t k = last + 1; k < i && out[last] == out[i]; ++k) out[k] = out[i];
    last = i;
  }
  return out;
}

Page volume_page(std::string_view title, std::int64_t number) {
  return front_page(Page::Kind::volume, ordinal("v", number, 3), title, 1);
}

// What stands before the first chapter under no heading of its own: shown, but no entry of the contents.
bool is_nameless_introduction(const Outline& chapter) {
  return chapter.kind == ChapterKind::introduction && is_blank(chapter.label);
}

void add_chapter(std::vector<Page>& pages, const Outline& chapter, std::size_t index, const std::string& id,
                 std::size_t depth, const Labels& words) {
  const std::size_t parts = std::max<std::size_t>(chapter.parts, 1);
  std::string label = one_line(chapter.label);
  const bool nameless = is_nameless_introduction(chapter);
  if (nameless) {
    label = words.introduction;
    depth = 0;
  }
  if (label.empty()) label = std::to_string(index + 1);
  for (std::size_t part = 1; part <= parts; ++part) {
    const bool first = part == 1;
    // Only the first document of a long chapter is in the table of contents.
    Page page = front_page(Page::Kind::chapter, first ? id : id + '-' + std::to_string(part), label,
                           first ? depth : 0);
    if (!first) page.label += " (" + std::to_string(part) + '/' + std::to_string(parts) + ')';
    page.title = page.label;
    page.chapter = index;
    page.part = part;
    page.parts = parts;
    page.chapter_kind = chapter.kind;
    page.nameless_introduction = nameless;
    page.heading = depth >= 2 ? 2 : 1;
    pages.push_back(std::move(page));
  }
}

void add_chapters(std::vector<Page>& pages, const std::vector<Outline>& chapters, const Labels& words) {
  const auto ids = chapter_ids(chapters);
  const auto volume_of = volumes(chapters);
  std::string_view open;
  std::int64_t volume_count = 0;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    if (volume_of[i] != open && !volume_of[i].empty())
      pages.push_back(volume_page(volume_of[i], ++volume_count));
    open = volume_of[i];
    add_chapter(pages, chapters[i], i, ids[i], open.empty() ? 1 : 2, words);
  }
}

// Volumes that each start at "第1章" give many documents one title; a reader's tabs and search show nothing
// else.
void tell_titles_apart(std::vector<Page>& pages) {
  std::map<std::string, std::size_t, std::less<>> uses;
  for (const Page& page : pages) ++uses[page.label];
  std::map<std::string, std::size_t, std::less<>> taken;
  std::string volume;
  for (Page& page : pages) {
    if (page.depth == 1) volume = page.kind == Page::Kind::volume ? page.label : std::string();
    if (uses[page.label] > 1 && !volume.empty() && page.depth == 2) page.title = page.label + " · " + volume;
    if (const std::size_t nth = ++taken[page.title]; nth > 1) page.title += " (" + std::to_string(nth) + ')';
  }
}

// "101–200": by the chapters' own numbers where they count up, else by their places.
std::string group_label(std::span<Page* const> group, const std::vector<Outline>& chapters,
                        std::size_t place) {
  const auto& first = chapters[group.front()->chapter].number;
  const auto& last = chapters[group.back()->chapter].number;
  const bool numbered = first && last && *last - *first + 1 == static_cast<std::int64_t>(group.size());
  const std::string from = numbered ? std::to_string(*first) : std::to_string(place);
  const std::string to = numbered ? std::to_string(*last) : std::to_string(place + group.size() - 1);
  return from == to ? from : from + "–" + to;
}

// A long row of chapters without volumes falls into groups, in the table of contents only.
void group_contents(std::vector<Page>& pages, const std::vector<Outline>& chapters, std::size_t size) {
  std::vector<Page*> listed;
  for (Page& page : pages)
    if (page.depth > 0) listed.push_back(&page);
  const bool volumes = std::ranges::any_of(pages, [](const Page& p) { return p.kind == Page::Kind::volume; });
  if (size == 0 || volumes || listed.size() <= size) return;
  for (std::size_t at = 0; at < listed.size(); at += size) {
    const std::span<Page* const> group = std::span(listed).subspan(at, std::min(size, listed.size() - at));
    group.front()->group = group_label(group, chapters, at + 1);
    for (Page* const page : group) page->depth = 2;
  }
}

// Whether the table of contents is a page of the book as well. A long one folds its volumes away.
bool shows_contents(const std::vector<Page>& pages) {
  const auto top =
      std::ranges::count_if(pages, [](const Page& page) { return page.depth == 1 || !page.group.empty(); });
  return static_cast<std::size_t>(top) <= longest_contents_page;
}

}  // namespace

std::vector<Page> plan_pages(const std::vector<Outline>& chapters, const Metadata& metadata,
                             Language language, bool cover, const PlanChoices& choices) {
  const Labels& words = labels(language);
  std::vector<Page> pages;
  if (cover) pages.push_back(front_page(Page::Kind::cover, "cover", words.cover, 0));
  pages.push_back(front_page(Page::Kind::title, "titlepage", words.title_page, 0));
  if (const std::string title = one_line(metadata.full_title()); !title.empty()) pages.back().title = title;
  // The blurb stands in the text's own introduction already where it has one.
  const bool introduced = !chapters.empty() && is_nameless_introduction(chapters.front());
  const bool facts = !is_blank(metadata.status) || !is_blank(metadata.length);
  const bool own_blurb = choices.own_blurb && !is_blank(metadata.description);
  if (((!is_blank(metadata.description) || facts) && !introduced) || own_blurb) {
    pages.push_back(front_page(Page::Kind::introduction, "intro", words.introduction, 0));
  }
  std::size_t front = pages.size();
  add_chapters(pages, chapters, words);
  while (front < pages.size() && pages[front].nameless_introduction) ++front;
  tell_titles_apart(pages);
  group_contents(pages, chapters, choices.toc_group);
  if (choices.colophon) pages.push_back(front_page(Page::Kind::colophon, "colophon", words.colophon, 1));
  if (shows_contents(pages)) {
    Page contents = front_page(Page::Kind::contents, "nav", words.contents, 0);
    contents.path = "nav.xhtml";
    pages.insert(pages.begin() + static_cast<std::ptrdiff_t>(front), std::move(contents));
  }
  return pages;
}

}  // namespace novel2epub::epub
