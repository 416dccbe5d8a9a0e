// The shapes in which texts write the marks of their footnotes: [1], ①, （注1）, ※1, *.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace novel2epub::normalize {

// A mark in a text: its bytes, and which note it names.
struct NoteMark {
  std::size_t begin = 0, size = 0, number = 0;
};

struct NoteShape {
  // The mark that a paragraph begins with, when a note follows it.
  std::optional<NoteMark> (*head)(std::string_view paragraph);
  // The next mark of a reference at or behind `from`.
  std::optional<NoteMark> (*next)(std::string_view text, std::size_t from);
  bool says_note = false;           // a word in the mark says what it is
  bool needs_announcement = false;  // the same marks number lists and choices
};

// The surest first.
std::span<const NoteShape> note_shapes();

// Whether a reference at `at` stands behind what it explains: a letter, a digit or a closing mark, no space,
// and no word that makes it something to choose.
bool is_behind_word(std::string_view text, std::size_t at, bool after_run);

}  // namespace novel2epub::normalize
