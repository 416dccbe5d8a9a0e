#include "book_metadata.hpp"

#include <algorithm>

#include "parse/divide_lines.hpp"
#include "parse/headings.hpp"
#include "parse/line_shapes.hpp"
#include "text/shadow.hpp"

namespace novel2epub {
namespace {

std::string first_of(const std::string& given, const std::string& otherwise) {
  return given.empty() ? otherwise : given;
}

// "title:" above a page may be the chapter's.
bool is_title_of_chapter(const std::string& title, const parse::Draft& draft) {
  const std::string key = parse::title_key(title);
  if (key.empty() || draft.kind != ChapterKind::chapter || !draft.number) return false;
  return key == parse::title_key(draft.heading.label()) || key == parse::title_key(draft.heading.name);
}

// What the user gave wins over what the text says of itself, that over breadcrumbs, those over names of
// files.
// Whether a stretch that was left out as the site's holds these letters.
bool is_sites_own(const std::string& part, const Dump& dump, std::span<const parse::Parsed> parsed) {
  const std::string key = text::pinyin_skeleton(part).text();
  constexpr std::size_t shortest = 5;
  if (key.size() < shortest) return false;
  return std::ranges::any_of(parsed, [&](const parse::Parsed& chapter) {
    return std::ranges::any_of(chapter.cuts, [&](const parse::Cut& cut) {
      const std::string_view source = dump.texts[cut.text].source;
      constexpr std::size_t longest = 300;  // bytes of a watermark
      return cut.end - cut.begin <= longest &&
             text::pinyin_skeleton(source.substr(cut.begin, cut.end - cut.begin)).text().find(key) !=
                 std::string::npos;
    });
  });
}

}  // namespace

Metadata infer_metadata(const Dump& dump, std::vector<parse::Draft>& drafts, const parse::NamedBook& heads,
                        const InputFacts& facts, const Options& options) {
  Metadata metadata = options.metadata;
  if (facts.plain) return metadata;
  parse::FrontMatter front;
  if (!drafts.empty()) {
    front = parse::read_front_matter(dump.texts, drafts.front());
    for (const parse::Piece& piece : front.used)
      if (!parse::is_taken(drafts.front(), piece))
        drafts.front().dropped.push_back({piece, "front.metadata"});
    for (std::string* words : {&front.metadata.title, &front.metadata.author, &front.metadata.description})
      *words = parse::without_pictures(*words);
    if (is_title_of_chapter(front.metadata.title, drafts.front())) front.metadata.title.clear();
  }
  const parse::NamedBook named = parse::read_name(facts.base);
  const parse::NamedBook files = parse::read_name(parse::title_by_files(dump.texts));
  const std::string breadcrumb = parse::title_from_breadcrumbs(dump.texts, drafts).value_or("");
  const std::string& by_name = named.title == facts.base ? files.title : named.title;
  for (const std::string& title : {front.metadata.title, heads.title, breadcrumb, by_name})
    metadata.title = first_of(metadata.title, title);
  for (const std::string& author : {front.metadata.author, named.author, heads.author, files.author})
    metadata.author = first_of(metadata.author, author);
  if (metadata.author.empty()) metadata.author = parse::author_by_chapters(dump.texts, drafts);
  metadata.description = first_of(metadata.description, front.metadata.description);
  metadata.status = first_of(metadata.status, front.metadata.status);
  metadata.length = first_of(metadata.length, front.metadata.length);
  if (metadata.subjects.empty()) metadata.subjects = front.metadata.subjects;
  return metadata;
}

void name_after_input(const std::string& base, const Dump& dump, std::span<const parse::Parsed> parsed,
                      Chapters& out) {
  std::string title;
  for (std::size_t at = 0; at <= base.size();) {
    const std::size_t end = std::min(base.find('_', at), base.size());
    const std::string part = base.substr(at, end - at);
    if (!part.empty() && !is_sites_own(part, dump, parsed)) title += (title.empty() ? "" : "_") + part;
    at = end + 1;
  }
  out.metadata.title = title.empty() ? base : title;
  if (!out.metadata.title.empty()) return;
  out.metadata.title = "book";
  out.notes.push_back({Severity::warning, "metadata.title-unknown", "", 0,
                       "nothing says the book's title (--title sets it)"});
}

}  // namespace novel2epub
