// What stands around each character: two scans, however long the line (normalization.md 2.4).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/line.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::uint8_t english_sentence = 9;
constexpr std::size_t deepest = 64;

Near near_of(Kind k) {
  switch (k) {
    case Kind::digit:
      return Near::digit;
    case Kind::latin:
      return Near::latin;
    case Kind::cjk:
      return Near::cjk;
    default:
      return Near::none;
  }
}

// Counts the words of the Latin run that ends at a place.
class Words {
 public:
  std::uint8_t value() const {
    return sentence_ ? english_sentence : std::min<std::uint8_t>(words_, english_sentence - 1);
  }

  void step(Kind kind, char32_t c, bool apostrophe) {
    if (ends_run(kind, c) || (c == U'\'' && !apostrophe)) {
      *this = Words();
      return;
    }
    if (after_letter_ && is_one_of(c, U",;:?!，；：？！")) sentence_ = true;
    after_letter_ = kind == Kind::latin;
    if (kind == Kind::space) {
      in_word_ = false;
    } else if (!in_word_ && (words_ > 0 || is_alnum(kind))) {
      in_word_ = true;
      if (words_ < english_sentence) ++words_;
    }
  }

 private:
  static bool ends_run(Kind kind, char32_t c) {
    return kind == Kind::cjk || kind == Kind::open || kind == Kind::close || kind == Kind::straight ||
           is_one_of(c, U"…—。、");
  }

  std::uint8_t words_ = 0;
  bool in_word_ = false, after_letter_ = false, sentence_ = false;
};

// The quoted and bracketed stretches that are open at a place.
class Nesting {
 public:
  explicit Nesting(std::vector<Segment>& segments) : segments_(segments) {
    segments_.clear();
    open_.push_back({0, fresh()});
  }

  std::uint16_t current() const { return open_.back().segment; }

  void see(Kind kind, bool starts_word) {
    Segment& s = segments_[current()];
    if (kind == Kind::cjk)
      s.cjk = true;
    else if (is_alnum(kind))
      s.alnum = true;
    if (starts_word && s.words < 255) ++s.words;
  }

  // Prose does not nest deeper than this; what does is left in the segment it stands in.
  void enter(char32_t opener) {
    if (open_.size() < deepest) open_.push_back({opener, fresh()});
  }

  // True if `opener` was open and is closed now.
  bool leave(char32_t opener) {
    for (std::size_t depth = open_.size(); depth-- > 1;) {
      if (open_[depth].opener != opener) continue;
      while (open_.size() > depth) pop();
      return true;
    }
    return false;
  }

  // A closing quote that nothing opened ends what came before it: speech carried on from another paragraph.
  void part() {
    open_.back().parted.push_back(open_.back().segment);
    open_.back().segment = fresh();
  }

  void finish() {
    while (open_.size() > 1) pop();
  }

 private:
  struct Frame {
    char32_t opener = 0;
    std::uint16_t segment = 0;
    std::vector<std::uint16_t> parted = {};
  };

  std::uint16_t fresh() {
    // A line of more stretches than an index can tell apart is no prose; its last ones share one.
    if (segments_.size() < 0xFFFF) segments_.emplace_back();
    return static_cast<std::uint16_t>(segments_.size() - 1);
  }

  void add(std::uint16_t from, std::uint16_t to) {
    segments_[to].cjk |= segments_[from].cjk;
    segments_[to].alnum |= segments_[from].alnum;
    segments_[to].words =
        static_cast<std::uint8_t>(std::min(segments_[to].words + segments_[from].words, 255));
  }

  void pop() {
    const Frame frame = std::move(open_.back());
    open_.pop_back();
    add(frame.segment, current());
    for (const std::uint16_t part : frame.parted) add(part, current());
  }

  std::vector<Segment>& segments_;
  std::vector<Frame> open_;
};

// Follows the nearest letter on one side, and what lies between. A pair without letters (（！！）) bounds
// nothing.
struct Side {
  Kind opens, closes;  // as seen on the way from the letter
  Near near = Near::none;
  bool symbol = false, straight = false;
  std::size_t open = 0;

  bool bound() const { return straight || open > 0; }

  void step(Kind kind) {
    if (const Near letter = near_of(kind); letter != Near::none)
      *this = {opens, closes, letter};
    else if (kind == opens)
      ++open;
    else if (kind == closes)
      open -= open > 0 ? 1 : 0;
    else if (kind == Kind::straight)
      straight = true;
    else if (kind == Kind::symbol)
      symbol = true;
  }
};

// Counts the words that start in a segment.
struct WordStarts {
  bool inside = false;
  bool step(Kind kind) {
    const bool starts = is_alnum(kind) && !inside;
    const bool parts = kind == Kind::space || kind == Kind::cjk || kind == Kind::symbol;
    inside = !parts && (inside || is_alnum(kind));
    return starts;
  }
};

}  // namespace

void Line::look_around() {
  around_.resize(text.size());
  look_left();
  Side right{Kind::close, Kind::open};
  for (std::size_t i = text.size(); i-- > 0;) {
    around_[i].right = right.near;
    around_[i].right_bound = right.bound();
    right.step(kinds_[i]);
  }
}

void Line::look_left() {
  Nesting nesting(segments_);
  Words words;
  WordStarts starts;
  Side left{Kind::open, Kind::close};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Kind kind = kinds_[i];
    if (kind == Kind::cjk && i > 0 && kinds_[i - 1] == Kind::cjk) {  // nothing is new
      around_[i] = {.left = Near::cjk, .segment = nesting.current()};
      continue;
    }
    const char32_t c = text[i];
    if (kind == Kind::close && !nesting.leave(opener_of(c)) && is_one_of(c, U"”」』")) nesting.part();
    const bool straight_opens = kind == Kind::straight && !nesting.leave(U'"');
    around_[i] = {left.near, Near::none, left.bound(), false, left.symbol, words.value(), nesting.current()};
    nesting.see(kind, starts.step(kind));
    if (kind == Kind::open) nesting.enter(folded_opener(c));
    if (straight_opens) nesting.enter(U'"');
    words.step(kind, c, is_ascii_alnum(before(i)) && is_ascii_alnum(at(i + 1)));
    left.step(kind);
  }
  nesting.finish();
}

}  // namespace novel2epub::normalize
