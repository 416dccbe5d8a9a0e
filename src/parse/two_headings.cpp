#include "parse/two_headings.hpp"

#include "parse/heading_dress.hpp"
#include "parse/heading_name.hpp"
#include "parse/heading_scan.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::u32string_view dashes = U"-‐–—−－·・|｜";  // that part a volume's title from its chapter

// Calls `read` at the beginning of each word of [at, end of line) until it finds a heading of a chapter.
template <class Read>
std::optional<HeadingCore> find_chapter(std::string_view line, std::size_t at, const Read& read) {
  for (std::size_t i = at; i < line.size();) {
    std::size_t after = i;
    if (const char32_t c = text::next(line, after); text::is_blank(c) || dashes.contains(c))
      if (const std::size_t word = skip_blanks(line, after); word < line.size())
        if (auto core = read(line, word); core && core->rank == HeadingRank::chapter) return core;
    i = after;
  }
  return {};
}

// The same for what a volume holds, where 引子 and 番外 need no number.
std::optional<HeadingCore> find_held(std::string_view line, std::size_t at) {
  if (auto numbered = find_second(line, at)) return numbered;
  return find_chapter(line, at, [](std::string_view s, std::size_t word) {
    auto core = read_core(s, word);
    return core && core->special && core->certain ? core : std::nullopt;
  });
}

std::string_view without_dashes(std::string_view title) {
  title = text::trim(title);
  for (std::size_t end = title.size(); end > 0 && dashes.contains(text::previous(title, end));
       end = title.size())
    title = text::trim(title.substr(0, end));
  return title;
}

// A volume and its chapter in one line.
std::optional<HeadingMatch> with_volume(std::string_view line, const HeadingCore& outer,
                                        std::size_t title_end, const HeadingCore& inner) {
  auto match = finish_heading(line, inner);
  if (!match || !match->volume.empty()) return match;
  const std::string_view title = without_dashes(line.substr(outer.begin, title_end - outer.begin));
  match->volume = title;
  match->volume_number = outer.number;
  match->kept.insert(match->kept.begin(), {outer.begin, outer.begin + title.size()});
  return match;
}

}  // namespace

std::optional<HeadingCore> find_second(std::string_view line, std::size_t at) {
  return find_chapter(line, at, read_numbered_core);
}

bool read_two_headings(std::string_view line, const HeadingCore& core, std::optional<HeadingMatch>& result) {
  if (core.special && core.rank == HeadingRank::chapter) return false;
  const std::size_t after = read_name(line, core.end).begin;
  auto second = read_numbered_core(line, after);
  if (!second && core.rank == HeadingRank::volume) second = read_core(line, after);
  if (second && second->rank == HeadingRank::chapter) {
    const bool doubled =
        core.rank == HeadingRank::chapter && (core.number == second->number || core.family == second->family);
    const bool holds =
        core.family != second->family && (core.holds_chapters || (second->small && !core.small));
    result = doubled && !holds ? finish_heading(line, *second) : with_volume(line, core, core.end, *second);
    return true;
  }
  if (!core.holds_chapters && core.rank != HeadingRank::volume) return false;
  second = find_held(line, core.end);
  if (second && second->family == core.family) return false;
  if (second) result = with_volume(line, core, second->begin, *second);
  return second.has_value();
}

}  // namespace novel2epub::parse
