// Headings that count the parts of one story after another: "나루터의 비 (1)", "나루터의 비 (2)", "겨울 편지
// (1)".
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "parse/candidates.hpp"
#include "parse/heading_scan.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

struct PartLine {
  std::size_t row = 0;
  std::string_view arc;  // what stands before the bracket
  std::int64_t number = 0;
  std::string_view line;  // trimmed
  std::size_t begin = 0;  // of `line` in its row
};

std::optional<PartLine> read_part_line(std::string_view row) {
  constexpr std::size_t longest = 40;  // code points
  const std::string_view line = text::trim(row);
  constexpr std::string_view wide = "（";
  const std::size_t narrow_open = line.rfind('('), wide_open = line.rfind(wide);
  const bool is_wide = narrow_open == line.npos;
  const std::size_t open = is_wide ? wide_open : narrow_open;
  if (open == line.npos || !line.ends_with(is_wide ? "）" : ")") || text::length(line) > longest) return {};
  const std::size_t inside = open + (is_wide ? wide.size() : 1),
                    close = line.size() - (is_wide ? wide.size() : 1);
  const auto numeral = read_numeral(line, inside);
  if (!numeral || !numeral->arabic || numeral->end != close) return {};
  const std::string_view arc = text::trim(line.substr(0, open));
  constexpr std::u32string_view ends = U"。，,.、；;：:、”」』\"";
  std::size_t end = arc.size();
  if (arc.empty() || ends.contains(text::previous(arc, end))) return {};
  return PartLine{0, arc, numeral->value, line, static_cast<std::size_t>(line.data() - row.data())};
}

std::vector<PartLine> part_lines(std::span<const Text> texts, std::span<const Row> rows) {
  std::vector<PartLine> lines;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (auto line = read_part_line(text_of(texts, rows[i]))) {
      line->row = i;
      lines.push_back(*line);
    }
  // What counts nothing: "(3)" behind a name that never begins.
  std::map<std::string_view, std::size_t> members;
  for (const PartLine& line : lines) ++members[line.arc];
  std::erase_if(lines, [&](const PartLine& line) { return members[line.arc] == 1 && line.number != 1; });
  return lines;
}

// Every arc begins with its first part, counts on by ones, and none comes back; and there is text between.
bool counts_arcs(const std::vector<PartLine>& lines) {
  constexpr std::size_t fewest = 5, thinnest = 5;  // members; rows between two, on average
  if (lines.size() < fewest || lines.back().row - lines.front().row < thinnest * (lines.size() - 1))
    return false;
  std::set<std::string_view> arcs;
  std::size_t steps = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool goes_on = i > 0 && lines[i].arc == lines[i - 1].arc;
    if (i > 0 && lines[i].row == lines[i - 1].row + 1) return false;  // a list
    if (goes_on ? lines[i].number != lines[i - 1].number + 1
                : lines[i].number != 1 || !arcs.insert(lines[i].arc).second)
      return false;
    steps += goes_on ? 1 : 0;
  }
  return arcs.size() > 1 && 2 * steps >= lines.size();
}

}  // namespace

void add_counted_arcs(std::span<const Text> texts, std::span<const Row> rows,
                      std::vector<Candidate>& candidates) {
  const auto is_counted = [](const Candidate& c) {
    return c.match.number && c.match.rank == HeadingRank::chapter;
  };
  const auto is_sure = [&](const Candidate& c) { return is_counted(c) && c.match.certain; };
  if (std::ranges::count_if(candidates, is_sure) >= 2) return;
  const std::vector<PartLine> lines = part_lines(texts, rows);
  if (!counts_arcs(lines)) return;
  for (const PartLine& line : lines) {
    std::erase_if(candidates, [&](const Candidate& known) { return known.row == line.row; });
    HeadingMatch match;
    match.family = "counted arc";
    match.heading.name = line.line;
    match.kept.push_back({line.begin, line.begin + line.line.size()});
    candidates.push_back({line.row, std::move(match), Candidate::Role::open});
  }
  std::erase_if(candidates, [&](const Candidate& c) { return is_counted(c); });
  std::ranges::sort(candidates, {}, &Candidate::row);
}

}  // namespace novel2epub::parse
