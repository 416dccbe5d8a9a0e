#include "parse/file_chapter.hpp"

#include <algorithm>

#include "parse/divide_lines.hpp"
#include "parse/front_lines.hpp"
#include "parse/glued_heading.hpp"
#include "parse/heading_labels.hpp"
#include "parse/heading_pair.hpp"
#include "parse/yaml_head.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr int head_lines = 8;           // a heading stands among these, or nowhere
constexpr int repeat_lines = 5;         // P-10
constexpr int most_buttons = 4;         // of a page, between two spellings of its heading
constexpr int head_pair_lines = 3;      // "1-2 雪" stands among these
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
  if (habits.numbered && same_number && match.family == "number.named") return true;
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
    chapter.glued = glued->match.kept.back().end < text::trim(s).size();
    chapter.glued_prefix = glued->prefix;
    const TextLine part{line.begin, line.begin + glued->match.kept.back().end};
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

  // "第97章 火起_铁牌传_笔趣阁", the page's title, where the clean heading stands below.
  static bool is_page_title(const HeadingMatch& match, const HeadingMatch& next) {
    if (!match.number || next.number != match.number || next.heading.name.empty()) return false;
    if (!match.heading.name.starts_with(next.heading.name)) return false;
    const std::string_view rest =
        text::trim(std::string_view(match.heading.name).substr(next.heading.name.size()));
    return !rest.empty() && (std::string_view("_-|").find(rest.front()) != std::string_view::npos ||
                             rest.starts_with("｜") || rest.starts_with("—"));
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
    if (!is_page_title(match, next->match) && !is_said_again(match, next->match)) return false;
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
    auto match = seen == 0 ? head.match_shared(s) : std::nullopt;
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

// What all files say of the book, wherever in the head it stands.
void drop_book_lines(FileChapter& chapter, const Text& text, const BookHeads& book) {
  const std::string_view body = text.clean.text();
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < head_lines && line.begin < body.size();
       ++seen, line = next_filled_line(body, line.end + 1))
    if (book.holds(line.of(body)) && !is_taken(chapter.draft, {chapter.text, line.begin, line.end}))
      drop_line(chapter.draft, chapter.text, line, "front.metadata");
}

// P-10: the title again among the first lines, whatever stands between.
void drop_repeats(FileChapter& chapter, const Text& text) {
  const std::string_view body = text.clean.text();
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < repeat_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    if (is_taken(chapter.draft, {chapter.text, line.begin, line.end})) continue;
    const bool first = seen++ == 0;
    if (repeats_heading(line.of(body), chapter.draft.heading, chapter.draft.number, first))
      drop_line(chapter.draft, chapter.text, line, "P-10");
  }
}

// Whether the name of the file knows a title that the text's heading lacks or cuts short.
bool name_says_more(const HeadingMatch& heading, const HeadingMatch& name) {
  if (name.heading.name.empty() || name.family == "file.name" || name.family == "file.tail") return false;
  const bool agree = !heading.number || heading.number == name.number || name.index;
  if (!agree || !heading.volume.empty()) return false;
  if (heading.heading.name.empty()) return true;
  const std::string in_text = title_key(heading.heading.name), in_name = title_key(name.heading.name);
  if (in_name.size() <= in_text.size() || !in_name.starts_with(in_text)) return false;
  return in_name.find_first_not_of("0123456789", in_text.size()) != in_name.npos;  // else an identifier
}

// The heading is taken from the name: what the text has of it is a repeat.
void use_name(FileChapter& chapter) {
  Draft& draft = chapter.draft;
  for (const Piece& piece : draft.lifted) draft.dropped.push_back({piece, "P-10"});
  draft.lifted.clear();
  draft.heading_from_name = true;
  Heading heading = chapter.name->heading;
  if (chapter.heading && !chapter.heading->heading.number.empty() && chapter.name->family == "number.named")
    heading.number = chapter.heading->heading.number;
  draft.heading = std::move(heading);
}

// A breadcrumb names the chapter where nothing else does, and its volume in any case. The number of the file
// goes on counting files.
void use_breadcrumb(FileChapter& chapter, HeadingMatch crumb) {
  if (chapter.heading) {
    if (!chapter.heading->volume.empty() || !chapter.draft.volume.empty()) return;
    chapter.heading->volume = crumb.volume;
    chapter.heading->volume_number = crumb.volume_number;
    return;
  }
  if (chapter.name && !chapter.name->heading.name.empty()) return;
  if (chapter.name) crumb.index = chapter.name->index ? chapter.name->index : chapter.name->number;
  chapter.name = std::move(crumb);
}

// A file that tells of the book, 书名：…, 作者：…, and no chapter: info.txt, 000.txt.
bool is_information(const Text& text, const FileChapter& chapter) {
  constexpr std::size_t most_lines = 60, near = 8, longest = 12000;  // bytes
  const std::string_view body = text.clean.text();
  if (body.size() > longest || (chapter.name && chapter.name->number.value_or(0) != 0)) return false;
  std::size_t named = 0, labelled = 0, seen = 0;
  for (TextLine line = next_filled_line(body, 0); line.begin < body.size() && seen < most_lines;
       line = next_filled_line(body, line.end + 1), ++seen) {
    const std::string_view s = line.of(body);
    if (match_labelled_heading(s)) return false;
    if (const auto label = read_label(text::trim(s))) {
      const bool names = label->field == FrontField::title || label->field == FrontField::author;
      if (seen < near && !label->value.empty()) ++labelled, named += names ? 1 : 0;
      continue;
    }
    const auto match = match_heading(s);
    if (match && match->certain && match->number) return false;
  }
  return named > 0 && labelled > 1;
}

// The heading in two numbers at the head of a text.
std::optional<HeadingMatch> head_pair(std::string_view body, const PageHead& page) {
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < head_pair_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    if (auto match = match_heading(line.of(body)); match && is_pair(*match)) return match;
    seen += page.holds(line.of(body)) ? 0 : 1;
  }
  return {};
}

// Pairs prove themselves where they count, in most files: chapters between them may have names alone.
bool count_in_pairs(const std::vector<HeadingMatch>& pairs, std::size_t files) {
  return 2 * pairs.size() > files && pairs_count(pairs);
}

void learn_pairs(std::span<const Text> texts, std::span<const std::string> stems, FolderHabits& habits) {
  std::vector<HeadingMatch> names, heads;
  for (const std::string& stem : stems)
    if (auto pair = match_file_pair(habits.names.strip(stem))) names.push_back(std::move(*pair));
  for (const Text& text : texts)
    if (auto pair = head_pair(text.clean.text(), habits.page)) heads.push_back(std::move(*pair));
  habits.name_pairs = count_in_pairs(names, texts.size());
  habits.head_pairs = count_in_pairs(heads, texts.size());
}

// The names that labels give at the heads of texts.
std::vector<std::string> labelled_names(std::span<const Text> texts) {
  std::vector<std::string> names;
  for (const Text& text : texts) {
    const std::string_view body = text.clean.text();
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < head_lines && line.begin < body.size(); ++seen) {
      const auto match = match_heading(line.of(body));
      if (match && match->family == "label") {
        names.push_back(match->heading.name);
        break;
      }
      line = next_filled_line(body, line.end + 1);
    }
  }
  return names;
}

// What a file's name says. "1-2" and nothing more may as well be the second page of the first file.
std::optional<HeadingMatch> read_stem(const std::string& stem, const FolderHabits& habits) {
  auto pair = habits.name_pairs ? match_file_pair(stem) : std::nullopt;
  const bool named = pair && !pair->heading.name.empty();
  return named ? pair : match_file_name(stem);
}

}  // namespace

std::string stem_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t begin = slash == name.npos ? 0 : slash + 1;
  std::size_t dot = name.rfind('.');
  constexpr std::size_t longest_suffix = 5;
  if (dot == name.npos || dot <= begin || name.size() - dot > longest_suffix) dot = name.size();
  return name.substr(begin, dot - begin);
}

// Whether "12. Name" stands among the first lines of most files, with the number that the file has.
bool are_numbered(std::span<const Text> texts, std::span<const std::string> stems) {
  constexpr int near = 4;
  constexpr std::size_t fewest = 3;
  std::size_t numbered = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto name = match_file_name(stems[i]);
    if (!name || !name->number) continue;
    const std::string_view body = texts[i].clean.text();
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < near && line.begin < body.size(); ++seen) {
      const auto match = match_heading(line.of(body));
      if (match && match->family == "number.named" && match->number == name->number) {
        ++numbered;
        break;
      }
      line = next_filled_line(body, line.end + 1);
    }
  }
  return numbered >= fewest && numbered * 2 > texts.size();
}

FolderHabits learn_folder_habits(std::span<const Text> texts) {
  std::vector<std::string> stems;
  std::vector<std::string_view> names, heads;
  for (const Text& text : texts) {
    stems.push_back(stem_of(text.name));
    const std::string_view body = text.clean.text();
    heads.push_back(text::trim(next_filled_line(body, 0).of(body)));
  }
  names.assign(stems.begin(), stems.end());
  const std::string_view first = repeated_line(heads);
  const bool heading = match_heading(first).has_value();
  FolderHabits habits;
  habits.names = learn_shared_name(names);
  habits.heads = learn_shared_name(heads);
  if (!heading) habits.repeated = first;
  habits.book = learn_book_heads(texts);
  habits.page = PageHead::learn(texts);
  if (const auto named = labelled_names(texts); is_nearly_all(named.size(), texts.size()))
    habits.bracket = shared_bracket(named);
  habits.numbered = are_numbered(texts, stems);
  learn_pairs(texts, stems, habits);
  return habits;
}

FileChapter read_file_chapter(const Text& text, std::size_t index, const FolderHabits& habits) {
  FileChapter chapter;
  chapter.text = index;
  const std::string stem = stem_of(text.name);
  chapter.stem = habits.names.strip(stem);
  chapter.name = read_stem(chapter.stem, habits);
  chapter.draft.pieces.push_back({index, 0, text.clean.text().size()});
  const auto yaml = read_yaml_head(text.clean.text());
  if (!yaml && is_information(text, chapter)) {
    chapter.draft.kind = ChapterKind::introduction;
    return chapter;
  }
  Head head{text, chapter, habits, {}};
  find_heading(head, yaml ? yaml->end : 0);
  if (yaml) head.use_yaml(*yaml);
  drop_book_lines(chapter, text, habits.book);
  if (head.breadcrumb) use_breadcrumb(chapter, std::move(*head.breadcrumb));
  return chapter;
}

void settle_heading(FileChapter& chapter, const Text& text, std::vector<Diagnostic>& notes) {
  Draft& draft = chapter.draft;
  const auto& heading = chapter.heading;
  const auto& name = chapter.name;
  if (heading) {
    draft.heading = heading->heading;
    draft.kind = heading->kind;
    draft.number = heading->number;
    if (!heading->volume.empty()) draft.volume = fuller_volume(draft.volume, heading->volume);
  }
  const bool alone = draft.volume.empty();  // a volume's line is shown, it cannot be a repeat
  if (name && (!heading || (alone && name_says_more(*heading, *name)))) use_name(chapter);
  if (name && draft.kind == ChapterKind::chapter) draft.kind = name->kind;
  if (name && !draft.number && name->family != "file.tail") draft.number = name->number;
  if (name && draft.volume.empty()) draft.volume = name->volume;
  if (draft.heading.number.empty() && draft.heading.name.empty()) {
    draft.heading.name = chapter.stem;
    draft.heading_from_name = true;
  }
  const bool counted = name && (name->index || name->family == "file.tail" || name->family == "file.paged");
  if (heading && name && heading->number && name->number && heading->number != name->number && !counted)
    notes.push_back({Severity::warning,
                     "heading.disagrees",
                     text.name,
                     0,
                     "the text says \"" + heading->heading.number + "\", the file's name \"" +
                         name->heading.number + "\"",
                     {heading->heading.number, name->heading.number}});
  drop_repeats(chapter, text);
  // The book has its own word for an introduction that only its file's name calls so.
  if (draft.heading_from_name && draft.kind == ChapterKind::introduction) draft.heading = {};
}

}  // namespace novel2epub::parse
