#include "parse/layout_rows.hpp"

#include <algorithm>
#include <map>

#include "parse/line_shapes.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

std::size_t percentile_98(std::span<const LaidRow> rows) {
  std::vector<std::size_t> widths;
  for (const LaidRow& row : rows)
    if (!row.ornament) widths.push_back(row.width);
  if (widths.empty()) return 0;
  const auto nth = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 98 / 100);
  std::ranges::nth_element(widths, nth);
  return *nth;
}

// The most frequent value, and how often it occurs; the smaller of two equally frequent ones.
struct Mode {
  std::size_t value = 0, count = 0, total = 0;
};

template <class Values>
Mode mode_of(const Values& values) {
  std::map<std::size_t, std::size_t> counts;
  Mode mode;
  for (const std::size_t value : values) ++counts[value], ++mode.total;
  for (const auto& [value, count] : counts)
    if (count > mode.count) mode.value = value, mode.count = count;
  return mode;
}

// CJK lines are set to one width; Latin ones are ragged.
std::size_t set_width_of(std::span<const LaidRow> rows, std::size_t width, Language language) {
  if (language == Language::en || language == Language::vi || language == Language::ko) return width;
  std::vector<std::size_t> long_ones;
  for (const LaidRow& row : rows)
    if (!row.ornament && row.width * 100 >= width * 85) long_ones.push_back(row.width);
  const Mode mode = mode_of(long_ones);
  return mode.count * 4 >= mode.total && mode.count > 0 ? mode.value : width;
}

// A lone space in front of a quotation mark is kerning, not an indent.
bool is_indent(std::string_view space) {
  constexpr std::size_t least_columns = 2;
  return space.find('\t') != std::string_view::npos || text::display_width(space) >= least_columns;
}

std::size_t base_gap_of(std::span<const LaidRow> rows) {
  std::vector<std::size_t> gaps;
  for (const LaidRow& row : rows.subspan(rows.empty() ? 0 : 1)) gaps.push_back(row.gap);
  const Mode mode = mode_of(gaps);
  return mode.count * 100 >= mode.total * 85 ? mode.value : 0;
}

}  // namespace

std::vector<LaidRow> rows_of(std::span<const Line> lines, std::span<const std::size_t> marks) {
  std::vector<LaidRow> rows;
  std::size_t blank = 0, widest = 0;  // since the last line that counts; since the last row
  bool closed_up = false, page_ends = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const std::string_view text = line.removed ? std::string_view{} : text::trim(line.text);
    const bool mark = !marks.empty() && marks.front() == i;
    if (mark) {
      marks = marks.subspan(1);
      closed_up = page_ends = true;
    } else if (line.removed) {
      widest = std::max(widest, blank);
      blank = 0;
    } else if (text.empty()) {
      ++blank;
    } else {
      const auto indent = static_cast<std::size_t>(text.data() - line.text.data());
      const std::string_view inked = std::string_view(line.text).substr(0, indent + text.size());
      const std::size_t gap = rows.empty() || closed_up ? 0 : std::max(widest, blank);
      rows.push_back({text, i, line.offset + indent, text::display_width(inked), gap,
                      is_indent(inked.substr(0, indent)), page_ends, line.opened, line.begins, line.taken,
                      is_scene_break(text) || is_picture(text)});
      blank = widest = 0;
      closed_up = page_ends = false;
    }
    page_ends = page_ends || line.page_seam;
  }
  return rows;
}

Measure measure(std::span<const LaidRow> rows, Language language) {
  Measure m;
  m.width = percentile_98(rows);
  m.set_width = set_width_of(rows, m.width, language);
  m.base_gap = base_gap_of(rows);
  const auto indented = static_cast<std::size_t>(std::ranges::count_if(rows, &LaidRow::indented));
  // Where nearly every line is indented an earlier tool took each wrapped line for a paragraph.
  m.indents_tell = indented >= 2 && indented * 50 >= rows.size() && indented * 10 <= rows.size() * 9;
  return m;
}

}  // namespace novel2epub::parse
