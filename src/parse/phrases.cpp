// Watermarks glued to paragraphs: a phrase that ends or begins far more of them than any phrase of a story
// does, that stands nowhere else, and that is glued to whatever word the paragraph happens to have there. A
// refrain stands behind a comma, a name stands anywhere.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "parse/survey.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Side = GluedPhrase::Side;

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

struct Sampled {
  std::u32string line;
  std::uint32_t chapter = 0;
};

struct Sample {
  std::vector<Sampled> paragraphs;
  std::size_t stride = 1;
};

Sample take_sample(std::span<const Text> texts, std::span<const Draft> drafts) {
  std::size_t lines = 0;
  for (const Draft& draft : drafts)
    for (const Piece& piece : draft.pieces) {
      const std::string_view text =
          std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
      lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    }
  Sample sample;
  sample.stride = lines / most_paragraphs + 1;
  std::size_t index = 0;
  for (std::uint32_t chapter = 0; chapter < drafts.size(); ++chapter)
    for (const BodyLine& line : body_lines(texts, drafts[chapter])) {
      constexpr std::size_t shortest_line = 30, longest_line = 600;  // bytes
      if (line.text.size() < shortest_line || index++ % sample.stride != 0) continue;
      const std::string_view s = text::trim(line.text);
      if (s.size() <= longest_line) sample.paragraphs.push_back({text::to_u32(s), chapter + 1});
    }
  return sample;
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view terminators = U"。！？…”’」』】）!?.\"')~～ 　";
  return terminators.find(c) != std::u32string_view::npos;
}

// Where the letters end that stand before a paragraph's closing marks.
std::size_t end_of_letters(std::u32string_view line) {
  std::size_t end = line.size();
  while (end > 0 && is_closing(line[end - 1])) --end;
  return end;
}

std::u32string_view tail_letters(std::u32string_view line) {
  const std::size_t end = end_of_letters(line);
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && text::is_letter_or_number(line[begin - 1])) --begin;
  return line.substr(begin, end - begin);
}

std::u32string_view head_letters(std::u32string_view line) {
  std::size_t end = 0;
  while (end < line.size() && end < longest && text::is_letter_or_number(line[end])) ++end;
  return line.substr(0, end);
}

void count(std::u32string_view letters, Side side, std::uint32_t chapter, Tallies& tallies) {
  for (std::size_t size = shortest; size <= letters.size(); ++size) {
    const auto phrase = side == Side::tail ? letters.substr(letters.size() - size) : letters.substr(0, size);
    Tally& tally = tallies[std::u32string(phrase)];
    ++tally.paragraphs;
    if (tally.last_chapter != chapter) tally.last_chapter = chapter, ++tally.chapters;
  }
}

// What share of all paragraphs no phrase of this length reaches in a story.
double least_share(std::size_t size, bool wide) {
  if (!wide) return size >= 12 ? 0.05 : 2;  // "he said" ends many English paragraphs
  return size <= 4 ? 0.20 : size <= 7 ? 0.08 : 0.04;
}

// Japanese and Korean glue their endings to every word by grammar.
bool is_inflected(std::u32string_view phrase) {
  return std::ranges::any_of(phrase, [](char32_t c) { return c >= 0x80 && !text::is_han(c); });
}

using Frequent = std::vector<std::pair<std::u32string, Tally>>;

Frequent find_frequent(const Sample& sample, Side side, std::size_t chapters) {
  Tallies tallies;
  for (const auto& [line, chapter] : sample.paragraphs)
    count(side == Side::tail ? tail_letters(line) : head_letters(line), side, chapter, tallies);
  const std::size_t paragraphs = std::max(sample.paragraphs.size(), fewest_paragraphs);
  Frequent frequent;
  for (auto& [phrase, tally] : tallies) {
    const double share = static_cast<double>(tally.paragraphs) / static_cast<double>(paragraphs);
    const bool widespread = 2 * tally.chapters >= chapters && tally.chapters >= 3;
    if (widespread && !is_inflected(phrase) &&
        share >= least_share(phrase.size(), text::is_cjk(phrase.back())))
      frequent.emplace_back(phrase, tally);
  }
  return frequent;
}

// How a phrase sits in the paragraphs that have it.
struct Seams {
  std::size_t outer = 0;      // at the side in question
  std::size_t inner = 0;      // anywhere else
  std::size_t glued = 0;      // outer, with a letter directly beside it
  std::size_t bracketed = 0;  // outer, in a system's panel
  std::set<char32_t> neighbours;
};

Seams look_at_seams(const Sample& sample, std::u32string_view phrase, Side side) {
  Seams seams;
  for (const Sampled& sampled : sample.paragraphs) {
    const std::u32string_view line = sampled.line;
    for (std::size_t at = line.find(phrase); at != line.npos; at = line.find(phrase, at + phrase.size())) {
      const std::size_t end = at + phrase.size();
      const bool is_outer = side == Side::tail ? end == end_of_letters(line) : at == 0;
      const bool has_neighbour = side == Side::tail ? at > 0 : end < line.size();
      if (!is_outer) ++seams.inner;
      if (!is_outer || !has_neighbour) continue;
      const char32_t neighbour = side == Side::tail ? line[at - 1] : line[end];
      ++seams.outer;
      seams.bracketed += line.front() == U'【' || line.front() == U'[' ? 1 : 0;
      if (!text::is_letter_or_number(neighbour)) continue;
      ++seams.glued;
      seams.neighbours.insert(neighbour);
    }
  }
  return seams;
}

bool is_glued_on(const Seams& seams) {
  constexpr std::size_t fewest_neighbours = 8;
  return seams.glued * 10 >= seams.outer * 6 && seams.inner * 20 <= seams.outer &&
         seams.bracketed * 2 <= seams.outer && seams.neighbours.size() >= fewest_neighbours;
}

bool lies_in(const std::u32string& small, const std::u32string& big, Side side) {
  return small.size() < big.size() && (side == Side::tail ? big.ends_with(small) : big.starts_with(small));
}

// A phrase brings its own tails along, and the words that often stand before it: it is the longest that loses
// next to nothing against its tails.
bool is_whole(const Frequent& frequent, const Frequent::value_type& row, Side side) {
  return std::ranges::none_of(frequent, [&](const auto& other) {
    const bool part =
        lies_in(row.first, other.first, side) && other.second.paragraphs * 10 >= row.second.paragraphs * 9;
    const bool more =
        lies_in(other.first, row.first, side) && other.second.paragraphs * 10 >= row.second.paragraphs * 15;
    return part || more;
  });
}

}  // namespace

std::vector<GluedPhrase> find_phrases(std::span<const Text> texts, std::span<const Draft> drafts) {
  const Sample sample = take_sample(texts, drafts);
  std::vector<GluedPhrase> out;
  for (const Side side : {Side::tail, Side::head}) {
    const Frequent frequent = find_frequent(sample, side, drafts.size());
    for (const auto& row : frequent)
      if (is_whole(frequent, row, side) && is_glued_on(look_at_seams(sample, row.first, side)))
        out.push_back({text::to_utf8(row.first), side,
                       static_cast<std::uint32_t>(row.second.paragraphs * sample.stride),
                       row.second.chapters});
  }
  std::ranges::sort(out, [](const GluedPhrase& a, const GluedPhrase& b) {
    return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
  });
  return out;
}

}  // namespace novel2epub::parse
