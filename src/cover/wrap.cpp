#include "cover/wrap.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "cover/break_cost.hpp"
#include "text/breaks.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {
namespace {

bool is_wide(std::string_view utf8) { return text::length(utf8) * 2 < utf8.size(); }

// A place to break, and its cost_of_break().
struct Place {
  std::size_t offset = 0;
  int cost = 0;
  int width = 0;  // of everything before it, in units
};

int natural_tracking(std::string_view title, Language language) {
  constexpr std::array<int, 7> by_letters = {0, 0, 360, 220, 130, 60, 30};
  if (!is_wide(title) || language == Language::vi || language == Language::en) return 0;
  if (language == Language::ko) return text::length(title) < 4 ? 120 : 0;
  return by_letters[std::min<std::size_t>(text::length(title), by_letters.size() - 1)];
}

// Words that are small already are of one size, however many lines they take.
int largest_for(std::size_t lines, const Measure& measure, bool wide) {
  constexpr int small = 100;
  if (measure.largest < small) return measure.largest;
  constexpr std::array<int, 4> wide_part = {100, 100, 84, 70}, latin_part = {100, 78, 68, 60};
  return measure.largest * (wide ? wide_part : latin_part)[std::min<std::size_t>(lines, 3)] / 100;
}

int leading_of(int size, const Measure& measure, bool wide) {
  const int part = measure.direction == Direction::vertical ? 132
                   : wide                                   ? 126
                   : measure.language == Language::vi       ? 128
                                                            : 114;
  return size * part / 100;
}

struct Candidate {
  std::vector<std::size_t> breaks;  // indexes of places
  int size = 0;
  int score = -1;
};

class Search {
 public:
  Search(std::string_view title, const Measure& measure, int tracking)
      : title_(title), measure_(measure), wide_(is_wide(title)) {
    const std::vector<text::Break> breaks = text::line_breaks(title, measure.language);
    places_.push_back({});
    for (const text::Break& one : breaks)
      add(one.offset, cost_of_break(one, title, measure.language), tracking);
    add(title.size(), 0, tracking);
  }

  Candidate best() const {
    Candidate out;
    const std::size_t last = places_.size() - 1;
    consider({}, out);
    for (std::size_t i = 1; i < last && measure_.most_lines > 1; ++i) {
      consider({i}, out);
      for (std::size_t k = i + 1; k < last && measure_.most_lines > 2; ++k) consider({i, k}, out);
    }
    return out;
  }

  // The most even way into `count` lines: the widest of them as narrow as it can be, bad breaks counted as
  // width.
  Candidate packed(std::size_t count) const {
    const std::size_t end = places_.size() - 1;
    if (count > end) return {};
    constexpr std::int64_t none = std::int64_t{1} << 50;
    std::vector<std::vector<std::int64_t>> widest(count + 1, std::vector<std::int64_t>(end + 1, none));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(end + 1, 0));
    widest[0][0] = 0;
    for (std::size_t k = 1; k <= count; ++k) {
      for (std::size_t i = k; i <= end; ++i) {
        for (std::size_t j = k - 1; j < i; ++j) {
          const std::int64_t line =
              std::int64_t{places_[i].width - places_[j].width} * (100 + places_[i].cost) / 100;
          const std::int64_t all = std::max(widest[k - 1][j], line);
          if (all < widest[k][i]) widest[k][i] = all, from[k][i] = j;
        }
      }
    }
    return ending_at(from, count);
  }

  std::vector<std::string> lines(const Candidate& candidate) const {
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (std::size_t k = 0; k <= candidate.breaks.size(); ++k) {
      const std::size_t end =
          k < candidate.breaks.size() ? places_[candidate.breaks[k]].offset : title_.size();
      out.emplace_back(text::trim(title_.substr(begin, end - begin)));
      begin = end;
    }
    return out;
  }

  std::size_t last_place() const { return places_.size() > 2 ? places_[places_.size() - 2].offset : 0; }

 private:
  void add(std::size_t offset, int cost, int tracking) {
    const Place& before = places_.back();
    const std::string_view piece = title_.substr(before.offset, offset - before.offset);
    const int letters = static_cast<int>(text::length(piece));
    const int width = measure_.font->shape(piece, measure_.language, Direction::horizontal).advance;
    places_.push_back({offset, cost, before.width + width + letters * tracking});
  }

  Candidate ending_at(const std::vector<std::vector<std::size_t>>& from, std::size_t count) const {
    Candidate out;
    int widest = 1;
    std::size_t end = places_.size() - 1;
    for (std::size_t k = count; k > 0; --k) {
      const std::size_t begin = from[k][end];
      widest = std::max(widest, places_[end].width - places_[begin].width);
      if (begin > 0) out.breaks.insert(out.breaks.begin(), begin);
      end = begin;
    }
    out.size = size_of(widest, count);
    return out;
  }

  void consider(std::vector<std::size_t> breaks, Candidate& best) const {
    int widest = 1, narrowest = 1 << 30, cost = 0, last_width = 0;
    std::size_t begin = 0;
    for (std::size_t k = 0; k <= breaks.size(); ++k) {
      const std::size_t end = k < breaks.size() ? breaks[k] : places_.size() - 1;
      last_width = places_[end].width - places_[begin].width;
      widest = std::max(widest, last_width);
      narrowest = std::min(narrowest, last_width);
      cost += places_[end].cost;
      begin = end;
    }
    const std::size_t count = breaks.size() + 1;
    const int size = size_of(widest, count);
    if (count > 1) cost += 22 * (widest - narrowest) / widest;
    if (count > 1 && last_width < em * (wide_ ? 3 : 2) / 2) cost += wide_ ? 45 : 15;  // a letter alone
    const int score = size * std::max(5, 100 - cost);
    if (score > best.score) best = {std::move(breaks), size, score};
  }

  int size_of(int widest, std::size_t count) const {
    const int by_width = measure_.along * em / widest;
    int size = std::min(by_width, largest_for(count, measure_, wide_));
    while (size > 1 &&
           leading_of(size, measure_, wide_) * static_cast<int>(count) > measure_.across + size / 4)
      --size;
    return size;
  }

  std::string_view title_;
  const Measure& measure_;
  bool wide_;
  std::vector<Place> places_;
};

Wrapped wrapped(std::string_view title, const Measure& measure) {
  const int tracking = natural_tracking(title, measure.language);
  const Search search(title, measure, tracking);
  Candidate best = search.best();
  for (std::size_t more = measure.most_lines + 1; best.size < measure.good && more <= measure.most_lines + 3;
       ++more)
    if (Candidate packed = search.packed(more); packed.size > best.size) best = std::move(packed);
  return {search.lines(best), best.size, best.breaks.empty() ? tracking : std::min(tracking, 30),
          leading_of(best.size, measure, is_wide(title)), false};
}

bool is_latin(char32_t c) { return c > ' ' && c < 0x2000 && c != U'·' && c != U'…'; }

// A stretch of Latin, or of everything else, at `at`, which is moved behind it.
std::string_view next_stretch(std::string_view s, std::size_t& at) {
  const std::size_t begin = at;
  std::size_t i = at;
  const bool latin = is_latin(text::next(s, i));
  while (at < s.size()) {
    i = at;
    const char32_t c = text::next(s, i);
    if (is_latin(c) != latin &&
        !(latin && c == ' ' && i < s.size() && is_latin(static_cast<unsigned char>(s[i]))))
      break;
    at = i;
  }
  return s.substr(begin, at - begin);
}

// Latin in a vertical line: up to two letters stand upright, more lie on their side.
Line latin_in_vertical(std::string_view stretch, const Measure& measure) {
  constexpr int half_of_capitals = 350;
  Line line = measure.font->shape(stretch, measure.language, Direction::horizontal);
  if (text::length(stretch) <= 2) {
    line.path = placed(line.path, 1, 1, {-(line.ink.left + line.ink.right) / 2, em * 85 / 100});
    line.advance = em;
  } else {
    line.path = turned(placed(line.path, 1, 1, {0, half_of_capitals}));
  }
  return line;
}

}  // namespace

Line set_line(std::string_view utf8, const Measure& measure, int tracking) {
  if (measure.direction == Direction::horizontal)
    return measure.font->shape(utf8, measure.language, Direction::horizontal, tracking);
  Line out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::string_view stretch = next_stretch(utf8, at);
    std::size_t first = 0;
    Line part = is_latin(text::next(stretch, first))
                    ? latin_in_vertical(stretch, measure)
                    : measure.font->shape(stretch, measure.language, Direction::vertical, tracking);
    append(out.path, placed(part.path, 1, 1, {0, out.advance}));
    out.advance += part.advance + (at < utf8.size() ? tracking : 0);
  }
  out.ink = box_of(out.path);
  return out;
}

Wrapped wrap(std::string_view title, const Measure& measure) {
  constexpr std::size_t most_letters = 200;  // no cover holds more, and the search takes its time over them
  std::string shorter(title.substr(0, text::length(title) > most_letters
                                          ? text::to_utf8(text::to_u32(title).substr(0, most_letters)).size()
                                          : title.size()));
  const bool cut = shorter.size() < title.size();
  Wrapped out = wrapped(cut ? shorter + "…" : shorter, measure);
  out.shortened = cut;
  while (out.size < measure.smallest && text::length(shorter) > 4) {
    std::size_t end = Search(shorter, measure, 0).last_place();
    if (end == 0) break;
    shorter = std::string(text::trim(std::string_view(shorter).substr(0, end)));
    out = wrapped(shorter + "…", measure);
    out.shortened = true;
  }
  return out;
}

}  // namespace novel2epub::cover
