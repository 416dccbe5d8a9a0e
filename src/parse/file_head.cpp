#include "parse/file_head.hpp"

#include <utility>

#include "parse/divide_lines.hpp"
#include "parse/glued_heading.hpp"
#include "parse/heading_labels.hpp"
#include "parse/heading_pair.hpp"
#include "parse/trails.hpp"
#include "parse/yaml_head.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr int head_lines = 8;           // a heading stands among these, or nowhere
constexpr int most_buttons = 4;         // of a page, between two spellings of its heading
constexpr std::size_t paragraph = 60;   // letters: a line so long is story, the heading stood before it
constexpr std::size_t most_junk = 160;  // letters of site lines that may precede a heading

std::string title_of(const FileChapter& chapter) {
  if (!chapter.name) return {};
  return chapter.name->heading.number + " " + chapter.name->heading.name;
}

bool is_title(std::string_view line, const FileChapter& chapter) {
  constexpr std::size_t longest = 300;
  if (line.size() > longest || !chapter.name || chapter.name->heading.name.empty()) return false;
  if (chapter.name->number && chapter.name->family != "file.tail") return false;
  return title_key(line) == title_key(chapter.name->heading.name);
}

// An uncertain heading wants the file's name to agree, or to say nothing at all on the first line.
bool is_believable(const HeadingMatch& match, const FileChapter& chapter, const FolderHabits& habits,
                   int seen) {
  if (match.certain) return true;
  if (is_pair(match) && habits.head_pairs) return seen < head_pair_lines;
  if (match.family == "label" || match.kind != ChapterKind::chapter) return seen < 3;
  const auto& name = chapter.name;
  if (!name) return seen == 0 && match.family != "number.named";
  const bool same_number =
      match.number && !is_pair(match) && (match.number == name->number || match.number == name->index);
  const bool same_name =
      !match.heading.name.empty() && title_key(match.heading.name) == title_key(name->heading.name);
  if (habits.numbered && same_number && is_bare_number(match)) return true;
  return same_name || (seen == 0 && (same_number || (!name->number && match.family != "number.named")));
}

// "简介：" is the label of what follows, for the reader of front matter.
bool is_label(const HeadingMatch& match, std::string_view line) {
  const std::string_view trimmed = text::trim(line);
  return match.kind == ChapterKind::introduction && (trimmed.ends_with("：") || trimmed.ends_with(':'));
}

HeadingMatch whole_line(std::string_view line) {
  HeadingMatch match;
  match.family = "title";
  const std::string_view trimmed = text::trim(line);
  match.heading.name = trimmed;
  const auto begin = static_cast<std::size_t>(trimmed.data() - line.data());
  match.kept.push_back({begin, begin + trimmed.size()});
  return match;
}

// "_某某书屋" behind a title: a page's own, and no text glued to it.
bool is_sites_tail(std::string_view rest) {
  constexpr std::size_t longest = 16;  // letters
  constexpr std::u32string_view joints = U"_|｜丨", marks = U"。！？，、…：；“”「」.!?,:;\"";
  std::size_t at = 0;
  if (rest.empty() || !joints.contains(text::next(rest, at)) || count_letters(rest) > longest) return false;
  while (at < rest.size())
    if (marks.contains(text::next(rest, at))) return false;
  return true;
}

void drop_line(Draft& draft, std::size_t text, const TextLine& line, const char* rule) {
  draft.dropped.push_back({{text, line.begin, line.end}, rule});
}

// The line of a file that holds its heading, while the head is read from top to bottom.
struct Head {
  const Text& text;
  FileChapter& chapter;
  const FolderHabits& habits;
  std::optional<HeadingMatch> breadcrumb;

  void take(const TextLine& line, HeadingMatch match) {
    lift_heading(chapter.draft, chapter.text, text.clean.text(), line, match);
    chapter.heading = std::move(match);
  }

  bool take_glued(const TextLine& line) {
    if (!chapter.name) return false;
    const std::string_view s = line.of(text.clean.text());
    auto glued = match_glued(s, *chapter.name, habits.glued_prefix);
    if (!glued) return false;
    const std::size_t end = glued->match.kept.back().end;
    const bool whole = is_sites_tail(text::trim(s.substr(end)));
    chapter.glued = !whole && end < text::trim(s).size();
    chapter.glued_prefix = glued->prefix;
    const TextLine part{line.begin, whole ? line.end : line.begin + end};
    take(part, std::move(glued->match));
    return true;
  }

  // The heading without what all first lines have around it.
  std::optional<HeadingMatch> match_shared(std::string_view line) const {
    const std::string_view trimmed = text::trim(line), bare = habits.heads.strip(trimmed);
    if (bare.size() == trimmed.size()) return {};
    auto match = match_heading(bare);
    if (!match || !match->certain) return {};
    const auto skipped = static_cast<std::size_t>(bare.data() - line.data());
    for (HeadingMatch::Span& span : match->kept) span.begin += skipped, span.end += skipped;
    return match;
  }

  struct Below {
    TextLine line;
    HeadingMatch match;
  };

  // The heading that the next line is, if it is one; buttons of the page may stand between.
  std::optional<Below> below(const TextLine& line) const {
    const std::string_view body = text.clean.text();
    TextLine next = next_filled_line(body, line.end + 1);
    for (int n = 0; n < most_buttons && next.begin < body.size(); ++n) {
      auto match = match_heading(next.of(body));
      const bool button = habits.page.holds(next.of(body)) && !(match && match->certain);
      if (match && !button) return Below{next, std::move(*match)};
      if (!button) return {};
      next = next_filled_line(body, next.end + 1);
    }
    return {};
  }

  // "Chapter 1" or "1. Low Water" above "Chapter 1: Low Water".
  static bool is_said_again(const HeadingMatch& match, const HeadingMatch& next) {
    const bool same_name = title_key(match.heading.name) == title_key(next.heading.name);
    if (!match.certain && next.certain && match.number && next.number == match.number && same_name)
      return true;
    return match.number && match.heading.name.empty() && match.volume.empty() && next.certain &&
           next.family == match.family && next.number == match.number && !next.heading.name.empty();
  }

  // A page's own head names the chapter where its text does not.
  void use_yaml(const YamlHead& yaml) {
    const std::string_view title = yaml.title.of(text.clean.text());
    TextLine shown{yaml.end, yaml.end};
    if (!chapter.heading && !title.empty()) {
      auto match = match_heading(title);
      take(yaml.title, match ? std::move(*match) : whole_line(title));
      shown = yaml.title;
    }
    for (const TextLine& rest : {TextLine{0, shown.begin}, TextLine{shown.end, yaml.end}})
      if (rest.begin < rest.end) drop_line(chapter.draft, chapter.text, rest, "front.metadata");
  }

  // Whether a heading of the family stands behind `at`.
  bool has_another(std::size_t at, const std::string& family) const {
    const std::string_view body = text.clean.text();
    for (TextLine line = next_filled_line(body, at); line.begin < body.size();
         line = next_filled_line(body, line.end + 1))
      if (const auto match = match_heading(line.of(body)); match && match->family == family) return true;
    return false;
  }

  // A volume's own line above the chapter's, or that of a larger unit; a chapter of several sections is none.
  bool holds(const HeadingMatch& match, const Below& below) const {
    const HeadingMatch& next = below.match;
    if (next.rank != HeadingRank::chapter) return false;
    if (match.rank == HeadingRank::volume) return next.certain || next.family == "number.named";
    if (!next.certain || !next.small || match.small || !match.number) return false;
    return !has_another(below.line.end + 1, next.family);
  }

  // What the line below makes of a heading: a volume's, or a repeat. False: it is the chapter's own.
  bool take_with_next(const TextLine& line, const HeadingMatch& match) {
    const auto next = below(line);
    if (!next) return false;
    if (holds(match, *next)) {
      lift_heading(chapter.draft, chapter.text, text.clean.text(), line, match);
      chapter.draft.volume = text::trim(line.of(text.clean.text()));
      return true;
    }
    const bool page_title = match.number && match.number == next->match.number &&
                            is_page_title(match.heading.name, next->match.heading.name);
    if (!page_title && !is_said_again(match, next->match)) return false;
    drop_line(chapter.draft, chapter.text, line, "P-10");
    return true;
  }
};

void find_heading(Head& head, std::size_t from) {
  const std::string_view body = head.text.clean.text();
  FileChapter& chapter = head.chapter;
  std::size_t junk = 0;
  TextLine line = next_filled_line(body, from);
  for (int seen = 0; seen < head_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    if (const std::size_t cut = end_of_glued(line.of(body)); cut != body.npos) line.end = line.begin + cut;
    const std::string_view s = line.of(body);
    if (auto crumb = match_breadcrumb(s, title_of(chapter))) {
      drop_line(chapter.draft, chapter.text, line, "boilerplate.breadcrumb");
      head.breadcrumb = std::move(crumb);
      continue;
    }
    if (head.habits.book.names_book(s)) continue;
    if (seen == 0 && !head.habits.repeated.empty() && text::trim(s) == head.habits.repeated) continue;
    auto match = seen < shared_lines ? head.match_shared(s) : std::nullopt;
    if (!match) match = match_labelled_heading(s);
    if (!match) match = match_heading(s);
    if (match && match->family == "label") match = without_bracket(s, std::move(*match), head.habits.bracket);
    if (!match) match = match_damaged_heading(s);
    if (match && is_label(*match, s)) return;
    const bool repeated = match && !match->certain && head.habits.page.repeats(s);
    if (match && !repeated && is_believable(*match, chapter, head.habits, seen)) {
      if (head.take_with_next(line, *match)) continue;
      return head.take(line, std::move(*match));
    }
    if (is_title(s, chapter)) return head.take(line, whole_line(s));
    if (seen < 3 && head.take_glued(line)) return;
    if (head.habits.page.holds(s)) continue;
    const std::size_t letters = count_letters(s);
    junk += letters;
    ++seen;
    if (letters > paragraph || junk > most_junk) return;
  }
}

// What all files say of the book and of their place in it, wherever in the head it stands.
void drop_book_lines(FileChapter& chapter, const Text& text, const FolderHabits& habits) {
  const std::string_view body = text.clean.text();
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < head_lines && line.begin < body.size();
       ++seen, line = next_filled_line(body, line.end + 1)) {
    if (is_taken(chapter.draft, {chapter.text, line.begin, line.end})) continue;
    if (habits.counter.holds(line.of(body)))
      drop_line(chapter.draft, chapter.text, line, "page.counter");
    else if (habits.book.holds(line.of(body)))
      drop_line(chapter.draft, chapter.text, line, "front.metadata");
  }
}

}  // namespace

std::optional<HeadingMatch> read_head(const Text& text, const FolderHabits& habits, FileChapter& chapter) {
  const auto yaml = read_yaml_head(text.clean.text());
  Head head{text, chapter, habits, {}};
  find_heading(head, yaml ? yaml->end : 0);
  if (yaml) head.use_yaml(*yaml);
  drop_book_lines(chapter, text, habits);
  return std::move(head.breadcrumb);
}

}  // namespace novel2epub::parse
