// What stands around each character: two scans, however long the line (normalization.md 2.4).
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/line.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::uint8_t english_sentence = 9;

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

  void enter(char32_t opener) { open_.push_back({opener, fresh()}); }

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

}  // namespace

void Line::look_around() {
  around_.assign(text.size(), {});
  Nesting nesting(segments_);
  Words words;
  Around now;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Kind kind = kinds_[i];
    const char32_t c = text[i];
    const bool plain = shields_[i] == Shield::none || shields_[i] == Shield::notation;
    if (kind == Kind::close && plain && !nesting.leave(opener_of(c)) && is_one_of(c, U"”」』"))
      nesting.part();
    bool straight_opens = false;
    if (kind == Kind::straight && !nesting.leave(U'"')) straight_opens = true;
    now.words = words.value();
    now.segment = nesting.current();
    around_[i] = now;
    const bool word_starts = is_alnum(kind) && !in_word;
    in_word = kind != Kind::space && kind != Kind::cjk && (in_word || is_alnum(kind));
    nesting.see(kind, word_starts);
    if (kind == Kind::open && plain) {
      const bool wide = c == U'（' || c == U'［' || c == U'｛';
      nesting.enter(wide ? c == U'（' ? U'(' : c == U'［' ? U'[' : U'{' : c);
    }
    if (straight_opens) nesting.enter(U'"');
    const bool apostrophe = c == U'\'' && is_ascii_alnum(before(i)) && is_ascii_alnum(at(i + 1));
    words.step(kind, c, apostrophe);
    if (const Near near = near_of(kind); near != Near::none) {
      now.left = near;
      now.left_bound = now.left_symbol = false;
    } else if (kind == Kind::open || kind == Kind::straight) {
      now.left_bound = true;
    } else if (kind == Kind::symbol) {
      now.left_symbol = true;
    }
  }
  nesting.finish();
  Near right = Near::none;
  bool bound = false;
  for (std::size_t i = text.size(); i-- > 0;) {
    around_[i].right = right;
    around_[i].right_bound = bound;
    if (const Near near = near_of(kinds_[i]); near != Near::none) {
      right = near;
      bound = false;
    } else if (kinds_[i] == Kind::close || kinds_[i] == Kind::straight) {
      bound = true;
    }
  }
}

}  // namespace novel2epub::normalize
