#include "parse/judged_lines.hpp"

#include <utility>

#include "parse/headings.hpp"
#include "parse/ledger.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

Diagnostic suspicion(const std::string& words, const Finding& finding) {
  Diagnostic note{Severity::note,       "strip.suspect", "", 0, "may be no story, and stays: " + words,
                  {words, finding.rule}};
  note.message += " (" + finding.rule;
  const Occurrence& occurrence = finding.occurrence;
  if (occurrence.of > 0) {
    const std::string chapters = std::to_string(occurrence.chapters), of = std::to_string(occurrence.of);
    note.message += ", " + occurrence.place + " of " + chapters + " of " + of + " chapters";
    note.facts.insert(note.facts.end(), {chapters, of, occurrence.place});
  }
  note.message += ")";
  return note;
}

}  // namespace

void JudgedLines::take(std::size_t index, std::size_t begin, std::size_t end, const std::string& rule) {
  if (begin >= end) return;
  const BodyLine& line = lines_[index];
  taken_ += text::display_width(line.text.substr(begin, end - begin));
  body_.cuts.push_back(
      cut(texts_[line.text_index], line.text_index, line.offset + begin, line.offset + end, rule));
}

void JudgedLines::add(std::size_t index, std::vector<text::Traced::Span> spans, Block::Voice voice,
                      bool begins) {
  const BodyLine& line = lines_[index];
  JudgedLine judged;
  judged.voice = voice;
  judged.text = line.text_index;
  judged.line.taken = std::exchange(taken_, 0);
  judged.line.begins = begins;
  judged.line.page_seam = line.piece_end;
  judged.line.opened = line.opened;
  judged.line.offset = line.offset + (spans.empty() ? 0 : spans.front().begin);
  for (const text::Traced::Span& span : spans) {
    judged.line.origins.push_back(
        {judged.line.text.size(), span.end - span.begin, line.text_index, line.offset + span.begin});
    judged.line.text.append(line.text.substr(span.begin, span.end - span.begin));
  }
  body_.lines.push_back(std::move(judged));
}

void JudgedLines::add_gone(std::size_t index) {
  JudgedLine gone;
  taken_ = 0;
  const bool page_ends = lines_[index].piece_end || is_page_tail(text::trim(lines_[index].text));
  gone.line = {"", lines_[index].offset, true, page_ends};
  gone.text = lines_[index].text_index;
  body_.lines.push_back(std::move(gone));
}

void JudgedLines::drop_above(std::size_t index, const std::string& rule) {
  constexpr std::size_t deepest = 80;  // lines
  if (index > deepest) return;
  for (JudgedLine& judged : body_.lines) {
    leave_out(texts_, judged, rule, body_.cuts);
    judged.line.text.clear();
    judged.line.removed = true;
    judged.line.origins.clear();
  }
}

void JudgedLines::suspect(std::size_t index, const Finding& finding) {
  const BodyLine& line = lines_[index];
  const Text& text = texts_[line.text_index];
  const std::size_t offset = text.clean.source(line.offset + finding.begin, line.offset + finding.end).begin;
  const std::string words(text::trim(line.text.substr(finding.begin, finding.end - finding.begin)));
  body_.notes.push_back({suspicion(words, finding), line.text_index, offset});
  body_.notes.back().note.file = text.name;
}

void leave_out(std::span<const Text> texts, const JudgedLine& judged, const std::string& rule,
               std::vector<Cut>& cuts) {
  for (const Origin& origin : judged.line.origins) {
    const std::string_view all = std::string_view(judged.line.text).substr(origin.at, origin.size);
    const std::string_view trimmed = text::trim(all);
    if (trimmed.empty()) continue;
    const std::size_t begin = origin.offset + static_cast<std::size_t>(trimmed.data() - all.data());
    cuts.push_back(cut(texts[origin.text], origin.text, begin, begin + trimmed.size(), rule));
  }
}

}  // namespace novel2epub::parse
