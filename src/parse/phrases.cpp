// Watermarks glued to the ends of paragraphs: a phrase that ends far more of them than any phrase of a story
// does.
#include <algorithm>
#include <unordered_map>

#include "parse/survey.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t shortest = 3;  // letters
constexpr std::size_t longest = 14;
constexpr std::size_t most_paragraphs = 24000;  // a sample of this size decides
constexpr std::size_t fewest_paragraphs = 60;

struct Tally {
  std::uint32_t paragraphs = 0;
  std::uint32_t chapters = 0;
  std::uint32_t last_chapter = 0;
};
using Tallies = std::unordered_map<std::u32string, Tally>;

bool is_terminator(char32_t c) {
  constexpr std::u32string_view terminators = U"。！？…”’」』】）!?.\"')~～ 　";
  return terminators.find(c) != std::u32string_view::npos;
}

// The letters that stand directly before the closing marks of a paragraph, last `longest` of them.
std::u32string_view tail_letters(std::u32string_view line) {
  std::size_t end = line.size();
  while (end > 0 && is_terminator(line[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && text::is_letter_or_number(line[begin - 1])) --begin;
  return line.substr(begin, end - begin);
}

void count(std::u32string_view tail, std::uint32_t chapter, Tallies& tallies) {
  for (std::size_t size = shortest; size <= tail.size(); ++size) {
    Tally& tally = tallies[std::u32string(tail.substr(tail.size() - size))];
    ++tally.paragraphs;
    if (tally.last_chapter != chapter) tally.last_chapter = chapter, ++tally.chapters;
  }
}

// What share of all paragraphs no phrase of this length reaches in a story.
double least_share(std::size_t size, bool wide) {
  if (!wide) return size >= 12 ? 0.05 : 2;  // "he said" ends many English paragraphs
  return size <= 4 ? 0.20 : size <= 7 ? 0.08 : 0.04;
}

}  // namespace

std::vector<GluedPhrase> find_phrases(std::span<const Text> texts, std::span<const Draft> drafts) {
  std::size_t lines = 0;
  for (const Draft& draft : drafts)
    for (const Piece& piece : draft.pieces) {
      const std::string_view text =
          std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
      lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    }
  const std::size_t stride = lines / most_paragraphs + 1;
  Tallies tallies;
  std::size_t paragraphs = 0;
  std::size_t index = 0;
  for (std::uint32_t chapter = 0; chapter < drafts.size(); ++chapter)
    for (const BodyLine& line : body_lines(texts, drafts[chapter])) {
      if (line.text.size() < 30 || index++ % stride != 0) continue;
      ++paragraphs;
      const std::size_t from = line.text.size() > 120 ? line.text.size() - 120 : 0;
      count(tail_letters(text::to_u32(line.text.substr(from))), chapter + 1, tallies);
    }
  std::vector<std::pair<std::u32string, Tally>> frequent;
  for (auto& [phrase, tally] : tallies) {
    const double share =
        static_cast<double>(tally.paragraphs) / static_cast<double>(std::max(paragraphs, fewest_paragraphs));
    const bool widespread = 2 * tally.chapters >= drafts.size() && tally.chapters >= 3;
    if (widespread && share >= least_share(phrase.size(), text::is_cjk(phrase.back())))
      frequent.emplace_back(phrase, tally);
  }
  std::vector<GluedPhrase> out;
  // A phrase brings its own tails along, and the words that often stand before it: it is the longest that loses
  // next to nothing against its tails.
  for (const auto& [phrase, tally] : frequent) {
    const bool is_tail = std::ranges::any_of(frequent, [&](const auto& other) {
      return other.first.size() > phrase.size() && other.first.ends_with(phrase) &&
             other.second.paragraphs * 10 >= tally.paragraphs * 9;
    });
    const bool has_more = std::ranges::any_of(frequent, [&](const auto& other) {
      return other.first.size() < phrase.size() && phrase.ends_with(other.first) &&
             other.second.paragraphs * 10 >= tally.paragraphs * 15;
    });
    if (!is_tail && !has_more)
      out.push_back({text::to_utf8(phrase), static_cast<std::uint32_t>(tally.paragraphs * stride), tally.chapters});
  }
  std::ranges::sort(out, [](const GluedPhrase& a, const GluedPhrase& b) {
    return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
  });
  return out;
}

}  // namespace novel2epub::parse
