#include "parse/heading_dress.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "parse/heading_name.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Match = std::optional<HeadingMatch>;

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
  HeadingCore core = bare_number("bracket", numeral->value, at, end);
  core.cjk = true;
  return finish_heading(line, core);
}

// "☆、渡口": how one site's packs begin every chapter.
Match read_star(std::string_view line, std::size_t at, int depth) {
  constexpr std::string_view star = "☆、";
  if (!line.substr(at).starts_with(star)) return {};
  auto match = read_named(line, at + star.size(), "star", true, depth);
  return match && !is_prose(match->heading.name, false) ? match : Match{};
}

}  // namespace

// "#12 雪", "＃１２": no markdown, the mark belongs to the number.
Match read_hash(std::string_view line, std::size_t at) {
  std::size_t inside = at;
  if (const char32_t mark = text::next(line, inside); mark != U'#' && mark != U'＃') return {};
  const auto numeral = read_numeral(line, inside);
  if (!numeral || !numeral->arabic || !is_apart(line, numeral->end)) return {};
  return finish_heading(line, bare_number("hash", numeral->value, at, numeral->end));
}

Match read_markdown(std::string_view line, std::size_t at, int depth) {
  std::size_t end = at;
  while (end < line.size() && line[end] == '#') ++end;
  if (end == at || end - at > 6 || skip_blanks(line, end) == end) return {};
  auto match = read_named(line, end, "markdown", true, depth);
  if (match) match->level = static_cast<int>(end - at);
  return match;
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
  Match match = read_named(inside, at, "aozora." + level, true, depth);
  if (match && !match->number)
    if (const auto numeral = read_numeral(inside, at); numeral && numeral->end == inside.size()) {
      match->number = numeral->value;
      std::swap(match->heading.number, match->heading.name);
    }
  if (match && match->family != "markdown") match->family = "aozora." + level;
  return match;
}

// 【第三章 雪】, [제1화] 시작
Match read_bracketed(std::string_view line, std::size_t at, int depth) {
  std::size_t inside = at;
  const char32_t open = text::next(line, inside);
  const auto pair = std::ranges::find(heading_brackets, open, &Pair::open);
  if (pair == heading_brackets.end()) return {};
  std::string close;
  text::append(close, pair->close);
  const std::size_t end = line.find(close, inside);
  if (end == line.npos) return {};
  if (auto match = bracketed_number(line, at, inside, end, end + close.size())) return match;
  auto match = read_heading(line.substr(0, end), inside, depth + 1);
  if (!match || match->family == "number") return {};
  // 【第一卷】风起; other brackets around a volume are a title that the story speaks of.
  if (match->rank == HeadingRank::volume && (open != U'【' || !match->certain)) return {};
  if (match->rank == HeadingRank::volume) match->family = "volume";
  const HeadingName rest = read_name(line, end + close.size());
  if (rest.begin == rest.end) return match;
  const std::string_view name = line.substr(rest.begin, rest.end - rest.begin);
  if (!match->heading.name.empty() || is_prose(name, false)) return {};
  match->heading.name = name;
  match->kept.push_back({rest.begin, rest.end});
  return match;
}

// "----第一卷 风起----": the same rule before and behind.
Match read_ruled(std::string_view line, std::size_t at, int depth) {
  for (const std::string_view mark : {"--", "——", "──"}) {
    if (!line.substr(at).starts_with(mark) || !line.ends_with(mark)) continue;
    const std::string_view one = mark.substr(0, mark.size() / 2);
    while (line.substr(at).starts_with(one)) at += one.size();
    while (line.size() > at && line.ends_with(one)) line.remove_suffix(one.size());
    auto match = at < line.size() ? read_heading(line, at, depth + 1) : Match{};
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
  return read_heading(line, after, depth + 1);
}

}  // namespace novel2epub::parse
