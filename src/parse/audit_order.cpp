#include "parse/audit_order.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "parse/headings.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

std::optional<HeadingMatch> heading_of(const Draft& draft) {
  return match_heading(draft.heading.number + draft.heading.separator + draft.heading.name);
}

// The last number a heading stands for: 24 of "第23、24章".
std::int64_t last_number(const Draft& draft) {
  const auto match = heading_of(draft);
  return match && match->last_number ? *match->last_number : *draft.number;
}

// Whether one count of chapters holds both: "1-12" and "2-1" are of different parts.
bool count_together(const Draft& a, const Draft& b) {
  if (a.volume != b.volume || a.nth_volume != b.nth_volume) return false;
  const auto one = heading_of(a), other = heading_of(b);
  return !one || !other || one->volume_number == other->volume_number;
}

std::string range(std::int64_t first, std::int64_t last, const char* to) {
  return first == last ? std::to_string(first) : std::to_string(first) + to + std::to_string(last);
}

}  // namespace

std::string label_of(const Draft& draft) {
  std::string label = draft.heading.number;
  if (!label.empty() && !draft.heading.name.empty()) label += draft.heading.separator;
  return label + draft.heading.name;
}

std::string quoted(const Draft& draft) { return "\"" + label_of(draft) + "\""; }

std::size_t LineCounter::line(const std::string& source, std::size_t offset) {
  if (source_ != &source) source_ = &source, offset_ = 0, line_ = 1;
  const auto at = [&](std::size_t i) { return source.begin() + static_cast<std::ptrdiff_t>(i); };
  const auto [first, last] = std::minmax(offset_, offset);
  const auto between = static_cast<std::size_t>(std::count(at(first), at(last), '\n'));
  line_ = offset >= offset_ ? line_ + between : line_ - between;
  offset_ = offset;
  return line_;
}

Diagnostic place_of(std::span<const Text> texts, const Draft& draft, Severity severity, LineCounter& lines) {
  Diagnostic diagnostic{.severity = severity, .id = {}, .file = {}, .line = 0, .message = {}, .facts = {}};
  if (draft.pieces.empty()) return diagnostic;
  const Piece& piece = draft.lifted.empty() ? draft.pieces.front() : draft.lifted.front();
  const Text& text = texts[piece.text];
  diagnostic.file = text.name;
  const std::size_t offset = std::min(text.clean.source(piece.begin, piece.begin).begin, text.source.size());
  diagnostic.line = lines.line(text.source, offset);
  return diagnostic;
}

// "夜雨（上）" and "夜雨（下）", "第1章-1" and "第1章-2": parts of one chapter.
bool are_parts(const Draft& one, const Draft& other) {
  const auto match = heading_of(one), next = heading_of(other);
  if (match && next && (match->part || next->part)) return match->part != next->part;
  const Heading &a = one.heading, &b = other.heading;
  const auto base = [](const std::string& name) {
    for (const auto& [open, close] : {std::pair{"（", "）"}, std::pair{"(", ")"}})
      if (const std::size_t at = name.rfind(open); at != name.npos && at > 0 && name.ends_with(close))
        return name.substr(0, at);
    return std::string{};
  };
  return a.name != b.name && !base(a.name).empty() && text::trim(base(a.name)) == text::trim(base(b.name));
}

void audit_order(std::span<const Text> texts, std::span<const Draft> drafts, std::vector<Diagnostic>& notes) {
  const Draft* previous = nullptr;
  LineCounter lines;
  const auto note = [&](const Draft& draft, Severity severity, std::string id, std::string message,
                        std::vector<std::string> facts) {
    Diagnostic diagnostic = place_of(texts, draft, severity, lines);
    diagnostic.id = std::move(id);
    diagnostic.message = std::move(message);
    diagnostic.facts = std::move(facts);
    notes.push_back(std::move(diagnostic));
  };
  for (const Draft& draft : drafts) {
    if (draft.kind != ChapterKind::chapter || !draft.number) continue;
    const bool together = previous != nullptr && count_together(*previous, draft);
    const bool same = together && draft.number == previous->number;
    if (previous != nullptr && !(same && are_parts(*previous, draft))) {
      const std::int64_t before = last_number(*previous), here = *draft.number;
      if (same)
        note(draft, Severity::warning, "order.duplicate",
             quoted(draft) + " has the same number as " + quoted(*previous),
             {label_of(draft), label_of(*previous)});
      else if (here <= before && together)
        note(draft, Severity::note, "order.reset",
             "the numbers begin again: " + quoted(draft) + " follows " + quoted(*previous),
             {label_of(draft), label_of(*previous)});
      else if (here > before + 1)
        note(draft, Severity::warning, "order.gap",
             "missing: " + range(before + 1, here - 1, " to ") + ", between " + quoted(*previous) + " and " +
                 quoted(draft),
             {range(before + 1, here - 1, "–"), label_of(*previous), label_of(draft)});
    }
    previous = &draft;
  }
}

}  // namespace novel2epub::parse
