#include "normalize/footnotes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/note_marks.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// Where a mark stands: in which block, and which bytes of its text (of its run's text, where it has runs).
struct Place {
  std::size_t block = 0, run = 0, begin = 0, end = 0;
  std::size_t number = 0;
};

// Marks of one shape in a chapter: those that stand behind a word, and those that begin a paragraph.
struct Found {
  std::vector<Place> references, notes;
  bool doubtful = false;
};

bool is_text(const Run& run) { return run.kind == Run::Kind::text; }

// The stretches of a block in which a mark may stand, with the run they are: all of its text, or runs of
// text.
template <class Visit>
void for_each_text(const Block& block, Visit visit) {
  if (block.runs.empty()) return visit(std::size_t{0}, std::string_view(block.text));
  for (std::size_t i = 0; i < block.runs.size(); ++i)
    if (is_text(block.runs[i])) visit(i, std::string_view(block.runs[i].text));
}

void find_in(const Block& block, std::size_t index, const NoteShape& shape, Found& found) {
  for_each_text(block, [&](std::size_t run, std::string_view s) {
    const bool first = run == 0;
    std::size_t from = 0;
    if (const auto head = first ? shape.head(s) : std::nullopt) {
      found.notes.push_back({index, run, 0, head->size, head->number});
      from = head->size;
    }
    for (auto mark = shape.next(s, from); mark; mark = shape.next(s, mark->begin + mark->size)) {
      const bool behind_word = mark->begin > 0 || run > 0;
      found.doubtful = found.doubtful || !behind_word || !is_behind_word(s, mark->begin, run > 0);
      found.references.push_back({index, run, mark->begin, mark->begin + mark->size, mark->number});
    }
  });
}

Found find_all(const std::vector<Block>& blocks, const NoteShape& shape) {
  Found found;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (blocks[i].kind == Block::Kind::paragraph) find_in(blocks[i], i, shape, found);
  return found;
}

// Whether any paragraph begins like a note: few chapters have one, and the marks in all the others need no
// search.
bool has_head(const std::vector<Block>& blocks, const NoteShape& shape) {
  return std::ranges::any_of(blocks, [&](const Block& block) {
    if (block.kind != Block::Kind::paragraph) return false;
    const bool plain = block.runs.empty();
    if (!plain && !is_text(block.runs.front())) return false;
    return shape.head(plain ? block.text : block.runs.front().text).has_value();
  });
}

bool counts_up(const std::vector<Place>& places) {
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].number != places.front().number + i) return false;
  return true;
}

// A menu lists what may be chosen: its marks stand close together in one paragraph.
bool looks_like_menu(const std::vector<Place>& references) {
  constexpr std::size_t nearest = 12;  // bytes: four ideographs
  for (std::size_t i = 1; i < references.size(); ++i) {
    const Place &a = references[i - 1], &b = references[i];
    if (a.block == b.block && a.run == b.run && b.begin - a.end <= nearest) return true;
  }
  return false;
}

bool is_story_text(const Block& block) {
  return block.kind == Block::Kind::paragraph && block.voice == Block::Voice::story;
}

// Whether a note of any shape begins here.
bool begins_note(const Block& block) {
  return block.footnote != 0 || std::ranges::any_of(note_shapes(), [&](const NoteShape& shape) {
           return shape.head(block.text).has_value();
         });
}

// Whether nothing of the story follows the notes but other notes: they stand together at the chapter's end.
bool are_last(const std::vector<Place>& notes, const std::vector<Block>& blocks) {
  if (notes.back().block - notes.front().block + 1 != notes.size()) return false;
  for (std::size_t i = notes.back().block + 1; i < blocks.size(); ++i)
    if (is_story_text(blocks[i]) && !begins_note(blocks[i])) return false;
  return true;
}

// Whether each note is the paragraph right below the one that refers to it, or below that one's other notes.
bool are_below(const Found& found) {
  for (std::size_t i = 0; i < found.notes.size(); ++i) {
    const std::size_t above = i > 0 && found.references[i].block == found.references[i - 1].block
                                  ? found.notes[i - 1].block
                                  : found.references[i].block;
    if (found.notes[i].block != above + 1) return false;
  }
  return true;
}

// A word or a line that announces the notes: 注释, a scene break.
bool are_announced(const std::vector<Place>& notes, const std::vector<Block>& blocks) {
  const std::size_t first = notes.front().block;
  if (first == 0) return false;
  const Block& before = blocks[first - 1];
  if (before.kind == Block::Kind::scene_break || before.voice != blocks[first].voice) return true;
  std::string_view line = text::trim(before.text);
  for (const std::string_view mark : {"：", ":"})
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  for (const std::string_view word :
       {"注", "註", "注释", "註釋", "註解", "注解", "附注", "脚注", "Notes", "Footnotes", "Translator notes",
        "TL notes", "주", "각주", "주석", "Chú thích", "【注】", "【注释】", "【註釋】"})
    if (line == word) return true;
  return false;
}

bool is_certain(const Found& found, const NoteShape& shape, const std::vector<Block>& blocks) {
  if (found.doubtful || found.notes.empty() || found.notes.size() != found.references.size()) return false;
  if (!counts_up(found.notes) || !counts_up(found.references)) return false;
  if (found.notes.front().number != found.references.front().number) return false;
  if (found.notes.front().number > 1 && found.notes.size() < 2) return false;
  for (std::size_t i = 0; i < found.notes.size(); ++i)
    if (found.references[i].block >= found.notes[i].block) return false;
  if (looks_like_menu(found.references)) return false;
  const bool last = are_last(found.notes, blocks);
  if (shape.says_note) return last || are_below(found) || are_announced(found.notes, blocks);
  return last && (shape.needs_announcement ? are_announced(found.notes, blocks) : true);
}

// Cuts run `place.run` of the block in three, its middle a notelink.
void link(Block& block, const Place& place, std::size_t number) {
  if (block.runs.empty()) block.runs.push_back({Run::Kind::text, block.text, {}});
  const std::string all = block.runs[place.run].text;
  std::vector<Run> parts;
  if (place.begin > 0) parts.push_back({Run::Kind::text, all.substr(0, place.begin), {}});
  parts.push_back({Run::Kind::notelink, all.substr(place.begin, place.end - place.begin), {}, number});
  if (place.end < all.size()) parts.push_back({Run::Kind::text, all.substr(place.end), {}});
  const auto at = block.runs.begin() + static_cast<std::ptrdiff_t>(place.run);
  block.runs.insert(block.runs.erase(at), parts.begin(), parts.end());
}

// From the last to the first, so that the places that are left stay true.
std::size_t link_all(std::vector<Block>& blocks, const Found& found, std::size_t count) {
  for (std::size_t i = found.notes.size(); i-- > 0;) {
    link(blocks[found.notes[i].block], found.notes[i], count + i + 1);
    blocks[found.notes[i].block].footnote = count + i + 1;
  }
  for (std::size_t i = found.references.size(); i-- > 0;)
    link(blocks[found.references[i].block], found.references[i], count + i + 1);
  return count + found.notes.size();
}

}  // namespace

void link_footnotes(std::vector<Block>& blocks) {
  std::size_t count = 0;
  for (const NoteShape& shape : note_shapes()) {
    if (!has_head(blocks, shape)) continue;
    const Found found = find_all(blocks, shape);
    if (is_certain(found, shape, blocks)) count = link_all(blocks, found, count);
  }
}

}  // namespace novel2epub::normalize
