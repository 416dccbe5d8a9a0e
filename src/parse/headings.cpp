#include "parse/headings.hpp"

#include <algorithm>
#include <array>

#include "parse/heading_grammar.hpp"
#include "parse/heading_name.hpp"
#include "parse/heading_scan.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_line = 360;  // bytes; every heading we know is far shorter
constexpr int deepest = 4;                 // decorations around decorations

using Match = std::optional<HeadingMatch>;

Match read(std::string_view line, std::size_t at, int depth);

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

// The core of a second heading in [at, end of line): "第一卷 山中月 第一章 惊雷", "第一章雪夜 第二章中计".
std::optional<HeadingCore> find_second(std::string_view line, std::size_t at) {
  for (std::size_t i = at; i < line.size();) {
    std::size_t after = i;
    if (text::is_blank(text::next(line, after)))
      if (const std::size_t word = skip_blanks(line, after); word < line.size())
        if (auto core = read_numbered_core(line, word); core && core->rank == HeadingRank::chapter)
          return core;
    i = after;
  }
  return {};
}

Match finish(std::string_view line, const HeadingCore& core);

// A volume and its chapter in one line.
Match with_volume(std::string_view line, const HeadingCore& outer, std::size_t title_end,
                  const HeadingCore& inner) {
  Match match = finish(line, inner);
  if (!match || !match->volume.empty()) return match;
  const std::string_view title = text::trim(line.substr(outer.begin, title_end - outer.begin));
  match->volume = title;
  match->volume_number = outer.number;
  match->kept.insert(match->kept.begin(), {outer.begin, outer.begin + title.size()});
  return match;
}

// Two headings side by side: a doubled number, or a volume and its chapter. False: the first one stands
// alone.
bool read_pair(std::string_view line, const HeadingCore& core, Match& result) {
  if (core.special && core.rank == HeadingRank::chapter) return false;
  const std::size_t after = read_name(line, core.end).begin;
  auto second = read_numbered_core(line, after);
  if (!second && core.rank == HeadingRank::volume) second = read_core(line, after);
  if (second && second->rank == HeadingRank::chapter) {
    const bool doubled =
        core.rank == HeadingRank::chapter && (core.number == second->number || core.family == second->family);
    result = doubled ? finish(line, *second) : with_volume(line, core, core.end, *second);
    return true;
  }
  if (core.rank != HeadingRank::volume) return false;
  second = find_second(line, core.end);
  if (second) result = with_volume(line, core, second->begin, *second);
  return second.has_value();
}

Match finish(std::string_view line, const HeadingCore& core) {
  Match pair;
  if (read_pair(line, core, pair)) return pair;
  const HeadingName name = read_name(line, core.end);
  const std::string_view written = line.substr(name.begin, name.end - name.begin);
  if (is_prose(written, name.begin == core.end)) return {};
  const auto& closings = heading_grammar().closings;
  if (core.rank == HeadingRank::volume && std::ranges::find(closings, written) != closings.end()) return {};
  HeadingMatch match;
  match.rank = core.rank;
  match.kind = core.kind;
  match.family = core.family;
  match.number = core.number;
  match.last_number = core.last_number;
  match.page = name.page;
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
Match named(std::string_view line, std::size_t at, std::string_view family, bool certain, int depth) {
  if (auto inner = read(line, at, depth + 1); inner && (inner->certain || certain)) {
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

Match read_markdown(std::string_view line, std::size_t at, int depth) {
  std::size_t end = at;
  while (end < line.size() && line[end] == '#') ++end;
  if (end == at || end - at > 6 || skip_blanks(line, end) == end) return {};
  return named(line, end, "markdown", true, depth);
}

// "#12 雪", "＃１２": no markdown, the mark belongs to the number.
Match read_hash(std::string_view line, std::size_t at) {
  std::size_t inside = at;
  if (const char32_t mark = text::next(line, inside); mark != U'#' && mark != U'＃') return {};
  const auto numeral = read_numeral(line, inside);
  if (!numeral || !numeral->arabic || !is_apart(line, numeral->end)) return {};
  HeadingCore core;
  core.family = "hash";
  core.number = numeral->value;
  core.begin = at;
  core.end = numeral->end;
  core.certain = false;
  return finish(line, core);
}

struct Command {
  std::size_t end = 0;
  std::string_view body;
};

// ［＃…］ at `at`
std::optional<Command> read_command(std::string_view line, std::size_t at) {
  constexpr std::string_view open = "［＃", close = "］";
  if (!line.substr(std::min(at, line.size())).starts_with(open)) return {};
  const std::size_t end = line.find(close, at);
  if (end == line.npos) return {};
  return Command{end + close.size(), line.substr(at + open.size(), end - at - open.size())};
}

// ［＃８字下げ］一［＃「一」は中見出し］
Match read_aozora(std::string_view line, std::size_t at, int depth) {
  constexpr std::string_view mark = "見出し", open = "［＃";
  std::string level;
  const auto note = [&](std::string_view body) {
    if (const std::size_t found = body.find(mark); found != body.npos && found >= 3)
      level = body.substr(found - 3, 3);
  };
  while (const auto command = read_command(line, at)) {
    note(command->body);
    at = skip_blanks(line, command->end);
  }
  const std::size_t end = std::min(line.find(open, at), line.size());
  std::size_t tail = end;
  while (const auto command = read_command(line, tail)) {
    note(command->body);
    tail = skip_blanks(line, command->end);
  }
  if (level.empty() || end <= at) return {};
  const std::string_view inside = line.substr(0, at + text::trim(line.substr(at, end - at)).size());
  Match match = named(inside, at, "aozora." + level, true, depth);
  if (match && !match->number)
    if (const auto numeral = read_numeral(inside, at); numeral && numeral->end == inside.size()) {
      match->number = numeral->value;
      std::swap(match->heading.number, match->heading.name);
    }
  if (match && match->family != "markdown") match->family = "aozora." + level;
  return match;
}

struct Pair {
  char32_t open, close;
};

constexpr auto heading_brackets = std::to_array<Pair>({{U'【', U'】'},
                                                       {U'〈', U'〉'},
                                                       {U'《', U'》'},
                                                       {U'「', U'」'},
                                                       {U'『', U'』'},
                                                       {U'[', U']'},
                                                       {U'（', U'）'},
                                                       {U'(', U')'},
                                                       {U'〔', U'〕'},
                                                       {U'［', U'］'},
                                                       {U'{', U'}'},
                                                       {U'｛', U'｝'},
                                                       {U'<', U'>'},
                                                       {U'＜', U'＞'}});

// 【01】, （三）: the brackets belong to the number.
Match bracketed_number(std::string_view line, std::size_t at, std::size_t inside, std::size_t close,
                       std::size_t end) {
  const auto numeral = read_numeral(line, skip_blanks(line, inside));
  if (!numeral || skip_blanks(line, numeral->end) != close) return {};
  HeadingCore core;
  core.family = "bracket";
  core.number = numeral->value;
  core.begin = at;
  core.end = end;
  core.certain = false;
  core.cjk = true;
  return finish(line, core);
}

// 【第三章 雪】, [제1화] 시작
Match read_bracketed(std::string_view line, std::size_t at, char32_t open, int depth) {
  const auto pair = std::ranges::find(heading_brackets, open, &Pair::open);
  if (pair == heading_brackets.end()) return {};
  std::string close;
  text::append(close, pair->close);
  std::size_t inside = at;
  text::next(line, inside);
  const std::size_t end = line.find(close, inside);
  if (end == line.npos) return {};
  if (auto match = bracketed_number(line, at, inside, end, end + close.size())) return match;
  auto match = read(line.substr(0, end), inside, depth + 1);
  if (!match || match->family == "number") return {};
  // 【第一卷】风起; other brackets around a volume are a title that the story speaks of.
  if (match->rank == HeadingRank::volume && (open != U'【' || !match->certain)) return {};
  if (match->rank == HeadingRank::volume) match->family = "volume";
  const HeadingName rest = read_name(line, end + close.size());
  if (rest.begin == rest.end) return match;
  const std::string_view name = line.substr(rest.begin, rest.end - rest.begin);
  if (!match->heading.name.empty() || is_prose(name, false)) return {};
  match->heading.name = name;
  keep(*match, rest.begin, rest.end);
  return match;
}

// 正文 第一章, 제목: …
Match read_after_word(std::string_view line, std::size_t at, int depth) {
  for (const std::string& label : heading_grammar().labels) {
    const auto end = end_of_word(line, at, label);
    if (!end) continue;
    std::size_t after = skip_blanks(line, *end);
    if (after >= line.size()) continue;
    if (const char32_t c = text::next(line, after); c == U':' || c == U'：')
      return named(line, after, "label", false, depth);
  }
  for (const std::string& prefix : heading_grammar().prefixes) {
    const auto end = end_of_word(line, at, prefix);
    if (!end) continue;
    const auto core = read_core(line, read_name(line, *end).begin);
    if (core) return finish(line, *core);
  }
  return {};
}

// "12", "12、雪", "0012 第十章 雪", "100第一百章"
Match read_counted(std::string_view line, std::size_t at, int depth) {
  const auto numeral = read_numeral(line, at);
  if (!numeral) return {};
  const HeadingName name = read_name(line, numeral->end);
  if (numeral->arabic && name.begin < line.size()) {
    if (auto inner = read(line, name.begin, depth + 1); inner && inner->number && inner->family != "number") {
      const bool doubled = inner->number == numeral->value;
      if (inner->certain || doubled) {
        inner->index = numeral->value;
        inner->certain = inner->certain || doubled;
        return inner;
      }
    }
  }
  HeadingCore core;
  core.number = numeral->value;
  core.begin = at;
  core.end = numeral->end;
  core.certain = false;
  core.family = "number";
  if (name.begin == name.end) {
    if (skip_blanks(line, numeral->end) < line.size() && read_name(line, numeral->end).separator == ": ")
      return {};
    if (line.ends_with(':') || line.ends_with("：")) return {};
    return finish(line, core);
  }
  core.family = "number.named";
  std::size_t after = name.begin;
  const char32_t first = text::next(line, after);
  constexpr std::u32string_view openers = U"“「『《〈【‘\"'";
  if (name.begin == numeral->end || !(text::is_letter(first) || openers.contains(first))) return {};
  const bool lower = first >= 'a' && first <= 'z';
  return lower ? Match{} : finish(line, core);
}

// "☆、渡口": how one site's packs begin every chapter.
Match read_star(std::string_view line, std::size_t at, int depth) {
  constexpr std::string_view star = "☆、";
  if (!line.substr(at).starts_with(star)) return {};
  auto match = named(line, at + star.size(), "star", true, depth);
  return match && !is_prose(match->heading.name, false) ? match : Match{};
}

// "----第一卷 风起----": the same rule before and behind.
Match read_ruled(std::string_view line, std::size_t at, int depth) {
  for (const std::string_view mark : {"--", "——", "──"}) {
    if (!line.substr(at).starts_with(mark) || !line.ends_with(mark)) continue;
    const std::string_view one = mark.substr(0, mark.size() / 2);
    while (line.substr(at).starts_with(one)) at += one.size();
    while (line.size() > at && line.ends_with(one)) line.remove_suffix(one.size());
    auto match = at < line.size() ? read(line, at, depth + 1) : Match{};
    return match && match->certain ? match : Match{};
  }
  return {};
}

Match read_ornamented(std::string_view line, std::size_t at, int depth) {
  constexpr std::u32string_view ornaments = U"☆★◆◇■□●○◎※▲△▼▽♦♥❤✦✧✿＊*〓♢◈▶►、.．·=＝";
  if (auto match = read_star(line, at, depth)) return match;
  std::size_t after = at;
  while (after < line.size()) {
    std::size_t next = after;
    if (const char32_t c = text::next(line, next); !ornaments.contains(c) && !text::is_blank(c)) break;
    after = next;
  }
  if (after == at || after >= line.size()) return {};
  while (line.size() > after) {
    std::size_t before = line.size();
    if (const char32_t c = text::previous(line, before);
        c == U'.' || (!ornaments.contains(c) && !text::is_blank(c)))
      break;
    line = line.substr(0, before);
  }
  return read(line, after, depth + 1);
}

Match read(std::string_view line, std::size_t at, int depth) {
  at = skip_blanks(line, at);
  if (depth > deepest || at >= line.size()) return {};
  std::size_t after = at;
  const char32_t c = text::next(line, after);
  if (c >= 0x10000 || !heading_grammar().starters.test(c)) return {};
  if (auto match = read_hash(line, at)) return match;
  if (c == U'#') return read_markdown(line, at, depth);
  if (read_command(line, at)) return read_aozora(line, at, depth);
  if (auto match = read_after_word(line, at, depth)) return match;
  if (const auto core = read_core(line, at)) return finish(line, *core);
  if (auto match = read_counted(line, at, depth)) return match;
  if (auto match = read_bracketed(line, at, c, depth)) return match;
  if (auto match = read_ruled(line, at, depth)) return match;
  return text::is_letter_or_number(c) ? Match{} : read_ornamented(line, at, depth);
}

}  // namespace

std::optional<HeadingMatch> match_heading(std::string_view line) {
  const std::size_t begin = skip_blanks(line, 0);
  if (begin >= line.size() || line.size() - begin > longest_line) return {};
  std::size_t after = begin;
  const char32_t c = text::next(line, after);
  if (c >= 0x10000 || !heading_grammar().starters.test(c)) return {};
  const std::string_view trimmed = line.substr(0, begin + text::trim(line.substr(begin)).size());
  auto match = read(trimmed, begin, 0);
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
