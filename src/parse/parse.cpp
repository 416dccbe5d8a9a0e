#include "parse/parse.hpp"

#include <algorithm>
#include <array>

#include "parse/ledger.hpp"
#include "parse/note_rows.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

// A line of the body after judgement.
struct Judged {
  Line line;
  Block::Voice voice = Block::Voice::story;
  std::size_t text = 0;  // index of its text; line.offset counts in it
};

class Chaptering {
 public:
  Chaptering(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings)
      : texts_(texts), draft_(draft), settings_(settings), body_(body_lines(texts, draft)) {}

  Parsed run() {
    describe();
    judge();
    set_apart_by_rows();
    lay_out_all();
    return std::move(out_);
  }

 private:
  void describe();
  void judge();
  void judge_line_at(std::size_t index, RuleSet::Place edge);
  void take(std::size_t index, std::size_t begin, std::size_t end, const std::string& rule);
  void add_line(std::size_t index, std::string text, std::size_t begin, Block::Voice voice);
  void lay_out_all();
  void lay_out_stretch(std::size_t begin, std::size_t end, Layout layout);
  void set_apart_by_rows();
  void drop_outer_breaks(std::vector<Block>& blocks, std::span<const Judged> lines);
  void suspect(std::size_t index, const Finding& finding);

  std::span<const Text> texts_;
  const Draft& draft_;
  const ParseSettings& settings_;
  std::vector<BodyLine> body_;
  std::vector<Judged> lines_;
  bool rest_is_author_ = false;
  std::size_t open_bracket_lines_ = 0;  // lines that a bracket the author opened may still close within
  Parsed out_;
};

void Chaptering::describe() {
  Chapter& chapter = out_.chapter;
  chapter.kind = draft_.kind;
  chapter.heading = draft_.heading;
  chapter.number = draft_.number;
  chapter.volume = draft_.volume;
  for (const Draft::Drop& drop : draft_.dropped)
    out_.cuts.push_back(
        cut(texts_[drop.piece.text], drop.piece.text, drop.piece.begin, drop.piece.end, drop.rule));
}

// The first and the last lines that hold text.
std::vector<RuleSet::Place> places_of(const std::vector<BodyLine>& lines) {
  constexpr std::size_t top = 6;
  constexpr std::size_t end = 12;  // an author's notes and a site's footer stand one above the other
  std::vector<RuleSet::Place> places(lines.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < top; ++i)
    if (!text::trim(lines[i].text).empty()) places[i].top = true, ++seen;
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < end;)
    if (!text::trim(lines[i].text).empty()) places[i].end = true, ++seen;
  return places;
}

void Chaptering::take(std::size_t index, std::size_t begin, std::size_t end, const std::string& rule) {
  if (begin >= end) return;
  const BodyLine& line = body_[index];
  out_.cuts.push_back(
      cut(texts_[line.text_index], line.text_index, line.offset + begin, line.offset + end, rule));
}

void Chaptering::add_line(std::size_t index, std::string text, std::size_t begin, Block::Voice voice) {
  const BodyLine& line = body_[index];
  Judged judged;
  judged.line = {std::move(text), line.offset + begin, false, line.piece_end};
  judged.voice = voice;
  judged.text = line.text_index;
  lines_.push_back(std::move(judged));
}

void Chaptering::suspect(std::size_t index, const Finding& finding) {
  const BodyLine& line = body_[index];
  const Text& text = texts_[line.text_index];
  const std::size_t offset = text.clean.source(line.offset + finding.begin, line.offset + finding.end).begin;
  std::string message = "may be no story, and stays (" + finding.rule;
  if (!finding.evidence.empty()) message += ", in " + finding.evidence + " chapters";
  message += "): " + std::string(text::trim(line.text.substr(finding.begin, finding.end - finding.begin)));
  const auto newlines =
      std::count(text.source.begin(), text.source.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  out_.notes.push_back({Severity::note, "strip.suspect", text.name, static_cast<std::size_t>(newlines) + 1,
                        std::move(message)});
}

bool holds_letters(std::string_view s) {
  for (std::size_t i = 0; i < s.size();)
    if (text::is_letter_or_number(text::next(s, i))) return true;
  return false;
}

int bracket_balance(std::string_view s) {
  int balance = 0;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next(s, i);
    if (c == U'（' || c == U'(' || c == U'【') ++balance;
    if (c == U'）' || c == U')' || c == U'】') --balance;
  }
  return balance;
}

// One body line: what is cut goes to the ledger, what is left goes on, the author's words apart from the
// story's.
void Chaptering::judge_line_at(std::size_t index, RuleSet::Place edge) {
  const std::string_view line = body_[index].text;
  const auto findings =
      judge_line(line, {edge, draft_.heading.name}, *settings_.rules, *settings_.survey, settings_.strip);
  std::string rest;
  std::size_t at = 0;
  bool cut_any = false;
  bool author_whole = rest_is_author_;
  std::vector<const Finding*> notes;
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::suspect) suspect(index, finding);
    if (finding.verdict == Verdict::author) {
      notes.push_back(&finding);
      rest_is_author_ = rest_is_author_ || finding.rest;
    }
    if (finding.verdict != Verdict::cut || finding.begin < at) continue;
    rest.append(line.substr(at, finding.begin - at));
    take(index, finding.begin, finding.end, finding.rule);
    at = finding.end;
    cut_any = true;
  }
  const std::size_t tail_begin = at;
  if (cut_any) {
    rest.append(line.substr(at));
    if (!holds_letters(rest) && text::length(text::trim(rest)) <= 3) {
      // What is left is the watermark's own punctuation, or nothing.
      if (!text::trim(rest).empty()) take(index, tail_begin, line.size(), "residue");
      lines_.push_back({{"", body_[index].offset, true, body_[index].piece_end},
                        Block::Voice::story,
                        body_[index].text_index});
      return;
    }
  }
  if (open_bracket_lines_ > 0) {
    author_whole = true;
    open_bracket_lines_ = bracket_balance(line) < 0 ? 0 : open_bracket_lines_ - 1;
  }
  if (cut_any || notes.empty() || author_whole) {
    const bool author = author_whole || (!notes.empty() && notes.front()->begin == 0);
    return add_line(index, cut_any ? std::move(rest) : std::string(line), 0,
                    author ? Block::Voice::author : Block::Voice::story);
  }
  for (const Finding* note : notes) {  // the author speaks in part of the line
    if (note->begin > at)
      add_line(index, std::string(line.substr(at, note->begin - at)), at, Block::Voice::story);
    add_line(index, std::string(line.substr(note->begin, note->end - note->begin)), note->begin,
             Block::Voice::author);
    at = note->end;
    if (bracket_balance(line.substr(note->begin, note->end - note->begin)) > 0) open_bracket_lines_ = 3;
  }
  if (at < line.size() && !text::trim(line.substr(at)).empty())
    add_line(index, std::string(line.substr(at)), at, Block::Voice::story);
}

void Chaptering::judge() {
  const std::vector<RuleSet::Place> places = places_of(body_);
  for (std::size_t i = 0; i < body_.size(); ++i) {
    if (text::trim(body_[i].text).empty()) {
      const bool inside_note =
          rest_is_author_ || (!lines_.empty() && lines_.back().voice == Block::Voice::author);
      add_line(i, std::string(body_[i].text), 0, inside_note ? Block::Voice::author : Block::Voice::story);
    } else {
      judge_line_at(i, places[i]);
    }
  }
}

void Chaptering::set_apart_by_rows() {
  if (settings_.strip == Level::off) return;
  std::vector<VoicedLine> voiced;
  for (const Judged& judged : lines_) voiced.push_back({judged.line.text, judged.voice});
  const std::vector<Block::Voice> voices = voices_by_rows(voiced, settings_.survey->rows_are_habit());
  for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].voice = voices[i];
}

// Rows that separate a chapter from its neighbours, or from the author's words, separate nothing in a book.
void Chaptering::drop_outer_breaks(std::vector<Block>& blocks, std::span<const Judged> lines) {
  const auto drop = [&](const Block& block) {
    const auto line = std::ranges::find_if(
        lines, [&](const Judged& j) { return j.line.offset == block.offset && !j.line.removed; });
    if (line == lines.end()) return;
    out_.cuts.push_back(cut(texts_[line->text], line->text, line->line.offset,
                            line->line.offset + line->line.text.size(), "separator"));
  };
  while (!blocks.empty() && blocks.back().kind == Block::Kind::scene_break) {
    drop(blocks.back());
    blocks.pop_back();
  }
  const auto story =
      std::ranges::find_if(blocks, [](const Block& b) { return b.kind != Block::Kind::scene_break; });
  for (auto i = blocks.begin(); i != story; ++i) drop(*i);
  blocks.erase(blocks.begin(), story);
}

void Chaptering::lay_out_stretch(std::size_t begin, std::size_t end, Layout layout) {
  const std::span<const Judged> stretch = std::span(lines_).subspan(begin, end - begin);
  const Block::Voice voice = stretch.front().voice;
  std::vector<Line> lines;
  for (const Judged& judged : stretch) lines.push_back(judged.line);
  LayoutSettings settings = settings_.layout;
  settings.layout = layout;
  LaidOut laid = lay_out(lines, settings);
  for (const std::size_t mark : laid.page_marks)
    out_.cuts.push_back(cut(texts_[stretch[mark].text], stretch[mark].text, lines[mark].offset,
                            lines[mark].offset + lines[mark].text.size(), "P-7b"));
  drop_outer_breaks(laid.blocks, stretch);
  if (voice == Block::Voice::author && settings_.author_notes == AuthorNotes::drop) {
    for (const Judged& judged : stretch)
      if (!text::trim(judged.line.text).empty() && !judged.line.removed)
        out_.cuts.push_back(cut(texts_[judged.text], judged.text, judged.line.offset,
                                judged.line.offset + judged.line.text.size(), "author-note"));
    return;
  }
  auto& target = voice == Block::Voice::author && settings_.author_notes == AuthorNotes::collect
                     ? out_.collected
                     : out_.chapter.blocks;
  for (Block& block : laid.blocks) {
    block.voice = voice;
    target.push_back(std::move(block));
  }
}

void Chaptering::lay_out_all() {
  std::vector<Line> all;
  for (const Judged& judged : lines_) all.push_back(judged.line);
  const Layout layout = settings_.layout.layout == Layout::automatic ? detect_layout(all, settings_.layout)
                                                                     : settings_.layout.layout;
  for (std::size_t begin = 0; begin < lines_.size();) {
    std::size_t end = begin + 1;
    while (end < lines_.size() && lines_[end].voice == lines_[begin].voice) ++end;
    lay_out_stretch(begin, end, layout);
    begin = end;
  }
}

}  // namespace

Parsed parse(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings) {
  return Chaptering(texts, draft, settings).run();
}

LayoutPrior find_layout_prior(std::span<const Text> texts, std::span<const Draft> drafts,
                              const LayoutSettings& settings) {
  std::array<std::size_t, 4> votes{};
  const std::size_t stride = drafts.size() / 200 + 1;  // a sample decides
  for (std::size_t i = 0; i < drafts.size(); i += stride) {
    std::vector<Line> lines;
    for (const BodyLine& line : body_lines(texts, drafts[i]))
      lines.push_back({std::string(line.text), line.offset, false, line.piece_end});
    ++votes[static_cast<std::size_t>(detect_layout(lines, settings))];
  }
  const auto best = std::ranges::max_element(votes);
  const auto layout = static_cast<Layout>(best - votes.begin());
  return {layout == Layout::automatic ? Layout::lines : layout};
}

}  // namespace novel2epub::parse
