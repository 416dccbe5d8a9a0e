#include "parse/layout_seams.hpp"

#include <algorithm>

#include "parse/line_shapes.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool is_spaced(char32_t c) { return !text::is_cjk(c) && !text::is_wide(c); }

// The columns of what a typesetter could not split at the start of a line.
struct Unit {
  std::size_t width = 0;
  bool word = false;  // needs a space in front
};

Unit first_unit(std::string_view s) {
  std::size_t at = 0;
  char32_t c = 0;
  do c = text::next(s, at);
  while (at < s.size() && is_opener(c));
  const bool word = text::is_hangul(c) || (is_spaced(c) && !is_opener(c));
  while (at < s.size()) {
    std::size_t after = at;
    c = text::next(s, after);
    const bool mark = is_closer(c) || is_terminator(c) || c == U'，' || c == U'、' || c == ',';
    if (text::is_blank(c) || (word ? !is_spaced(c) && !text::is_hangul(c) && !mark : !mark)) break;
    at = after;
  }
  return {text::display_width(s.substr(0, at)), word};
}

struct Seam {
  const LaidRow& before;
  const LaidRow& after;
  const Measure& measure;
  // The line before is long enough to have been wrapped.
  bool near() const { return (before.width + before.taken) * 10 >= measure.set_width * 8; }
  // The greedy-fill test: had the next unit fitted, the break was the author's.
  bool full() const {
    const Unit unit = first_unit(after.text);
    const std::size_t width = before.width + before.taken;
    return unit.word ? width + 1 + unit.width + 1 > measure.set_width
                     : width + unit.width + 2 > measure.set_width;
  }
};

bool stands_alone(const LaidRow& row) { return row.ornament || is_chapter_head(row.text); }

bool is_wrapped(const Seam& seam) {
  if (seam.after.gap > seam.measure.base_gap || seam.after.begins) return false;
  if (seam.measure.indents_tell && seam.after.indented) return false;
  if (seam.before.ornament || stands_alone(seam.after) || is_item(seam.after.text)) return false;
  const bool near = seam.near();
  if (!near && is_panel(seam.after.text)) return false;
  if (seam.measure.indents_tell || seam.measure.gaps_tell) return near || seam.full();
  if (ends_sentence(seam.before.text)) return !opens_bracket(seam.after.text) && seam.full();
  if (ends_with_colon(seam.before.text)) return near;
  return near || seam.full();
}

// Where every paragraph ends in a blank line, nearly every other line is as long as the set width allows.
bool do_gaps_tell(std::span<const LaidRow> rows, const Measure& measured) {
  std::size_t gaps = 0, others = 0, filled = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].opened) continue;
    const Seam seam{rows[i - 1], rows[i], measured};
    if (rows[i].gap > measured.base_gap) {
      ++gaps;
    } else {
      ++others;
      if (seam.near() || seam.full()) ++filled;
    }
  }
  return gaps >= 2 && gaps * 50 >= rows.size() && filled * 100 >= others * 97;
}

// Lines without an indent go on, whatever their length.
bool is_indented_rest(const Seam& seam) {
  if (seam.after.gap > seam.measure.base_gap || seam.after.indented) return false;
  return !seam.before.ornament && !stands_alone(seam.after) && !is_item(seam.after.text);
}

// P-7: only where the source says that a page ends there. A scraper that indents every line indents the rest,
// too.
bool runs_over_page(const Seam& seam) {
  const bool new_paragraph = seam.after.indented && !seam.before.indented;
  return !ends_terminated(seam.before.text) && !seam.before.ornament && !stands_alone(seam.before) &&
         !new_paragraph && !stands_alone(seam.after) && !opens_bracket(seam.after.text);
}

// --join-touten
bool runs_over_comma(const Seam& seam) {
  const bool comma = seam.before.text.ends_with("、") || seam.before.text.ends_with("，");
  return comma && seam.after.gap == 0 && !seam.after.indented && !opens_bracket(seam.after.text);
}

std::ptrdiff_t depth_of(std::string_view s) {
  std::ptrdiff_t depth = 0;
  for (std::size_t at = 0; at < s.size();) {
    const char32_t c = text::next(s, at);
    if (c == U'「' || c == U'『' || c == U'“') ++depth;
    if (c == U'」' || c == U'』' || c == U'”') --depth;
  }
  return depth;
}

// --join-brackets: speech that is broken into lines and closed soon after.
void join_speech(std::span<const LaidRow> rows, Joints& joined) {
  constexpr std::size_t longest_speech = 10;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!opens_bracket(rows[i].text)) continue;
    std::ptrdiff_t depth = depth_of(rows[i].text);
    std::size_t last = i;
    while (depth > 0 && last + 1 < rows.size() && last - i < longest_speech && rows[last + 1].gap == 0)
      depth += depth_of(rows[++last].text);
    if (depth != 0 || last == i) continue;
    std::fill(joined.begin() + static_cast<std::ptrdiff_t>(i) + 1,
              joined.begin() + static_cast<std::ptrdiff_t>(last) + 1, "join-brackets");
    i = last;
  }
}

}  // namespace

bool tells_paragraphs(std::span<const LaidRow> rows, Language language) {
  const Measure measured = measure(rows, language);
  return measured.indents_tell || do_gaps_tell(rows, measured);
}

Joints joined_rows(std::span<const LaidRow> rows, Layout layout, const LayoutSettings& settings) {
  Joints joined(rows.size());
  Measure measured = measure(rows, settings.language);
  if (layout == Layout::wrapped) measured.gaps_tell = do_gaps_tell(rows, measured);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Seam seam{rows[i - 1], rows[i], measured};
    if (layout == Layout::wrapped)
      joined[i] = is_wrapped(seam) ? "P-3" : "";
    else if (layout == Layout::indented)
      joined[i] = is_indented_rest(seam) ? "P-3" : "";
    else if (rows[i].after_page && settings.on("P-7"))
      joined[i] = runs_over_page(seam) ? "P-7" : "";
    else if (settings.join_touten)
      joined[i] = runs_over_comma(seam) ? "join-touten" : "";
  }
  if (settings.join_brackets) join_speech(rows, joined);
  return joined;
}

}  // namespace novel2epub::parse
