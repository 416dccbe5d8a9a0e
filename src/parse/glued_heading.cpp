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

// The last part of a breadcrumb, and how many parts stand before it.
struct Tail {
  std::size_t begin = 0;
  int parts = 0;
};

Tail last_part(std::string_view line) {
  constexpr std::u32string_view arrows = U">»›→＞";
  Tail tail;
  std::size_t part = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    if (!arrows.contains(text::next(line, at))) continue;
    if (text::trim(line.substr(part, begin - part)).empty()) return {};
    ++tail.parts;
    tail.begin = part = at;
  }
  return tail;
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

std::optional<HeadingMatch> match_breadcrumb(std::string_view line, std::string_view title) {
  constexpr std::size_t longest = 400;
  if (line.size() > longest) return {};
  const Tail tail = last_part(line);
  if (tail.parts == 0) return {};
  const std::string_view last = text::trim(line.substr(tail.begin));
  auto match = match_heading(last);
  if (match && match->certain) return match;
  if (tail.parts < 2 && (title.empty() || title_key(last) != title_key(title))) return {};
  if (!title.empty() && title_key(last) == title_key(title)) {
    HeadingMatch named;
    named.heading.name = last;
    return named;
  }
  return {};
}

}  // namespace novel2epub::parse
