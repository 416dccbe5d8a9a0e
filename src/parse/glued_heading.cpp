#include "parse/glued_heading.hpp"

#include <algorithm>

#include "parse/heading_scan.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_prefix = 90;  // bytes: a book's title and 正文卷

bool has_sentence_mark(std::string_view s) {
  constexpr std::u32string_view marks = U"，。！？；,!?;“”\"「」";
  for (std::size_t at = 0; at < s.size();)
    if (marks.contains(text::next(s, at))) return true;
  return false;
}

// A gap wider than stands between words: four blanks, two wide ones, a tab. npos when there is none.
std::size_t find_gap(std::string_view line, std::size_t at) {
  constexpr std::size_t farthest = 160;
  const std::string_view head = line.substr(0, std::min(line.size(), at + farthest));
  return std::min({head.find("    ", at), head.find("\u3000\u3000", at), head.find('\t', at)});
}

// The end of `title` where it stands at `at`, blanks of either disregarded.
std::optional<std::size_t> end_of_title(std::string_view line, std::size_t at, std::string_view title) {
  for (std::size_t i = skip_blanks(title, 0); i < title.size(); i = skip_blanks(title, i)) {
    at = skip_blanks(line, at);
    if (at >= line.size() || text::next(line, at) != text::next(title, i)) return {};
  }
  return at;
}

std::optional<GluedHeading> glued_at(std::string_view line, const HeadingCore& core, const HeadingMatch& name,
                                     std::string_view prefix) {
  GluedHeading glued;
  glued.prefix = text::trim(line.substr(0, core.begin));
  glued.match.family = core.family;
  glued.match.number = core.number;
  glued.match.heading.number = line.substr(core.begin, core.end - core.begin);
  glued.match.kept.push_back({core.begin, core.end});
  if (name.heading.name.empty())
    return prefix.empty() || glued.prefix != prefix ? std::nullopt : std::optional(glued);
  const std::size_t begin = skip_blanks(line, core.end);
  const auto end = end_of_title(line, begin, name.heading.name);
  if (!end) return {};
  glued.match.heading.name = name.heading.name;
  glued.match.kept.push_back({begin, *end});
  return glued;
}

// A breadcrumb's last part, the part before it, and how many parts stand before the last.
struct Tail {
  std::string_view last, before;
  int parts = 0;
};

Tail tail_of_arrows(std::string_view line) {
  constexpr std::u32string_view arrows = U">»›→＞";
  Tail tail;
  std::size_t part = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    if (!arrows.contains(text::next(line, at))) continue;
    tail.before = text::trim(line.substr(part, begin - part));
    if (tail.before.empty()) return {};
    ++tail.parts;
    part = at;
  }
  tail.last = text::trim(line.substr(part));
  return tail;
}

// "站名 - 书名 - 第二卷 出海 - 第101章 雨": dashes are weaker, a volume must stand before the chapter.
Tail tail_of_dashes(std::string_view line) {
  constexpr std::string_view dash = " - ";
  Tail tail;
  std::size_t part = 0;
  for (std::size_t at = line.find(dash); at != line.npos; at = line.find(dash, part)) {
    tail.before = text::trim(line.substr(part, at - part));
    ++tail.parts;
    part = at + dash.size();
  }
  tail.last = text::trim(line.substr(part));
  if (tail.parts < 3) return {};
  const auto volume = match_heading(tail.before), chapter = match_heading(tail.last);
  const bool both = volume && volume->rank == HeadingRank::volume && chapter &&
                    chapter->rank == HeadingRank::chapter && chapter->certain;
  return both ? tail : Tail{};
}

// The volume that a part names, if it is one.
void read_volume(std::string_view part, HeadingMatch& match) {
  if (!match.volume.empty()) return;
  const auto volume = match_heading(part);
  if (!volume || volume->rank != HeadingRank::volume || !volume->certain) return;
  match.volume = part;
  match.volume_number = volume->number;
}

}  // namespace

std::optional<GluedHeading> match_glued(std::string_view line, const HeadingMatch& name,
                                        std::string_view prefix) {
  if (!name.number) return {};
  for (std::size_t at = 0; at < std::min(line.size(), longest_prefix); text::next(line, at)) {
    const auto core = read_numbered_core(line, at);
    if (!core || core->number != name.number || core->rank != HeadingRank::chapter) continue;
    if (has_sentence_mark(line.substr(0, at))) return {};
    if (auto glued = glued_at(line, *core, name, prefix)) return glued;
  }
  return {};
}

std::size_t end_of_glued(std::string_view line) {
  constexpr std::size_t longest = 30, shortest_story = 12;  // letters of a name, of what follows
  const std::size_t begin = skip_blanks(line, 0);
  const std::size_t gap = find_gap(line, begin);
  if (gap == line.npos) return line.npos;
  const auto core = read_numbered_core(line, begin);
  if (!core || !core->certain || core->rank != HeadingRank::chapter || core->end > gap) return line.npos;
  // "第一章    灯塔": the first gap may stand before the name.
  const std::size_t name = skip_blanks(line, core->end);
  const std::size_t end = gap < name ? find_gap(line, name) : gap;
  if (end == line.npos) return end;
  const std::string_view heading = line.substr(name, end - name), story = text::trim(line.substr(end));
  if (text::length(heading) > longest || has_sentence_mark(heading)) return line.npos;
  if (text::length(story) < shortest_story || !has_sentence_mark(story)) return line.npos;
  return read_numbered_core(story, 0) ? line.npos : end;
}

std::optional<HeadingMatch> match_breadcrumb(std::string_view line, std::string_view title) {
  constexpr std::size_t longest = 400;
  if (line.size() > longest) return {};
  Tail tail = tail_of_arrows(line);
  if (tail.parts == 0) tail = tail_of_dashes(line);
  if (tail.parts == 0) return {};
  const std::string_view last = tail.last;
  auto match = match_heading(last);
  if (match && match->certain) {
    read_volume(tail.before, *match);
    return match;
  }
  if (tail.parts < 2 && (title.empty() || title_key(last) != title_key(title))) return {};
  if (!title.empty() && title_key(last) == title_key(title)) {
    HeadingMatch named;
    named.heading.name = last;
    read_volume(tail.before, named);
    return named;
  }
  return {};
}

}  // namespace novel2epub::parse
