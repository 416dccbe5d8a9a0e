#include "parse/file_chapter.hpp"

#include <algorithm>

#include "parse/divide_lines.hpp"
#include "parse/glued_heading.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr int head_lines = 8;           // a heading stands among these, or nowhere
constexpr int repeat_lines = 5;         // P-10
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
bool is_believable(const HeadingMatch& match, const FileChapter& chapter, int seen) {
  if (match.certain) return true;
  if (match.family == "label" || match.kind != ChapterKind::chapter) return seen < 3;
  const auto& name = chapter.name;
  if (!name) return seen == 0 && match.family != "number.named";
  const bool same_number = match.number && (match.number == name->number || match.number == name->index);
  const bool same_name =
      !match.heading.name.empty() && title_key(match.heading.name) == title_key(name->heading.name);
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
  const std::string& glued_prefix;
  std::optional<HeadingMatch> breadcrumb;

  void take(const TextLine& line, HeadingMatch match) {
    lift_heading(chapter.draft, chapter.text, text.clean.text(), line, match);
    chapter.heading = std::move(match);
  }

  bool take_glued(const TextLine& line) {
    if (!chapter.name) return false;
    const std::string_view s = line.of(text.clean.text());
    auto glued = match_glued(s, *chapter.name, glued_prefix);
    if (!glued) return false;
    chapter.glued = glued->match.kept.back().end < text::trim(s).size();
    chapter.glued_prefix = glued->prefix;
    const TextLine part{line.begin, line.begin + glued->match.kept.back().end};
    take(part, std::move(glued->match));
    return true;
  }

  // A volume's own line above the chapter's.
  bool take_volume(const TextLine& line, const HeadingMatch& match) {
    const TextLine below = next_filled_line(text.clean.text(), line.end + 1);
    const auto next = match_heading(below.of(text.clean.text()));
    if (!next || next->rank != HeadingRank::chapter || !next->certain) return false;
    lift_heading(chapter.draft, chapter.text, text.clean.text(), line, match);
    chapter.draft.volume = text::trim(line.of(text.clean.text()));
    return true;
  }
};

void find_heading(Head& head) {
  const std::string_view body = head.text.clean.text();
  FileChapter& chapter = head.chapter;
  std::size_t junk = 0;
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < head_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    const std::string_view s = line.of(body);
    if (auto crumb = match_breadcrumb(s, title_of(chapter))) {
      drop_line(chapter.draft, chapter.text, line, "boilerplate.breadcrumb");
      head.breadcrumb = std::move(crumb);
      continue;
    }
    auto match = match_heading(s);
    if (!match) match = match_damaged_heading(s);
    if (match && is_label(*match, s)) return;
    if (match && is_believable(*match, chapter, seen)) {
      if (match->rank == HeadingRank::volume && head.take_volume(line, *match)) continue;
      return head.take(line, std::move(*match));
    }
    if (is_title(s, chapter)) return head.take(line, whole_line(s));
    if (seen < 3 && head.take_glued(line)) return;
    const std::size_t letters = count_letters(s);
    junk += letters;
    ++seen;
    if (letters > paragraph || junk > most_junk) return;
  }
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
  return in_name.size() > in_text.size() && in_name.starts_with(in_text);
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

}  // namespace

std::string stem_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t begin = slash == name.npos ? 0 : slash + 1;
  std::size_t dot = name.rfind('.');
  constexpr std::size_t longest_suffix = 5;
  if (dot == name.npos || dot <= begin || name.size() - dot > longest_suffix) dot = name.size();
  return name.substr(begin, dot - begin);
}

FileChapter read_file_chapter(const Text& text, std::size_t index, const std::string& glued_prefix) {
  FileChapter chapter;
  chapter.text = index;
  chapter.stem = stem_of(text.name);
  chapter.name = match_file_name(chapter.stem);
  chapter.draft.pieces.push_back({index, 0, text.clean.text().size()});
  Head head{text, chapter, glued_prefix, {}};
  find_heading(head);
  // A breadcrumb names the chapter where nothing else does.
  if (!chapter.heading && head.breadcrumb && !(chapter.name && !chapter.name->heading.name.empty()))
    chapter.name = head.breadcrumb;
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
    if (!heading->volume.empty()) draft.volume = heading->volume;
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
