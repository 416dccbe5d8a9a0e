#include "parse/parse.hpp"

#include <algorithm>

#include "parse/judge_body.hpp"
#include "parse/ledger.hpp"
#include "parse/line_shapes.hpp"
#include "parse/note_rows.hpp"
#include "parse/settings.hpp"
#include "text/letters.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

class Chaptering {
 public:
  Chaptering(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings)
      : texts_(texts), draft_(draft), settings_(settings) {}

  Parsed run() {
    describe();
    JudgedBody body = judge_body(texts_, draft_, settings_);
    lines_ = std::move(body.lines);
    out_.cuts.insert(out_.cuts.end(), body.cuts.begin(), body.cuts.end());
    out_.notes = std::move(body.notes);
    set_apart_by_rows();
    lay_out_all();
    return std::move(out_);
  }

 private:
  void describe();
  void lay_out_all();
  void lay_out_stretch(std::size_t begin, std::size_t end, Layout layout);
  void set_apart_by_rows();
  void show_pictures(Block& block) const;
  void drop_outer_breaks(std::vector<Block>& blocks, std::span<const JudgedLine> lines);
  void find_repeats(std::vector<Block>& blocks, std::span<const JudgedLine> lines);
  void tell_repeat(const Block& block, const JudgedLine& line);

  std::span<const Text> texts_;
  const Draft& draft_;
  const ParseSettings& settings_;
  std::vector<JudgedLine> lines_;
  Parsed out_;
};

void Chaptering::describe() {
  Chapter& chapter = out_.chapter;
  chapter.kind = draft_.kind;
  chapter.heading = draft_.heading;
  chapter.heading.number = without_pictures(chapter.heading.number);
  chapter.heading.name = without_pictures(chapter.heading.name);
  chapter.number = draft_.number;
  chapter.volume = without_pictures(draft_.volume);
  for (const Draft::Drop& drop : draft_.dropped)
    out_.cuts.push_back(
        cut(texts_[drop.piece.text], drop.piece.text, drop.piece.begin, drop.piece.end, drop.rule));
}

void Chaptering::set_apart_by_rows() {
  if (settings_.strip == Level::off) return;
  std::vector<VoicedLine> voiced;
  for (const JudgedLine& judged : lines_) voiced.push_back({judged.line.text, judged.voice});
  const std::vector<Block::Voice> voices = voices_by_rows(voiced, settings_.survey->rows_are_habit());
  for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].voice = voices[i];
}

// Rows that separate a chapter from its neighbours, or from the author's words, separate nothing in a book.
void Chaptering::drop_outer_breaks(std::vector<Block>& blocks, std::span<const JudgedLine> lines) {
  const auto drop = [&](const Block& block) {
    const auto line = std::ranges::find_if(
        lines, [&](const JudgedLine& j) { return j.line.offset == block.offset && !j.line.removed; });
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

// What the markers in the source say of the pictures whose signs stand in the block. Their captions stand in
// the ledger with them; only a figure shows its own.
void Chaptering::show_pictures(Block& block) const {
  const bool figure = block.kind == Block::Kind::figure;
  std::size_t at = block.text.find(picture_sign);
  for (const Origin& origin : block.origins)
    for (; at != block.text.npos && at < origin.at + origin.size;
         at = block.text.find(picture_sign, at + picture_sign.size())) {
      if (at < origin.at) continue;
      const Text& text = texts_[origin.text];
      const std::size_t sign = origin.offset + (at - origin.at);
      const std::size_t source = text.clean.source(sign, sign + picture_sign.size()).begin;
      const auto picture = std::ranges::lower_bound(text.pictures, source, {}, &Picture::source);
      block.pictures.push_back({picture->image, picture->alt});
      if (!figure) continue;
      block.text = picture->caption;
      block.origins.clear();
      return;
    }
}

void Chaptering::tell_repeat(const Block& block, const JudgedLine& line) {
  const Text& text = texts_[line.text];
  const std::size_t offset = text.clean.source(line.line.offset, line.line.offset + 1).begin;
  out_.notes.push_back({{Severity::note,
                         "paragraph.repeated",
                         text.name,
                         0,
                         "the paragraph above, once more: " + block.text,
                         {block.text}},
                        line.text,
                        offset});
}

// P-11: a long paragraph that repeats the one before it. Short ones are speech ("啊！" three times).
void Chaptering::find_repeats(std::vector<Block>& blocks, std::span<const JudgedLine> lines) {
  constexpr std::size_t least_letters = 20;
  std::vector<Block> kept;
  for (Block& block : blocks) {
    const bool repeats = !kept.empty() && block.kind == Block::Kind::paragraph &&
                         kept.back().kind == block.kind && kept.back().text == block.text &&
                         text::letters_of_text(block.text).count >= least_letters;
    // Of a paragraph joined from several lines only the first is found here: it is told, never taken out.
    const auto line = !repeats ? lines.end() : std::ranges::find_if(lines, [&](const JudgedLine& j) {
      return !j.line.removed && j.line.offset <= block.offset &&
             block.offset < j.line.offset + j.line.text.size();
    });
    if (line != lines.end()) tell_repeat(block, *line);
    if (line != lines.end() && settings_.dedupe_paragraphs && text::trim(line->line.text) == block.text)
      leave_out(texts_, *line, "P-11", out_.cuts);
    else
      kept.push_back(std::move(block));
  }
  blocks = std::move(kept);
}

void Chaptering::lay_out_stretch(std::size_t begin, std::size_t end, Layout layout) {
  const std::span<const JudgedLine> stretch = std::span(lines_).subspan(begin, end - begin);
  const Block::Voice voice = stretch.front().voice;
  std::vector<Line> lines;
  for (const JudgedLine& judged : stretch) lines.push_back(judged.line);
  LayoutSettings settings = settings_.layout;
  settings.layout = layout;
  LaidOut laid = lay_out(lines, settings);
  for (const std::size_t mark : laid.page_marks)
    out_.cuts.push_back(cut(texts_[stretch[mark].text], stretch[mark].text, lines[mark].offset,
                            lines[mark].offset + lines[mark].text.size(), "P-7b"));
  if (voice == Block::Voice::author && settings_.author_notes == AuthorNotes::drop) {
    for (const JudgedLine& judged : stretch)
      if (!std::ranges::any_of(laid.page_marks, [&](std::size_t mark) { return &stretch[mark] == &judged; }))
        leave_out(texts_, judged, "author-note", out_.cuts);
    return;
  }
  out_.guessed = out_.guessed || laid.guessed;
  for (const auto& [rule, count] : laid.changed) out_.changed[rule] += count;
  drop_outer_breaks(laid.blocks, stretch);
  find_repeats(laid.blocks, stretch);
  auto& target = voice == Block::Voice::author && settings_.author_notes == AuthorNotes::collect
                     ? out_.collected
                     : out_.chapter.blocks;
  for (Block& block : laid.blocks) {
    block.voice = voice;
    show_pictures(block);
    target.push_back(std::move(block));
  }
}

void Chaptering::lay_out_all() {
  std::vector<Line> all;
  for (const JudgedLine& judged : lines_) all.push_back(judged.line);
  const Layout layout = settings_.layout.layout == Layout::automatic ? detect_layout(all, settings_.layout)
                                                                     : settings_.layout.layout;
  for (std::size_t begin = 0; begin < lines_.size();) {
    std::size_t end = begin + 1;
    while (end < lines_.size() && lines_[end].voice == lines_[begin].voice) ++end;
    lay_out_stretch(begin, end, layout);
    begin = end;
  }
  mark_settings(out_.chapter.blocks, settings_.layout);
}

}  // namespace

Parsed parse(std::span<const Text> texts, const Draft& draft, const ParseSettings& settings) {
  return Chaptering(texts, draft, settings).run();
}

}  // namespace novel2epub::parse
