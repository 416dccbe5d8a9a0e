#include "parse/heading_scan.hpp"

#include <algorithm>

#include "parse/heading_grammar.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::u32string_view separators =
    U":：、.．·・-–—―－~～_|丨｜/／([（【〔「『《〈<“\")]）】〕」』》〉>,";

bool may_follow(const HeadingUnit& unit, std::string_view rest) {
  return std::ranges::none_of(unit.not_before,
                              [&](const std::string& word) { return rest.starts_with(word); });
}

enum class UnitForm { ordinal, bare };

// The unit at `at` that may stand behind a number in this form.
const HeadingUnit* read_unit(std::string_view s, std::size_t at, UnitForm form) {
  for (const HeadingUnit& unit : heading_grammar().units) {
    if (!(form == UnitForm::ordinal ? unit.ordinal : unit.bare)) continue;
    const std::string_view rest = s.substr(std::min(at, s.size()));
    if (!rest.starts_with(unit.word)) continue;
    const std::size_t end = at + unit.word.size();
    if (!may_follow(unit, s.substr(end))) return nullptr;
    if (!(form == UnitForm::ordinal && unit.glued) && !is_apart(s, end)) continue;
    return &unit;
  }
  return nullptr;
}

HeadingCore numbered(const HeadingUnit& unit, const Numeral& numeral, std::size_t begin, std::size_t end) {
  HeadingCore core;
  core.rank = unit.rank;
  core.small = unit.small;
  core.holds_chapters = unit.holds_chapters || unit.rank == HeadingRank::volume;
  core.family = unit.word;
  core.number = numeral.value;
  core.begin = begin;
  core.end = end;
  core.cjk = true;
  return core;
}

// 第3章, 제3화
std::optional<HeadingCore> read_ordinal(std::string_view s, std::size_t at) {
  for (const std::string& ordinal : heading_grammar().ordinals) {
    if (!s.substr(at).starts_with(ordinal)) continue;
    auto numeral = read_numeral(s, skip_blanks(s, at + ordinal.size()));
    if (!numeral) continue;
    std::optional<std::int64_t> last;
    extend_numeral(s, *numeral, last);
    const std::size_t unit_at = skip_blanks(s, numeral->end);
    const HeadingUnit* const unit = read_unit(s, unit_at, UnitForm::ordinal);
    if (unit == nullptr) continue;
    HeadingCore core = numbered(*unit, *numeral, at, unit_at + unit->word.size());
    core.last_number = last;
    return core;
  }
  return {};
}

// 3章, 3화
std::optional<HeadingCore> read_bare(std::string_view s, std::size_t at) {
  auto numeral = read_numeral(s, at);
  if (!numeral) return {};
  std::optional<std::int64_t> last;
  extend_numeral(s, *numeral, last);
  const std::size_t unit_at = numeral->arabic ? skip_blanks(s, numeral->end) : numeral->end;
  const HeadingUnit* const unit = read_unit(s, unit_at, UnitForm::bare);
  if (unit == nullptr) return {};
  HeadingCore core = numbered(*unit, *numeral, at, unit_at + unit->word.size());
  core.certain = unit->bare_certain && numeral->arabic;
  core.last_number = last;
  core.family += ".bare";
  return core;
}

// 卷五, 卷之五, 章12
std::optional<HeadingCore> read_prefixed(std::string_view s, std::size_t at) {
  for (const HeadingUnit& unit : heading_grammar().units) {
    if (!unit.prefix || !s.substr(at).starts_with(unit.word)) continue;
    std::size_t number_at = at + unit.word.size();
    if (constexpr std::string_view of = "之"; s.substr(number_at).starts_with(of)) number_at += of.size();
    const auto numeral = read_numeral(s, skip_blanks(s, number_at));
    if (!numeral || !is_apart(s, numeral->end)) continue;
    HeadingCore core = numbered(unit, *numeral, at, numeral->end);
    core.certain = unit.rank == HeadingRank::volume;
    core.family += ".before";
    return core;
  }
  return {};
}

// What may stand between a keyword and its number: "Ch. 3", "chapter_3", "No.#3".
std::size_t skip_joints(std::string_view s, std::size_t at) {
  constexpr std::u32string_view joints = U".#_-:： \u00A0\u3000";
  for (int n = 0; n < 3 && at < s.size(); ++n) {
    std::size_t after = at;
    if (!joints.contains(text::next(s, after))) break;
    at = after;
  }
  return at;
}

// A keyword's number must end before a separator; behind a strong one a name may follow a blank.
bool ends_keyword(std::string_view s, std::size_t at, bool strong) {
  constexpr std::string_view wide_blank = "\u3000";  // parts a name, never the words of a sentence
  if (!is_apart(s, at)) return false;
  const std::size_t after = skip_blanks(s, at);
  if (after == at || after >= s.size() || s.substr(at).starts_with(wide_blank)) return true;
  return strong || separators.contains(sign_at(s, after));
}

// Chapter 3, Quyển 3, その三
std::optional<HeadingCore> read_keyword(std::string_view s, std::size_t at) {
  for (const HeadingKeyword& keyword : heading_grammar().keywords) {
    const auto word_end = end_of_word(s, at, keyword.word);
    if (!word_end) continue;
    const std::size_t number_at = skip_joints(s, *word_end);
    if (number_at == *word_end && text::is_ascii_letter(sign_at(s, number_at))) continue;
    auto numeral = read_latin_numeral(s, number_at);
    if (!numeral) continue;
    std::optional<std::int64_t> last;
    extend_numeral(s, *numeral, last);
    if (!ends_keyword(s, numeral->end, keyword.strong)) continue;
    HeadingCore core;
    core.rank = keyword.rank;
    core.family = keyword.word;
    core.number = numeral->value;
    core.last_number = last;
    core.begin = at;
    core.end = numeral->end;
    core.certain = keyword.strong || keyword.rank == HeadingRank::volume;
    return core;
  }
  return {};
}

// S01E02
std::optional<HeadingCore> read_season(std::string_view s, std::size_t at) {
  if (at >= s.size() || (s[at] != 'S' && s[at] != 's')) return {};
  const auto season = read_numeral(s, at + 1);
  if (!season || !season->arabic || season->end >= s.size()) return {};
  if (s[season->end] != 'E' && s[season->end] != 'e') return {};
  const auto episode = read_numeral(s, season->end + 1);
  if (!episode || !episode->arabic || !is_apart(s, episode->end)) return {};
  HeadingCore core;
  core.family = "season";
  core.number = season->value * 1000 + episode->value;
  core.begin = at;
  core.end = episode->end;
  return core;
}

// "Interlude – 2": a dash may part a special from its number where nothing follows.
bool read_dashed_number(std::string_view s, HeadingCore& core) {
  constexpr std::u32string_view dashes = U"-–—－";
  std::size_t at = skip_blanks(s, core.end);
  if (at >= s.size() || !dashes.contains(text::next(s, at))) return false;
  const auto numeral = read_numeral(s, skip_blanks(s, at));
  if (!numeral || !numeral->arabic || numeral->end < s.size()) return false;
  core.number = numeral->value;
  core.end = numeral->end;
  return true;
}

// The number behind a special: 外传3, 番外（一）, 番外 第一章, 외전 1화.
void read_special_number(std::string_view s, HeadingCore& core) {
  if (read_dashed_number(s, core)) return;
  std::size_t at = skip_blanks(s, core.end);
  const char32_t open = sign_at(s, at);
  const char32_t close = open == U'（' ? U'）' : open == U'(' ? U')' : U'\0';
  if (close != U'\0') text::next(s, at);
  auto inner = read_ordinal(s, at);
  if (!inner) inner = read_bare(s, at);
  std::size_t end = 0;
  std::int64_t value = 0;
  if (inner) {
    end = inner->end;
    value = *inner->number;
  } else {
    const auto numeral = read_numeral(s, at);
    if (!numeral || !is_apart(s, numeral->end)) return;
    end = numeral->end;
    value = numeral->value;
  }
  if (close != U'\0' && (end >= s.size() || text::next(s, end) != close)) return;
  core.number = value;
  core.end = end;
}

// Whether a special word may end at `at`: 前言不搭后语 is none.
bool ends_special(std::string_view s, std::size_t at, bool strict) {
  if (at >= s.size()) return true;
  if (read_numeral(s, at) || read_ordinal(s, at)) return true;
  const std::size_t after = skip_blanks(s, at);
  if (after == at) return is_apart(s, at) && sign_at(s, at) != U',' && sign_at(s, at) != U')';
  if (after >= s.size() || !strict) return true;
  return read_numeral(s, after) || read_ordinal(s, after) ||
         (separators.contains(sign_at(s, after)) && sign_at(s, after) != U',');
}

// 楔子, Prologue, 外传3
std::optional<HeadingCore> read_special(std::string_view s, std::size_t at) {
  for (const HeadingSpecial& special : heading_grammar().specials) {
    const auto end = end_of_word(s, at, special.word);
    if (!end) continue;
    const bool open_ended = special.word.ends_with("之");
    if (!open_ended && !ends_special(s, *end, special.strict)) continue;
    HeadingCore core;
    core.rank = special.rank;
    core.kind = special.kind;
    core.family = special.rank == HeadingRank::volume ? "volume" : "special";
    core.begin = at;
    core.end = *end;
    core.special = true;
    core.certain = special.kind != ChapterKind::introduction && special.kind != ChapterKind::notice;
    if (!open_ended && special.rank == HeadingRank::chapter) read_special_number(s, core);
    return core;
  }
  return {};
}

}  // namespace

bool is_apart(std::string_view s, std::size_t at) {
  if (at >= s.size()) return true;
  const char32_t c = sign_at(s, at);
  return text::is_blank(c) || separators.contains(c);
}

std::optional<HeadingCore> read_numbered_core(std::string_view s, std::size_t at) {
  if (auto core = read_ordinal(s, at)) return core;
  if (auto core = read_keyword(s, at)) return core;
  if (auto core = read_season(s, at)) return core;
  return read_prefixed(s, at);
}

std::optional<HeadingCore> read_core(std::string_view s, std::size_t at) {
  if (auto core = read_numbered_core(s, at)) return core;
  if (auto core = read_special(s, at)) return core;
  return read_bare(s, at);
}

}  // namespace novel2epub::parse
