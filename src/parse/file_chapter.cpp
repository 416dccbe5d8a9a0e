#include "parse/file_chapter.hpp"

#include <algorithm>

#include "parse/divide_lines.hpp"
#include "parse/file_head.hpp"
#include "parse/front_labels.hpp"
#include "parse/front_lines.hpp"
#include "parse/heading_labels.hpp"
#include "parse/heading_pair.hpp"
#include "parse/yaml_head.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr int repeat_lines = 5;  // P-10

// The line that the heading was taken from, with all that stands around it there: the book's name, the
// site's.
std::string heading_line_key(const FileChapter& chapter, std::string_view body) {
  const Draft& draft = chapter.draft;
  if (!chapter.heading || draft.lifted.empty() || draft.lifted.front().text != chapter.text) return {};
  const std::size_t end = body.find('\n', draft.lifted.front().begin);
  const std::size_t before = body.rfind('\n', draft.lifted.front().begin);
  const std::size_t begin = before == body.npos ? 0 : before + 1;
  return title_key(body.substr(begin, std::min(end, body.size()) - begin));
}

// P-10: the title again among the first lines, whatever stands between.
void drop_repeats(FileChapter& chapter, const Text& text) {
  const std::string_view body = text.clean.text();
  const std::string shown = chapter.heading && chapter.heading->number ? heading_line_key(chapter, body) : "";
  TextLine line = next_filled_line(body, 0);
  for (int seen = 0; seen < repeat_lines && line.begin < body.size();
       line = next_filled_line(body, line.end + 1)) {
    if (is_taken(chapter.draft, {chapter.text, line.begin, line.end})) continue;
    const bool first = seen++ == 0;
    if (repeats_heading(line.of(body), chapter.draft.heading, chapter.draft.number, first) ||
        (!shown.empty() && title_key(line.of(body)) == shown))
      chapter.draft.dropped.push_back({{chapter.text, line.begin, line.end}, "P-10"});
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

// What a file's name says. "1-2" and nothing more may as well be the second page of the first file.
std::optional<HeadingMatch> read_stem(const std::string& stem, const FolderHabits& habits) {
  auto pair = habits.name_pairs ? match_file_pair(stem) : std::nullopt;
  const bool named = pair && !pair->heading.name.empty();
  return named ? pair : match_file_name(stem);
}

}  // namespace

FileChapter read_file_chapter(const Text& text, std::size_t index, const FolderHabits& habits) {
  FileChapter chapter;
  chapter.text = index;
  const std::string stem = stem_of(text.name);
  chapter.stem = habits.names.strip(stem);
  chapter.name = read_stem(chapter.stem, habits);
  chapter.draft.pieces.push_back({index, 0, text.clean.text().size()});
  if (!read_yaml_head(text.clean.text()) && is_information(text, chapter)) {
    chapter.draft.kind = ChapterKind::introduction;
    return chapter;
  }
  if (auto crumb = read_head(text, habits, chapter)) use_breadcrumb(chapter, std::move(*crumb));
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
