#include "parse/copies.hpp"

#include <algorithm>

#include "parse/headings.hpp"

namespace novel2epub::parse {
namespace {

std::string key_of(const Draft& draft) {
  return std::to_string(static_cast<int>(draft.kind)) + title_key(draft.heading.number + draft.heading.name);
}

}  // namespace

std::optional<std::string> Originals::find(const Draft& draft, const BodySize& body) const {
  constexpr std::size_t telling = 60;  // characters: a body so long is no accident
  const auto [begin, end] = seen_.equal_range(body.hash);
  const auto original = std::find_if(begin, end, [&](const auto& row) {
    return row.second.characters == body.characters &&
           (body.characters >= telling || row.second.key == key_of(draft));
  });
  if (original == end) return {};
  return original->second.label;
}

void Originals::add(const Draft& draft, const BodySize& body) {
  seen_.emplace(body.hash, Original{body.characters, key_of(draft), label_of(draft)});
}

void leave_out_copy(std::span<const Text> texts, const Draft& draft, const std::string& original,
                    LineCounter& lines, Division& division) {
  for (const Piece& piece : draft.pieces) division.dropped.push_back({piece, "chapter.duplicate"});
  Diagnostic note = place_of(texts, draft, Severity::note, lines);
  note.id = "chapter.duplicate";
  note.message = quoted(draft) + " has the same text as \"" + original + "\", which stays";
  note.facts = {label_of(draft), original};
  division.notes.push_back(std::move(note));
}

}  // namespace novel2epub::parse
