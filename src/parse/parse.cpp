#include "parse/parse.hpp"

#include <algorithm>
#include <array>

#include "parse/ledger.hpp"
#include "parse/line_shapes.hpp"
#include "parse/note_rows.hpp"
#include "parse/settings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Verdict = Finding::Verdict;

// A line of the body after judgement.
struct Judged {
  Line line;
  Block::Voice voice = Block::Voice::story;
  std::size_t text = 0;     // index of its text; line.offset counts in it
  std::vector<Piece> kept;  // the stretches that line.text is made of
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
  void split_at_notes(std::size_t index, const std::vector<const Finding*>& notes);
  bool inside_open_bracket(std::string_view line);
  void drop_leftover(std::size_t index, const std::vector<text::Traced::Span>& left);
  void take(std::size_t index, std::size_t begin, std::size_t end, const std::string& rule);
  void add_line(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice);
  void leave_out(const Judged& judged, const std::string& rule);
  void lay_out_all();
  void lay_out_stretch(std::size_t begin, std::size_t end, Layout layout);
  void set_apart_by_rows();
  void show_picture(Block& figure, std::span<const Judged> lines) const;
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
  constexpr std::size_t opening = 24;
  constexpr std::size_t end = 12;  // an author's notes and a site's footer stand one above the other
  std::vector<RuleSet::Place> places(lines.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < opening; ++i) {
    if (text::trim(lines[i].text).empty()) continue;
    places[i].top = seen < top;
    places[i].opening = true;
    ++seen;
  }
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

// A line made of the given spans of body_[index].
void Chaptering::add_line(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice) {
  const BodyLine& line = body_[index];
  Judged judged;
  judged.voice = voice;
  judged.text = line.text_index;
  judged.line.page_seam = line.piece_end;
  judged.line.offset = line.offset + (spans.empty() ? 0 : spans.front().begin);
  for (const text::Traced::Span& span : spans) {
    judged.line.text.append(line.text.substr(span.begin, span.end - span.begin));
    judged.kept.push_back({line.text_index, line.offset + span.begin, line.offset + span.end});
  }
  lines_.push_back(std::move(judged));
}

// All that is left of a line goes to the ledger, without the white space around it.
void Chaptering::leave_out(const Judged& judged, const std::string& rule) {
  for (const Piece& piece : judged.kept) {
    const std::string_view all =
        std::string_view(texts_[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
    const std::string_view trimmed = text::trim(all);
    if (trimmed.empty()) continue;
    const std::size_t begin = piece.begin + static_cast<std::size_t>(trimmed.data() - all.data());
    out_.cuts.push_back(cut(texts_[piece.text], piece.text, begin, begin + trimmed.size(), rule));
  }
}

void Chaptering::suspect(std::size_t index, const Finding& finding) {
  const BodyLine& line = body_[index];
  const Text& text = texts_[line.text_index];
  const std::size_t offset = text.clean.source(line.offset + finding.begin, line.offset + finding.end).begin;
  const std::string words(text::trim(line.text.substr(finding.begin, finding.end - finding.begin)));
  std::string message = "may be no story, and stays (" + finding.rule;
  if (!finding.evidence.empty()) message += ", in " + finding.evidence + " chapters";
  message += "): " + words;
  const auto newlines =
      std::count(text.source.begin(), text.source.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  out_.notes.push_back({Severity::note,
                        "strip.suspect",
                        text.name,
                        static_cast<std::size_t>(newlines) + 1,
                        std::move(message),
                        {words, finding.rule, finding.evidence}});
}

bool holds_letters(std::string_view s) {
  for (std::size_t i = 0; i < s.size();)
    if (text::is_letter_or_number(text::next(s, i))) return true;
  return false;
}

constexpr std::size_t longest_leftover = 3;    // code points
constexpr std::size_t most_bracket_lines = 4;  // that an author's bracket stays open over

bool is_leftover(std::string_view line, const std::vector<text::Traced::Span>& left) {
  std::string rest;
  for (const text::Traced::Span& span : left) rest.append(line.substr(span.begin, span.end - span.begin));
  return !holds_letters(rest) && text::length(text::trim(rest)) <= longest_leftover;
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
  std::vector<text::Traced::Span> left;
  std::vector<const Finding*> notes;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::suspect) suspect(index, finding);
    if (finding.verdict == Verdict::author) notes.push_back(&finding);
    if (finding.verdict != Verdict::cut || finding.begin < at) continue;
    if (finding.begin > at) left.push_back({at, finding.begin});
    take(index, finding.begin, finding.end, finding.rule);
    at = finding.end;
  }
  const bool cut_any = at > 0;
  if (at < line.size()) left.push_back({at, line.size()});
  const bool author_before = rest_is_author_;
  for (const Finding* note : notes) rest_is_author_ = rest_is_author_ || note->rest;
  if (cut_any && is_leftover(line, left)) return drop_leftover(index, left);
  if (author_before || inside_open_bracket(line))
    return add_line(index, std::move(left), Block::Voice::author);
  if (notes.empty()) return add_line(index, std::move(left), Block::Voice::story);
  if (notes.front()->begin == 0) {
    if (bracket_balance(line) > 0) open_bracket_lines_ = most_bracket_lines;
    return add_line(index, std::move(left), Block::Voice::author);
  }
  if (cut_any) return add_line(index, std::move(left), Block::Voice::story);
  split_at_notes(index, notes);
}

// The author speaks in part of the line.
void Chaptering::split_at_notes(std::size_t index, const std::vector<const Finding*>& notes) {
  const std::string_view line = body_[index].text;
  std::size_t at = 0;
  const auto add_story = [&](std::size_t begin, std::size_t end) {
    if (!text::trim(line.substr(begin, end - begin)).empty())
      add_line(index, {{begin, end}}, Block::Voice::story);
  };
  for (const Finding* note : notes) {
    add_story(at, note->begin);
    add_line(index, {{note->begin, note->end}}, Block::Voice::author);
    at = note->end;
    if (bracket_balance(line.substr(note->begin, note->end - note->begin)) > 0)
      open_bracket_lines_ = most_bracket_lines;
  }
  add_story(at, line.size());
}

// A bracket that the author opened on a line above is still open here.
bool Chaptering::inside_open_bracket(std::string_view line) {
  if (open_bracket_lines_ == 0) return false;
  open_bracket_lines_ = bracket_balance(line) < 0 ? 0 : open_bracket_lines_ - 1;
  return true;
}

// What the cuts left is the watermark's own punctuation, or nothing.
void Chaptering::drop_leftover(std::size_t index, const std::vector<text::Traced::Span>& left) {
  const std::string_view line = body_[index].text;
  for (const text::Traced::Span& span : left)
    if (!text::trim(line.substr(span.begin, span.end - span.begin)).empty())
      take(index, span.begin, span.end, "residue");
  Judged gone;
  gone.line = {"", body_[index].offset, true, body_[index].piece_end};
  gone.text = body_[index].text_index;
  lines_.push_back(std::move(gone));
}

void Chaptering::judge() {
  const std::vector<RuleSet::Place> places = places_of(body_);
  for (std::size_t i = 0; i < body_.size(); ++i) {
    if (text::trim(body_[i].text).empty()) {
      const bool inside_note =
          rest_is_author_ || (!lines_.empty() && lines_.back().voice == Block::Voice::author);
      add_line(i, {{0, body_[i].text.size()}}, inside_note ? Block::Voice::author : Block::Voice::story);
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

// What the marker in the source says of the picture whose sign a line holds.
void Chaptering::show_picture(Block& figure, std::span<const Judged> lines) const {
  const auto line = std::ranges::find_if(lines, [&](const Judged& judged) {
    return is_picture(text::trim(judged.line.text)) && figure.offset >= judged.line.offset &&
           figure.offset < judged.line.offset + judged.line.text.size();
  });
  const Text& text = texts_[line->text];
  const std::size_t source = text.clean.source(figure.offset, figure.offset + figure.text.size()).begin;
  const auto picture = std::ranges::lower_bound(text.pictures, source, {}, &Picture::source);
  figure.image = picture->image;
  figure.alt = picture->alt;
  figure.text = picture->caption;
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
  if (voice == Block::Voice::author && settings_.author_notes == AuthorNotes::drop) {
    for (const Judged& judged : stretch)
      if (!std::ranges::any_of(laid.page_marks, [&](std::size_t mark) { return &stretch[mark] == &judged; }))
        leave_out(judged, "author-note");
    return;
  }
  drop_outer_breaks(laid.blocks, stretch);
  auto& target = voice == Block::Voice::author && settings_.author_notes == AuthorNotes::collect
                     ? out_.collected
                     : out_.chapter.blocks;
  for (Block& block : laid.blocks) {
    block.voice = voice;
    if (block.kind == Block::Kind::figure) show_picture(block, stretch);
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
  mark_settings(out_.chapter.blocks);
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
