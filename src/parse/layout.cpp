#include "parse/layout.hpp"

#include <algorithm>
#include <map>

#include "parse/layout_joins.hpp"
#include "parse/layout_rows.hpp"
#include "parse/layout_seams.hpp"
#include "parse/line_shapes.hpp"
#include "parse/origins.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t least_lines = 12;  // below, a file is no evidence

using Changed = std::map<std::string, std::size_t>;

std::size_t percent(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : part * 100 / whole; }

// How much a file must show to be called wrapped: in percent, lines that fill the width, and of those the
// ones that break off in mid-sentence. Less will do where the book is wrapped: some chapters are all
// dialogue.
struct Proof {
  std::size_t least_full, full_share, open_share;
};
constexpr Proof own_proof = {6, 8, 50}, prior_proof = {2, 3, 33};

bool is_wrapped(std::span<const LaidRow> rows, std::size_t width, const Proof& proof) {
  constexpr std::size_t narrowest = 20, widest = 160, slack = 6;
  if (width < narrowest || width > widest) return false;
  std::size_t full = 0, open = 0;
  for (const LaidRow& row : rows) {
    if (row.ornament || row.width + slack < width) continue;
    ++full;
    if (!ends_terminated(row.text)) ++open;
  }
  return full >= proof.least_full && full * 100 >= rows.size() * proof.full_share &&
         open * 100 >= full * proof.open_share;
}

// Lines of any length, indented where a paragraph begins. Short lines that end nothing are a panel's, a
// letter's.
bool is_indented(std::span<const LaidRow> rows, std::size_t base_gap) {
  constexpr std::size_t shortest_open = 20;  // columns
  std::size_t indented = 0, plain = 0, open = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].indented) {
      ++indented;
    } else if (i > 0 && rows[i].gap <= base_gap && !rows[i].ornament) {
      ++plain;
      if (!ends_terminated(rows[i - 1].text) && rows[i - 1].width >= shortest_open) ++open;
    }
  }
  constexpr std::size_t least_plain = 6;
  return percent(indented, rows.size()) >= 15 && plain >= least_plain && percent(plain, rows.size()) >= 8 &&
         percent(open, plain) >= 60;
}

Layout detect(std::span<const LaidRow> rows, const LayoutSettings& settings) {
  if (settings.layout != Layout::automatic) return settings.layout;
  if (rows.size() < least_lines) return settings.prior.layout;
  const Measure measured = measure(rows, settings.language);
  const bool prior = settings.prior.layout == Layout::wrapped;
  if (is_wrapped(rows, measured.width, prior ? prior_proof : own_proof)) return Layout::wrapped;
  return is_indented(rows, measured.base_gap) ? Layout::indented : Layout::lines;
}

struct Marked {
  std::size_t line;
  PageMark mark;
  bool open;  // the line of text before breaks off in mid-sentence
};

std::vector<Marked> marks_in(std::span<const Line> lines) {
  std::vector<Marked> marks;
  std::string_view before;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].removed) continue;
    const std::string_view line = text::trim(lines[i].text);
    if (const auto mark = page_mark(line))
      marks.push_back({i, *mark, !before.empty() && !ends_terminated(before)});
    else if (!line.empty())
      before = line;
  }
  return marks;
}

// The shape whose numbers count up; 0 if none does. Sections may be numbered "- 1 -" as well, but they do not
// stand in the middle of sentences.
int counting_shape(std::span<const Marked> marks) {
  struct Count {
    std::size_t all = 0, ups = 0, restarts = 0, open = 0;
    std::int64_t last = 0;
  };
  std::map<int, Count> counts;
  for (const auto& [line, mark, open] : marks) {
    Count& count = counts[mark.shape];
    const bool up = count.all > 0 && mark.number == count.last + 1;
    if (up) ++count.ups;
    if (count.all == 0 || (!up && mark.number == 1)) ++count.restarts;
    if (open) ++count.open;
    ++count.all;
    count.last = mark.number;
  }
  constexpr std::size_t least_ups = 2;
  for (const auto& [shape, count] : counts) {
    const bool counted = count.ups >= least_ups && percent(count.ups + count.restarts, count.all) >= 90;
    if (counted && (shape != bare_page_mark || percent(count.open, count.all) >= 30)) return shape;
  }
  return 0;
}

// "分节阅读 3" stands over or under a rule: the rule goes with it.
void take_rules(std::span<const Line> lines, std::vector<std::size_t>& marks) {
  const auto is_rule = [&](std::size_t i) {
    const std::string_view line = text::trim(lines[i].text);
    return !lines[i].removed && is_scene_break(line) &&
           line.find_first_not_of("-=_ ") == std::string_view::npos;
  };
  for (std::size_t n = marks.size(), k = 0; k < n; ++k) {
    const std::size_t i = marks[k];
    if (i > 0 && is_rule(i - 1)) marks.push_back(i - 1);
    if (i + 1 < lines.size() && is_rule(i + 1)) marks.push_back(i + 1);
  }
  std::ranges::sort(marks);
  marks.erase(std::ranges::unique(marks).begin(), marks.end());
}

std::vector<std::size_t> page_marks(std::span<const Line> lines, bool proven) {
  const std::vector<Marked> found = marks_in(lines);
  const int shape = counting_shape(found);
  std::vector<std::size_t> marks;
  for (const auto& [line, mark, open] : found)
    if (mark.shape == shape || (proven && shape == 0)) marks.push_back(line);
  take_rules(lines, marks);
  return marks;
}

// A paragraph on its way: its text, and where its lines began in text and draft.
struct Paragraph {
  struct Start {
    std::size_t at = 0, offset = 0;
  };
  std::string text;
  std::vector<Start> starts;
  Origins origins;
  std::size_t gap = 0;
  bool indented = false, ornament = false;
};

Origins origins_of(const LaidRow& row, std::span<const Line> lines) {
  const Line& line = lines[row.line];
  const auto begin = static_cast<std::size_t>(row.text.data() - line.text.data());
  return slice(line.origins, begin, begin + row.text.size());
}

std::vector<Paragraph> paragraphs_of(std::span<const LaidRow> rows, std::span<const Line> lines,
                                     const Joints& joined, const LayoutSettings& settings, Changed& changed) {
  std::vector<Paragraph> paragraphs;
  const bool hyphens = settings.on("P-13") &&
                       std::ranges::any_of(rows, [](const LaidRow& row) { return ends_in_hyphen(row.text); });
  Words words = hyphens ? words_of(rows) : Words{};
  if (hyphens && settings.prior.words != nullptr)
    words.insert(settings.prior.words->begin(), settings.prior.words->end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const LaidRow& row = rows[i];
    if (!joined[i].empty()) {
      Paragraph& open = paragraphs.back();
      ++changed[std::string(joined[i])];
      if (join(open.text, row.text, {settings.language, words, settings.on("P-13")})) ++changed["P-13"];
      const std::size_t at = open.text.size() - row.text.size();
      open.starts.push_back({at, row.offset});
      append(open.origins, origins_of(row, lines), at);
      continue;
    }
    paragraphs.push_back({std::string(row.text),
                          {{0, row.offset}},
                          origins_of(row, lines),
                          row.after_page ? 0 : row.gap,
                          row.indented,
                          row.ornament});
  }
  return paragraphs;
}

std::size_t offset_in_draft(const Paragraph& paragraph, std::size_t at) {
  const auto after = std::ranges::upper_bound(paragraph.starts, at, {}, &Paragraph::Start::at);
  const auto start = std::prev(after);
  return start->offset + (at - start->at);
}

std::vector<std::size_t> breaks_in(const Paragraph& paragraph, const LayoutSettings& settings,
                                   Changed& changed) {
  if (paragraph.ornament) return {};
  std::vector<std::size_t> breaks;
  const char* rule = "P-5";
  if (text::is_chinese(settings.language) && settings.on(rule)) breaks = lost_breaks(paragraph.text);
  if (breaks.empty() && settings.resegment) {
    breaks = made_breaks(paragraph.text);
    rule = "P-6";
  }
  if (!breaks.empty()) changed[rule] += breaks.size();
  return breaks;
}

// Most paragraphs are one block; P-5 and P-6 make more of some.
void put_blocks(Paragraph&& paragraph, bool gap, const LayoutSettings& settings, LaidOut& result) {
  std::vector<std::size_t> breaks = breaks_in(paragraph, settings, result.changed);
  breaks.push_back(paragraph.text.size());
  std::size_t begin = 0;
  for (const std::size_t end : breaks) {
    Block block;
    block.kind = is_picture(paragraph.text) ? Block::Kind::figure
                 : paragraph.ornament       ? Block::Kind::scene_break
                                            : Block::Kind::paragraph;
    block.gap = gap && begin == 0;
    block.indented = paragraph.indented;
    block.offset = offset_in_draft(paragraph, begin);
    if (breaks.size() == 1) {
      block.text = std::move(paragraph.text);
      block.origins = std::move(paragraph.origins);
    } else {
      const std::string_view part = text::trim(std::string_view(paragraph.text).substr(begin, end - begin));
      const auto at = static_cast<std::size_t>(part.data() - paragraph.text.data());
      block.text = part;
      block.origins = slice(paragraph.origins, at, at + part.size());
    }
    result.blocks.push_back(std::move(block));
    begin = end;
  }
}

// P-12: those that had white space at their ends.
std::size_t rows_trimmed(std::span<const LaidRow> rows, std::span<const Line> lines) {
  const auto trimmed = [&](const LaidRow& row) { return row.text.size() < lines[row.line].text.size(); };
  return static_cast<std::size_t>(std::ranges::count_if(rows, trimmed));
}

// P-14: a gap wider than the usual one is the author's.
std::size_t least_pause(std::span<const Paragraph> paragraphs) {
  std::map<std::size_t, std::size_t> counts;
  for (const Paragraph& paragraph : paragraphs.subspan(paragraphs.empty() ? 0 : 1)) ++counts[paragraph.gap];
  const auto usual = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
  return usual == counts.end() || usual->first == 0 ? 1 : usual->first + 2;
}

}  // namespace

bool has_page_marks(std::span<const Line> lines) { return counting_shape(marks_in(lines)) != 0; }

Layout detect_layout(std::span<const Line> lines, const LayoutSettings& settings) {
  return detect(rows_of(lines, page_marks(lines, settings.prior.page_marks)), settings);
}

LaidOut lay_out(std::span<const Line> lines, const LayoutSettings& settings) {
  LaidOut result;
  if (settings.on("P-7b")) result.page_marks = page_marks(lines, settings.prior.page_marks);
  std::vector<LaidRow> rows = rows_of(lines, result.page_marks);
  if (!settings.on("P-9"))
    for (LaidRow& row : rows) row.ornament = false;
  const Layout layout = settings.on("P-3") ? detect(rows, settings) : Layout::lines;
  if (const std::size_t count = rows_trimmed(rows, lines); count > 0) result.changed["P-12"] = count;
  if (const auto count = std::ranges::count(rows, true, &LaidRow::opened); count > 0)
    result.changed["P-5"] = static_cast<std::size_t>(count);
  const Joints joined = joined_rows(rows, layout, settings);
  std::vector<Paragraph> paragraphs = paragraphs_of(rows, lines, joined, settings, result.changed);
  result.guessed = layout == Layout::wrapped && !tells_paragraphs(rows, settings.language);
  const std::size_t pause = least_pause(paragraphs);
  const bool pauses = settings.on("P-14");
  for (bool at_break = true; Paragraph & paragraph : paragraphs) {
    const bool gap = pauses && paragraph.gap >= pause && !at_break && !paragraph.ornament;
    at_break = paragraph.ornament || is_chapter_head(paragraph.text);
    put_blocks(std::move(paragraph), gap, settings, result);
  }
  return result;
}

}  // namespace novel2epub::parse
