// What the book as a whole says about its layout: the prior for each file (normalization.md 13).
#include <algorithm>
#include <array>
#include <memory>

#include "parse/layout_joins.hpp"
#include "parse/line_shapes.hpp"
#include "parse/parse.hpp"
#include "parse/survey.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

std::vector<Line> lines_of(std::span<const Text> texts, const Draft& draft) {
  std::vector<Line> lines;
  for (const BodyLine& line : body_lines(texts, draft))
    lines.push_back({std::string(line.text), line.offset, false, line.piece_end});
  return lines;
}

Layout most_frequent_layout(std::span<const Text> texts, std::span<const Draft> drafts,
                            const LayoutSettings& settings) {
  std::array<std::size_t, 4> votes{};
  const std::size_t stride = drafts.size() / 200 + 1;  // a sample decides
  for (std::size_t i = 0; i < drafts.size(); i += stride)
    ++votes[static_cast<std::size_t>(detect_layout(lines_of(texts, drafts[i]), settings))];
  const auto layout = static_cast<Layout>(std::ranges::max_element(votes) - votes.begin());
  return layout == Layout::automatic ? Layout::lines : layout;
}

// P-7b: a chapter may hold one page mark alone; over the first chapters of a book they count up.
bool counts_pages(std::span<const Text> texts, std::span<const Draft> drafts) {
  constexpr std::size_t enough = 60;
  std::vector<Line> marks;
  for (const Draft& draft : drafts.first(std::min(drafts.size(), enough))) {
    std::string_view before;
    for (const BodyLine& line : body_lines(texts, draft)) {
      const std::string_view text = text::trim(line.text);
      if (page_mark(text)) {
        marks.push_back({std::string(before), 0});
        marks.push_back({std::string(text), 0});
      } else if (!text.empty()) {
        before = text;
      }
    }
  }
  return has_page_marks(marks);
}

// P-13: the words that stand in the book without the hyphen that parts them at some line's end.
std::shared_ptr<const Words> unhyphenated(std::span<const Text> texts, std::span<const Draft> drafts) {
  Words parted;
  for (const Draft& draft : drafts) {
    std::string_view before;
    for (const BodyLine& line : body_lines(texts, draft)) {
      const std::string_view text = text::trim(line.text);
      if (ends_in_hyphen(before)) parted.insert(whole_word(before, text));
      before = text;
    }
  }
  if (parted.empty()) return nullptr;
  Words whole;
  for (const Draft& draft : drafts)
    for (const BodyLine& line : body_lines(texts, draft)) add_words(line.text, parted, whole);
  return std::make_shared<const Words>(std::move(whole));
}

}  // namespace

LayoutPrior find_layout_prior(std::span<const Text> texts, std::span<const Draft> drafts,
                              const LayoutSettings& settings) {
  LayoutPrior prior;
  prior.layout = most_frequent_layout(texts, drafts, settings);
  prior.page_marks = counts_pages(texts, drafts);
  const bool latin = settings.language == Language::en || settings.language == Language::vi;
  if (latin && prior.layout != Layout::lines) prior.words = unhyphenated(texts, drafts);
  return prior;
}

}  // namespace novel2epub::parse
