#include "parse/headings.hpp"

#include <algorithm>
#include <array>

#include "parse/heading_dress.hpp"
#include "parse/heading_grammar.hpp"
#include "parse/heading_name.hpp"
#include "parse/heading_pair.hpp"
#include "parse/heading_scan.hpp"
#include "parse/two_headings.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_line = 360;  // bytes; every heading we know is far shorter
constexpr int deepest = 4;                 // decorations around decorations

using Match = std::optional<HeadingMatch>;

std::string tidy_number(std::string_view s, bool cjk) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t begin = at;
    if (!text::is_blank(text::next(s, at)))
      out.append(s.substr(begin, at - begin));
    else if (!cjk && !out.ends_with(' '))
      out.push_back(' ');
  }
  return out;
}

void keep(HeadingMatch& match, std::size_t begin, std::size_t end) {
  if (begin < end) match.kept.push_back({begin, end});
}

// 正文 第一章, 제목: …
Match read_after_word(std::string_view line, std::size_t at, int depth) {
  for (const std::string& label : heading_grammar().labels) {
    const auto end = end_of_word(line, at, label);
    if (!end) continue;
    std::size_t after = skip_blanks(line, *end);
    if (after >= line.size()) continue;
    if (const char32_t c = text::next(line, after); c == U':' || c == U'：')
      return read_named(line, after, "label", false, depth);
  }
  for (const std::string& prefix : heading_grammar().prefixes) {
    const auto end = end_of_word(line, at, prefix);
    if (!end) continue;
    const auto core = read_core(line, read_name(line, *end).begin);
    if (core) return finish_heading(line, *core);
  }
  return {};
}

// "0012 第十章 雪", "100第一百章", "003 - 1.02": a counter before a heading.
Match read_behind_counter(std::string_view line, const Numeral& numeral, std::size_t name, int depth) {
  auto inner = read_heading(line, name, depth + 1);
  if (!inner || !inner->number || inner->family == "number") return {};
  const bool doubled = inner->number == numeral.value;
  // 2012-05-01 is a date.
  if (is_pair(*inner) && skip_blanks(line, numeral.end) == numeral.end) return {};
  if (!inner->certain && !doubled && !is_pair(*inner)) return {};
  inner->index = numeral.value;
  inner->certain = inner->certain || (doubled && !is_pair(*inner));
  return inner;
}

// "12", "12、雪", "1-2 雪"
Match read_counted(std::string_view line, std::size_t at, int depth) {
  const auto numeral = read_numeral(line, at);
  if (!numeral) return {};
  const HeadingName name = read_name(line, numeral->end);
  if (const auto pair = read_number_pair(line, at))
    if (auto match = read_pair_heading(line, at, *pair)) return match;
  if (numeral->arabic && name.begin < line.size())
    if (auto inner = read_behind_counter(line, *numeral, name.begin, depth)) return inner;
  HeadingCore core = bare_number("number", numeral->value, at, numeral->end);
  if (name.begin == name.end) {
    if (skip_blanks(line, numeral->end) < line.size() && read_name(line, numeral->end).separator == ": ")
      return {};
    if (line.ends_with(':') || line.ends_with("：")) return {};
    return finish_heading(line, core);
  }
  core.family = "number.named";
  std::size_t after = name.begin;
  const char32_t first = text::next(line, after);
  constexpr std::u32string_view openers = U"“「『《〈【‘\"'";
  if (name.begin == numeral->end || !(text::is_letter(first) || openers.contains(first))) return {};
  const bool lower = first >= 'a' && first <= 'z';
  return lower ? Match{} : finish_heading(line, core);
}

// 第一卷 总结: no volume, the author's words about one.
HeadingMatch note_on_volume(std::string_view line, const HeadingCore& core, const HeadingName& name) {
  HeadingMatch match;
  match.kind = ChapterKind::notice;
  match.family = "special";
  match.certain = true;
  match.heading.name = line.substr(core.begin, name.end - core.begin);
  keep(match, core.begin, name.end);
  return match;
}

// "第三卷录像带被他塞进了抽屉。"
bool ends_as_sentence(std::string_view name) {
  constexpr std::u32string_view stops = U"。！？!?";
  std::size_t end = name.size();
  return !name.empty() && stops.contains(text::previous(name, end));
}

// "第1章-3", "第１章－３　雪", "第一章（３）": the number of a chapter's part, written together with the
// chapter's.
std::optional<Numeral> read_part(std::string_view line, const HeadingCore& core) {
  constexpr std::int64_t most_parts = 99;
  constexpr std::u32string_view part_dashes = U"-‐–—−－";
  if (core.rank != HeadingRank::chapter || !core.cjk || core.end >= line.size()) return {};
  std::size_t at = core.end;
  const char32_t mark = text::next(line, at);
  const bool bracket = mark == U'（' || mark == U'(';
  auto part = bracket || part_dashes.contains(mark) ? read_numeral(line, at) : std::nullopt;
  if (!part || part->value < 1 || part->value > most_parts || (!bracket && !part->arabic)) return {};
  if (!bracket) return is_apart(line, part->end) ? part : std::nullopt;
  if (part->end >= line.size()) return {};
  const char32_t close = text::next(line, part->end);
  return close == U'）' || close == U')' ? part : std::nullopt;
}

}  // namespace

HeadingCore bare_number(std::string_view family, std::int64_t number, std::size_t begin, std::size_t end) {
  HeadingCore core;
  core.family = family;
  core.number = number;
  core.begin = begin;
  core.end = end;
  core.certain = false;
  return core;
}

Match finish_heading(std::string_view line, const HeadingCore& chapter) {
  Match pair;
  if (read_two_headings(line, chapter, pair)) return pair;
  HeadingCore core = chapter;
  const auto part = read_part(line, core);
  if (part) core.end = part->end;
  const HeadingName name = read_name(line, core.end);
  const std::string_view written = line.substr(name.begin, name.end - name.begin);
  if (is_prose(written, name.begin == core.end)) return {};
  const auto& closings = heading_grammar().closings;
  if (core.rank == HeadingRank::volume) {
    if (std::ranges::find(closings, written) != closings.end()) return {};
    if (name.begin == core.end && ends_as_sentence(written)) return {};
    if (const auto& notes = heading_grammar().volume_notes; std::ranges::find(notes, written) != notes.end())
      return note_on_volume(line, core, name);
  }
  HeadingMatch match;
  match.rank = core.rank;
  match.kind = core.kind;
  match.small = core.small;
  match.family = core.family;
  match.number = core.number;
  match.last_number = core.last_number;
  match.page = name.page;
  if (part) match.part = part->value;
  match.certain = core.certain;
  if (core.special && !core.number) {
    const std::size_t end = std::max(core.end, name.end);
    match.heading.name = line.substr(core.begin, end - core.begin);
    keep(match, core.begin, end);
    return match;
  }
  match.heading.number = tidy_number(line.substr(core.begin, core.end - core.begin), core.cjk);
  match.heading.name = written;
  match.heading.separator = name.separator;
  keep(match, core.begin, core.end);
  keep(match, name.begin, name.end);
  if (core.rank == HeadingRank::chapter && !match.last_number)
    if (const auto second = find_second(line, core.end); second && second->number == *core.number + 1)
      match.last_number = second->number;
  return match;
}

// A line whose mark makes it a heading whatever it says: "# 雪", "제목: 雪".
Match read_named(std::string_view line, std::size_t at, std::string_view family, bool certain, int depth) {
  auto inner = read_heading(line, at, depth + 1);
  const bool range = inner && is_pair(*inner) && inner->heading.name.empty();  // "## 1-5": may be chapters
  if (inner && !range && (inner->certain || certain)) {
    inner->certain = inner->certain || certain;
    return inner;
  }
  const HeadingName name = read_name(line, at);
  if (name.begin == name.end) return {};
  HeadingMatch match;
  match.family = family;
  match.certain = certain;
  match.page = name.page;
  match.heading.name = line.substr(name.begin, name.end - name.begin);
  keep(match, name.begin, name.end);
  return match;
}

Match read_heading(std::string_view line, std::size_t at, int depth) {
  at = skip_blanks(line, at);
  if (depth > deepest || at >= line.size()) return {};
  std::size_t after = at;
  const char32_t c = text::next(line, after);
  if (c >= 0x10000 || !heading_grammar().starters.test(c)) return {};
  if (auto match = read_hash(line, at)) return match;
  if (c == U'#') return read_markdown(line, at, depth);
  if (line.substr(at).starts_with("［＃")) return read_aozora(line, at, depth);
  if (auto match = read_after_word(line, at, depth)) return match;
  if (const auto core = read_core(line, at)) return finish_heading(line, *core);
  if (auto match = read_counted(line, at, depth)) return match;
  if (auto match = read_bracketed(line, at, depth)) return match;
  if (auto match = read_ruled(line, at, depth)) return match;
  return text::is_letter_or_number(c) ? Match{} : read_ornamented(line, at, depth);
}

std::optional<HeadingMatch> match_heading(std::string_view line) {
  const std::size_t begin = skip_blanks(line, 0);
  if (begin >= line.size() || line.size() - begin > longest_line) return {};
  std::size_t after = begin;
  const char32_t c = text::next(line, after);
  if (c >= 0x10000 || !heading_grammar().starters.test(c)) return {};
  const std::string_view trimmed = line.substr(0, begin + text::trim(line.substr(begin)).size());
  auto match = read_heading(trimmed, begin, 0);
  if (match && match->heading.number.empty() && match->heading.name.empty()) return {};
  return match;
}

bool is_page_tail(std::string_view line) {
  constexpr std::size_t longest_tail = 120;
  line = text::trim(line);
  if (line.empty() || line.size() > longest_tail) return false;
  const std::string folded = text::lower(line);
  const auto& tails = heading_grammar().page_tails;
  return std::ranges::any_of(tails, [&](const std::string& tail) { return folded.contains(tail); });
}

std::string title_key(std::string_view title) { return text::fold_key(title); }

}  // namespace novel2epub::parse
