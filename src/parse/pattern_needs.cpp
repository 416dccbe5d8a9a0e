#include "parse/pattern_needs.hpp"

#include <algorithm>
#include <optional>

#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// More strings than these are no quicker to look for than the pattern.
constexpr std::size_t most_exact = 16;
constexpr std::size_t most_of_class = 4;
constexpr std::size_t most_of_need = 200;

// What is known of a part of a pattern: all that it matches, where that is few strings, or else what it
// needs.
struct Part {
  std::optional<std::vector<std::string>> exact;
  std::vector<Need> needs;
};

Part only(std::string string) { return {.exact = std::vector{std::move(string)}, .needs = {}}; }
Part anything() { return {}; }

// From here on `part` is known by its needs only. Strings of which one is empty are none.
void forget_exact(Part& part) {
  if (!part.exact) return;
  const bool says_something =
      !part.exact->empty() &&
      std::ranges::none_of(*part.exact, [](const std::string& string) { return string.empty(); });
  if (says_something) part.needs.push_back(std::move(*part.exact));
  part.exact.reset();
}

std::size_t shortest(const Need& need) {
  std::size_t least = text::length(need.front());
  for (const std::string& string : need) least = std::min(least, text::length(string));
  return least;
}

// Long strings are rare in a story, and few are quickly looked for.
bool tells_more(const Need& a, const Need& b) {
  const std::size_t of_a = shortest(a), of_b = shortest(b);
  return of_a != of_b ? of_a > of_b : a.size() < b.size();
}

// Parts one behind the other. Neighbours that are known exactly grow together to longer strings.
class Sequence {
 public:
  void append(Part part) {
    if (part.exact && run_.exact && part.exact->size() * run_.exact->size() <= most_exact) {
      std::vector<std::string> both;
      for (const std::string& a : *run_.exact)
        for (const std::string& b : *part.exact) both.push_back(a + b);
      run_.exact = std::move(both);
      return;
    }
    is_exact_ = false;
    forget_exact(run_);
    run_.needs.insert(run_.needs.end(), part.needs.begin(), part.needs.end());
    run_.exact = part.exact ? std::move(part.exact) : std::vector<std::string>{""};
  }

  Part whole() && {
    if (!is_exact_) forget_exact(run_);
    return std::move(run_);
  }

 private:
  Part run_ = only("");  // what the last neighbours are exactly, and what those before them need
  bool is_exact_ = true;
};

// `left` or `right`.
Part either(Part left, Part right) {
  if (left.exact && right.exact && left.exact->size() + right.exact->size() <= most_of_need) {
    left.exact->insert(left.exact->end(), right.exact->begin(), right.exact->end());
    return left;
  }
  forget_exact(left);
  forget_exact(right);
  if (left.needs.empty() || right.needs.empty()) return anything();
  Need need = *std::ranges::min_element(left.needs, tells_more);
  const Need& other = *std::ranges::min_element(right.needs, tells_more);
  need.insert(need.end(), other.begin(), other.end());
  if (need.size() > most_of_need) return anything();
  return {.exact = {}, .needs = {std::move(need)}};
}

// Reads a pattern from left to right. Where it meets what it does not know it gives up, and says nothing.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : pattern_(pattern) {}

  std::optional<Part> read() {
    Part part = alternatives();
    if (failed_ || at_ != pattern_.size()) return {};
    return part;
  }

 private:
  bool more() const { return !failed_ && at_ < pattern_.size(); }
  char peek() const { return more() ? pattern_[at_] : '\0'; }
  bool take(std::string_view token) {
    if (!pattern_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  std::string take_character() {
    const std::size_t begin = at_;
    text::next(pattern_, at_);
    return std::string(pattern_.substr(begin, at_ - begin));
  }
  Part give_up() {
    failed_ = true;
    return anything();
  }

  Part alternatives() {
    Part part = sequence();
    while (take("|")) part = either(std::move(part), sequence());
    return part;
  }

  Part sequence() {
    Sequence parts;
    while (more() && peek() != '|' && peek() != ')') parts.append(repeated(atom()));
    return std::move(parts).whole();
  }

  Part atom() {
    if (take("(")) return group();
    if (take("[")) return character_class();
    if (take("\\")) return escape();
    if (take("^") || take("$")) return only("");
    if (take(".")) return anything();
    if (peek() == '*' || peek() == '+' || peek() == '?') return give_up();
    return only(take_character());
  }

  Part group() {
    if (take("?") && !take(":")) return give_up();
    Part part = alternatives();
    if (!take(")")) return give_up();
    return part;
  }

  Part escape() {
    if (!more()) return give_up();
    const char c = peek();
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_word) return only(take_character());
    ++at_;
    if (c == 'b' || c == 'B') return only("");
    if (c == 'p' || c == 'P') {
      if (take("{"))
        while (more() && !take("}")) ++at_;
      else
        take_character();
      return anything();
    }
    return std::string_view("sSdDwWnrt").contains(c) ? anything() : give_up();
  }

  // A class of a few letters is these letters, any other one is any character.
  Part character_class() {
    const std::size_t begin = at_;
    std::vector<std::string> letters;
    bool few = !take("^");
    for (bool first = true; more() && (first || peek() != ']'); first = false) {
      if (take("[:")) {
        few = false;
        while (more() && !take(":]")) ++at_;
      } else if (take("\\")) {
        const Part escaped = escape();
        few = few && escaped.exact && !escaped.exact->front().empty();
        if (few) letters.push_back(escaped.exact->front());
      } else if (at_ > begin && peek() == '-' && pattern_.substr(at_ + 1, 1) != "]") {
        few = false;
        ++at_;
      } else {
        letters.push_back(take_character());
      }
    }
    if (!take("]")) return give_up();
    if (!few || letters.size() > most_of_class) return anything();
    return {.exact = std::move(letters), .needs = {}};
  }

  // `part` with the quantifier behind it.
  Part repeated(Part part) {
    while (more()) {
      std::size_t least = 1;
      bool once = false;
      if (take("*")) {
        least = 0;
      } else if (take("+")) {
      } else if (take("?")) {
        least = 0;
        once = true;
      } else if (!counted(least)) {
        return part;
      }
      take("?");  // as few as possible: the same strings
      if (once && part.exact && part.exact->size() < most_exact) {
        part.exact->emplace_back();
      } else if (least == 0) {
        part = anything();
      } else {
        forget_exact(part);
      }
    }
    return part;
  }

  // {2}, {2,}, {2,5}; any other brace is a letter.
  bool counted(std::size_t& least) {
    std::size_t at = at_;
    const auto digits = [&] {
      const std::size_t begin = at;
      while (at < pattern_.size() && pattern_[at] >= '0' && pattern_[at] <= '9') ++at;
      return pattern_.substr(begin, at - begin);
    };
    if (pattern_.substr(at, 1) != "{") return false;
    ++at;
    const std::string_view from = digits();
    if (from.empty()) return false;
    if (pattern_.substr(at, 1) == ",") ++at, digits();
    if (pattern_.substr(at, 1) != "}") return false;
    at_ = at + 1;
    least = from.find_first_not_of('0') == std::string_view::npos ? 0 : 1;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::vector<Need> needs_of(std::string_view pattern) {
  std::optional<Part> part = Reader(pattern).read();
  if (!part) return {};
  forget_exact(*part);
  // A single character stands in every other line: it is looked for only where nothing longer is.
  const auto is_long = [](const Need& need) { return shortest(need) > 1; };
  if (std::ranges::any_of(part->needs, is_long))
    std::erase_if(part->needs, [&](auto& n) { return !is_long(n); });
  return std::move(part->needs);
}

}  // namespace novel2epub::parse
