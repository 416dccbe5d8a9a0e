#include "parse/wrapped_notices.hpp"

#include <algorithm>
#include <iterator>

#include "parse/layout_joins.hpp"
#include "parse/layout_rows.hpp"
#include "parse/layout_seams.hpp"
#include "parse/line_shapes.hpp"
#include "text/language.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

// Rows [first, last] of one paragraph, joined.
struct Paragraph {
  std::size_t first = 0, last = 0;
  std::string text;
  std::vector<std::size_t> starts;  // of the rows in `text`
};

bool is_ascii_sign(char c) { return c > ' ' && c <= '~'; }

// Where words have no blanks between them a line's end parts an address as it parts any other word.
bool parts_address(std::string_view before, std::string_view after) {
  std::size_t begin = before.size(), end = 0;
  while (begin > 0 && is_ascii_sign(before[begin - 1])) --begin;
  while (end < after.size() && is_ascii_sign(after[end])) ++end;
  const std::string_view head = before.substr(begin), tail = after.substr(0, end);
  return !head.empty() && !tail.empty() && (head.contains('.') || tail.contains('.') || head.contains("//"));
}

// Whether row i goes on where the one before stops: as the layout says, or in mid-sentence. Lines that hold
// an address may be cut at a number of signs, and are narrower then than the others.
bool goes_on(std::span<const LaidRow> rows, std::size_t i, const Joints& joined, const Measure& measured) {
  if (i == 0) return false;
  if (!joined[i].empty()) return true;
  const LaidRow &before = rows[i - 1], &row = rows[i];
  if (before.ornament || row.ornament || row.gap > measured.base_gap) return false;
  return !(measured.indents_tell && row.indented) && !ends_terminated(before.text);
}

std::vector<Paragraph> paragraphs_of(std::span<const LaidRow> rows, const Joints& joined,
                                     const LayoutSettings& settings) {
  constexpr std::size_t most_rows = 24;  // no notice is longer, and judging stays linear
  const Words none;
  const bool without_blanks = text::is_cjk_language(settings.language);
  const Measure measured = measure(rows, settings.language);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view row = rows[i].text;
    if (!goes_on(rows, i, joined, measured) || i - paragraphs.back().first == most_rows) {
      paragraphs.push_back({i, i, std::string(row), {0}});
      continue;
    }
    Paragraph& open = paragraphs.back();
    if (without_blanks && parts_address(open.text, row))
      open.text += row;
    else
      join(open.text, row, {settings.language, none, settings.on("P-13")});
    open.last = i;
    open.starts.push_back(open.text.size() - row.size());
  }
  return paragraphs;
}

LinePlace place_of(LinePlace place, const LinePlace& last) {
  place.edge.end = last.edge.end;
  return place;
}

// A user's rule takes what it says in the lines as they stand.
bool is_ours(const std::string& rule) {
  return std::ranges::find(learned_rules(), rule, &LearnedRule::name) != learned_rules().end() ||
         std::ranges::find(built_in_rules(), rule, &Rule::name) != built_in_rules().end();
}

// What is behind `end` in the paragraph begins it now.
void begin_behind(const Paragraph& paragraph, std::size_t end, std::span<const LaidRow> rows,
                  std::vector<CutsAcross>& out) {
  for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
    const LaidRow& row = rows[i];
    if (paragraph.starts[i - paragraph.first] + row.text.size() <= end) continue;
    out[row.line].begins = true;
    return;
  }
}

// The stretches of `finding` in the rows it covers, where it covers more than one.
void add_across(const Paragraph& paragraph, const Finding& finding, std::span<const LaidRow> rows,
                std::span<const BodyLine> lines, std::vector<CutsAcross>& out) {
  std::vector<std::pair<std::size_t, Finding>> parts;  // by row
  for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
    const LaidRow& row = rows[i];
    const std::size_t start = paragraph.starts[i - paragraph.first], end = start + row.text.size();
    if (finding.end <= start || finding.begin >= end) continue;
    const std::size_t indent = row.offset - lines[row.line].offset;
    Finding part = finding;
    part.begin = finding.begin > start ? indent + finding.begin - start : 0;
    part.end = finding.end < end ? indent + finding.end - start : lines[row.line].text.size();
    parts.emplace_back(row.line, std::move(part));
  }
  if (parts.size() < 2) return;
  const std::string_view before = std::string_view(paragraph.text).substr(0, finding.begin);
  out[parts.back().first].ends = finding.begin > 0 && !ends_terminated(before);
  for (auto& [line, part] : parts) out[line].cuts.push_back(std::move(part));
  if (finding.begin == 0) begin_behind(paragraph, finding.end, rows, out);
}

}  // namespace

std::vector<CutsAcross> cuts_across_lines(std::span<const BodyLine> lines, std::span<const LinePlace> places,
                                          const ParseSettings& settings) {
  std::vector<Line> copies;
  copies.reserve(lines.size());
  for (const BodyLine& line : lines)
    copies.push_back({std::string(line.text), line.offset, false, line.piece_end});
  const Layout layout = detect_layout(copies, settings.layout);
  if (layout != Layout::wrapped || !settings.layout.on("P-3")) return {};
  const std::vector<LaidRow> rows = rows_of(copies, {});
  std::vector<CutsAcross> out(lines.size());
  for (const Paragraph& paragraph :
       paragraphs_of(rows, joined_rows(rows, layout, settings.layout), settings.layout)) {
    if (paragraph.first == paragraph.last) continue;
    const LinePlace place = place_of(places[rows[paragraph.first].line], places[rows[paragraph.last].line]);
    for (const Finding& finding :
         judge_line(paragraph.text, place, *settings.rules, *settings.survey, settings.strip))
      if (finding.verdict == Verdict::cut && !finding.rest && !finding.above && is_ours(finding.rule))
        add_across(paragraph, finding, rows, lines, out);
  }
  return out;
}

std::vector<Finding> with_cuts_across(const std::vector<Finding>& findings,
                                      const std::vector<Finding>& across) {
  const auto is_cut = [](const Finding& finding) { return finding.verdict == Verdict::cut; };
  std::vector<Finding> out;
  std::ranges::copy_if(findings, std::back_inserter(out), is_cut);
  for (const Finding& cut : across) {
    std::size_t at = cut.begin;
    const auto add = [&](std::size_t end) {
      if (at >= end) return;
      out.push_back(cut);
      out.back().begin = at;
      out.back().end = end;
    };
    for (const Finding& known : findings) {
      if (!is_cut(known) || known.end <= at || known.begin >= cut.end) continue;
      add(known.begin);
      at = known.end;
    }
    add(cut.end);
  }
  for (const Finding& finding : findings) {
    const auto overlaps = [&](const Finding& cut) {
      return finding.begin < cut.end && cut.begin < finding.end;
    };
    if (!is_cut(finding) && std::ranges::none_of(across, overlaps)) out.push_back(finding);
  }
  std::ranges::stable_sort(out, {}, &Finding::begin);
  return out;
}

}  // namespace novel2epub::parse
