#include "cover/draw.hpp"

#include <algorithm>
#include <utility>

#include "cover/canvas.hpp"
#include "cover/designs.hpp"
#include "cover/font.hpp"
#include "cover/palette.hpp"
#include "cover/titles.hpp"
#include "cover/words.hpp"
#include "cover/wrap.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {
namespace {

constexpr int fine = 64;  // letters are placed in 1/64 pixels

struct Studio {
  Canvas& canvas;
  const Fonts& fonts;
  const Order& order;
  std::vector<Diagnostic>& notes;
  Direction direction = Direction::horizontal;
};

void ink(Canvas& canvas, const Line& line, int size, Point origin) {
  canvas.fill_ink(placed(line.path, std::int64_t{size} * fine, em, {origin.x * fine, origin.y * fine}), fine);
}

// Where a line begins so that what is seen of it, not its advance, stands at the side: no bracket's empty
// half pushes the letters away from the edge.
int begin_of(const Line& line, int size, int from, int to, Side side) {
  const int left = line.ink.left * size / em, right = line.ink.right * size / em;
  if (side == Side::left) return from - left;
  if (side == Side::right) return to - right;
  return (from + to - left - right) / 2;
}

// Lines below each other from `top`; gives where the last one ends.
int set_lines(const Studio& studio, const Wrapped& lines, const Measure& measure, const Box& room, int top,
              Side side) {
  int y = top;
  for (const std::string& words : lines.lines) {
    const Line line = set_line(words, measure, lines.tracking);
    ink(studio.canvas, line, lines.size,
        {begin_of(line, lines.size, room.left, room.right, side), y + lines.size * 88 / 100});
    y += lines.leading;
  }
  return y - lines.leading + lines.size;
}

// Columns beside each other from `right`; gives the left edge of the last one.
int set_columns(const Studio& studio, const Wrapped& lines, const Measure& measure, int right, int top) {
  int x = right - lines.size / 2;
  for (const std::string& words : lines.lines) {
    const Line line = set_line(words, measure, lines.tracking);
    ink(studio.canvas, line, lines.size, {x, top - line.ink.top * lines.size / em});
    x -= lines.leading;
  }
  return x + lines.leading - lines.size / 2;
}

void draw_rule(Canvas& canvas, const Box& room, int y, Side side) {
  constexpr int length = 96, thickness = 8;
  const int x = side == Side::left    ? room.left
                : side == Side::right ? room.right - length
                                      : (room.left + room.right - length) / 2;
  Path rule;
  add_box(rule, {x, y, x + length, y + thickness});
  canvas.fill_accent(rule);
}

struct Block {
  Measure measure;
  Wrapped lines;
  int extent() const {  // across all lines
    return lines.lines.empty() ? 0 : lines.leading * (static_cast<int>(lines.lines.size()) - 1) + lines.size;
  }
};

Block block_of(const Studio& studio, const Settable& piece, const Box& room, int largest,
               std::size_t most_lines, int across) {
  constexpr int good = 54, smallest = 42, smallest_of_small = 34;
  if (piece.font == nullptr) return {};
  const bool down = studio.direction == Direction::vertical;
  const bool small = largest < 100;
  Block out{.measure = {piece.font, studio.order.language, studio.direction,
                        down ? room.height() : room.width(), across, most_lines, largest,
                        small ? std::min(largest, smallest) : good, small ? smallest_of_small : smallest},
            .lines = {}};
  out.lines = wrap(piece.words, out.measure);
  return out;
}

struct Blocks {
  Block title, subtitle;
  int gap = 0;
  int extent() const { return title.extent() + (subtitle.extent() > 0 ? gap + subtitle.extent() : 0); }
  bool is_whole() const { return !title.lines.shortened && !subtitle.lines.shortened; }
};

// `share`: what the title may take of the room across its lines, in hundredths.
Blocks blocks_of(const Studio& studio, const Settable& title, const Settable& subtitle, const Box& room,
                 int share) {
  const bool down = studio.direction == Direction::vertical;
  const int across = down ? room.width() : room.height();
  const bool both = subtitle.font != nullptr;
  Blocks out;
  out.title =
      block_of(studio, title, room, down ? 220 : 250, both ? 2 : 3, both ? across * share / 100 : across);
  const int small = std::clamp(out.title.lines.size * 42 / 100, 46, 84);
  out.gap = std::max(out.title.lines.size, 80) * 38 / 100;
  const int rest = std::max(across - out.title.extent() - out.gap, small);
  out.subtitle = block_of(studio, subtitle, room, small, out.title.lines.lines.size() < 2 ? 2 : 1, rest);
  return out;
}

void report_shortened(const Studio& studio, const Block& block, const std::string& words) {
  if (!block.lines.shortened) return;
  studio.notes.push_back({Severity::warning,
                          "cover.shortened",
                          "",
                          0,
                          "the drawn cover has no room for all of “" + words + "”",
                          {words}});
}

// Gives where horizontal words end; 0 where there are none.
int set_title(const Studio& studio, const Composition& place) {
  const bool down = studio.direction == Direction::vertical;
  const Titles titles = split_title(studio.order.title);
  const Box& room = place.title;
  const Settable words = settable(studio.fonts, titles.title, studio.notes),
                 below = settable(studio.fonts, titles.subtitle, studio.notes);
  Blocks blocks = blocks_of(studio, words, below, room, 68);
  for (const int share : {50, 34})  // a smaller title before half a subtitle
    if (!blocks.is_whole()) blocks = blocks_of(studio, words, below, room, share);
  report_shortened(studio, blocks.title, words.words);
  report_shortened(studio, blocks.subtitle, below.words);
  const auto& [title, subtitle, gap] = blocks;
  const int extent = blocks.extent();
  if (down) {
    int x = place.side == Side::centre ? (room.left + room.right + extent) / 2 : room.right;
    if (!title.lines.lines.empty()) x = set_columns(studio, title.lines, title.measure, x, room.top);
    if (!subtitle.lines.lines.empty())
      set_columns(studio, subtitle.lines, subtitle.measure, x - gap, room.top + title.lines.size / 2);
    return 0;
  }
  int y = place.high ? room.top : room.top + (room.height() - extent) / 2;
  if (!title.lines.lines.empty()) y = set_lines(studio, title.lines, title.measure, room, y, place.side);
  if (!subtitle.lines.lines.empty())
    y = set_lines(studio, subtitle.lines, subtitle.measure, room, y + gap, place.side);
  constexpr int gap_to_rule = 52, gap_to_author = 130;
  if (place.rule && extent > 0 && y + gap_to_rule + gap_to_author < place.author.y)
    draw_rule(studio.canvas, room, y + gap_to_rule, place.side);
  return extent > 0 ? y : 0;
}

int tracking_of(const Studio& studio, std::string_view words) {
  const Language language = studio.order.language;
  if (language == Language::en || language == Language::vi) return 30;
  const std::size_t letters = text::length(words);
  return letters <= 2 ? 300 : letters == 3 ? 180 : letters <= 6 ? 100 : 40;
}

// "雾港 · 1": in a column the dot has the room of a letter already.
std::string without_spaces_at_dots(std::string words) {
  constexpr std::string_view spaced = " · ", dot = "·";
  for (std::size_t at = 0; (at = words.find(spaced, at)) != words.npos; at += dot.size())
    words.replace(at, spaced.size(), dot);
  return words;
}

// One line of small words, smaller still where it would not fit.
void set_small(const Studio& studio, const std::string& words, int size, Point at, const Composition& place,
               bool ends_there) {
  const bool down = studio.direction == Direction::vertical;
  const auto [font, set] = settable(studio.fonts, down ? without_spaces_at_dots(words) : words, studio.notes);
  if (font == nullptr) return;
  const Measure measure{font, studio.order.language, studio.direction, 0, 0};
  const Line line = set_line(set, measure, tracking_of(studio, set));
  const int room = down ? (ends_there ? place.author_room : 500) : place.title.width();
  const int length = down ? line.ink.height() : line.ink.width();
  if (length * size > room * em) size = room * em / std::max(length, 1);
  if (down) {
    const int y = ends_there ? at.y - line.ink.bottom * size / em : at.y - line.ink.top * size / em;
    ink(studio.canvas, line, size, {at.x, y});
  } else {
    ink(studio.canvas, line, size,
        {begin_of(line, size, place.title.left, place.title.right, place.side), at.y});
  }
}

Motif motif_of(const Order& order, const Fonts& fonts) {
  Motif out{.letter = {}, .vertical = order.vertical};
  std::size_t end = 0;
  while (end < order.title.size()) {
    const std::size_t begin = end;
    if (!text::is_letter_or_number(text::next(order.title, end))) continue;
    const std::string letter = order.title.substr(begin, end - begin);
    std::u32string missing;
    if (const Font* const font = fonts.of(letter, missing))
      out.letter = font->shape(letter, order.language, Direction::horizontal).path;
    break;
  }
  return out;
}

}  // namespace

image::Pixels draw(const Order& given, std::vector<Diagnostic>& notes) {
  Order order = given;
  for (std::string* words : {&order.title, &order.author, &order.series}) *words = readable(*words);
  const Fonts fonts = open_fonts(order.font);
  Chance chance(order.identifier);
  const std::vector<Palette> colours = palettes();
  const Palette& palette =
      colours[static_cast<std::size_t>(chance.between(0, static_cast<int>(colours.size()) - 1))];
  Canvas canvas;
  const Motif motif = motif_of(order, fonts);
  const Composition place = order.design < 0
                                ? draw_design(canvas, chance, motif)
                                : draw_design(static_cast<std::size_t>(order.design), canvas, chance, motif);
  const Studio studio{canvas, fonts, order, notes,
                      order.vertical ? Direction::vertical : Direction::horizontal};
  const int end = set_title(studio, place);
  set_small(studio, order.series, 38, place.series, place, false);
  // The author keeps a distance from words that need all of their room.
  constexpr int author_size = 54, distance = 64, lowest = height - 110;
  const int author_line = std::max(place.author.y, std::min(end + distance + author_size, lowest));
  set_small(studio, order.author, author_size, {place.author.x, author_line}, place, true);
  return canvas.painted(palette);
}

Cover draw_cover(const Order& order, std::vector<Diagnostic>& notes) {
  const image::Pixels pixels = draw(order, notes);
  return {image::encode_png(pixels), "image/png", pixels.width, pixels.height};
}

}  // namespace novel2epub::cover
