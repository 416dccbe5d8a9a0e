// What the chapters and their files agree on: the author's name above each chapter, the book's before each
// number.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "parse/book_names.hpp"
#include "parse/divide_lines.hpp"
#include "parse/file_chapter.hpp"
#include "parse/front_matter.hpp"
#include "parse/headings.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using Votes = std::map<std::string, std::size_t>;

// "2020-01-02 作者： 某某", "作者：某某 | 字数：3000": a line of the site's, with a name in it.
std::string author_in(std::string_view line) {
  constexpr std::size_t longest = 60;  // code points
  if (text::length(line) > longest) return {};
  for (const std::string_view label :
       {"作者：", "作者:", "Author:", "Tác giả:", "작가:", "작가 :", "　作：", " 作："}) {
    const std::size_t at = line.find(label);
    if (at == line.npos) continue;
    std::string_view rest = text::trim(line.substr(at + label.size()));
    for (const std::string_view end : {"|", "｜", "　", "  ", " 字数", " 更新", "/", "\t"})
      rest = rest.substr(0, std::min(rest.find(end), rest.size()));
    std::string name = tidy_author(text::trim(rest));
    if (is_plausible_author(name)) return name;
  }
  return {};
}

std::string author_above(std::span<const Text> texts, const Draft& draft) {
  constexpr int head_lines = 6;
  if (draft.pieces.empty()) return {};
  const Piece& piece = draft.pieces.front();
  const std::string_view text = std::string_view(texts[piece.text].clean.text()).substr(0, piece.end);
  TextLine line = next_filled_line(text, piece.begin);
  for (int n = 0; n < head_lines && line.begin < text.size();
       ++n, line = next_filled_line(text, line.end + 1))
    if (std::string name = author_in(line.of(text)); !name.empty()) return name;
  return {};
}

// The one that at least half of `all` voted for.
std::string winner(const Votes& votes, std::size_t all) {
  constexpr std::size_t fewest = 3;
  for (const auto& [name, count] : votes)
    if (count >= fewest && 2 * count >= all) return name;
  return {};
}

// "我的书_12", "我的书 第三章 雪": what stands before the number, where that is no word for chapters.
std::string book_in(std::string_view stem) {
  std::size_t at = stem.find_first_of("0123456789");
  if (const std::size_t ordinal = stem.find("第"); ordinal < at) at = ordinal;
  if (at == stem.npos || at == 0) return {};
  std::string_view before = text::trim(stem.substr(0, at));
  for (const std::string_view open : {"（", "(", "【", "[", "［"})  // "我的书 (1)"
    if (before.ends_with(open)) before.remove_suffix(open.size());
  const std::string title = tidy_title(before);
  const bool wide = std::ranges::any_of(title, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  constexpr std::size_t shortest = 2;
  if (!wide || text::length(title) < shortest || text::is_generic_name(title)) return {};
  if (const auto heading = match_heading(title + " 1"); heading && heading->family != "number.named")
    return {};
  return title;
}

}  // namespace

std::string author_by_chapters(std::span<const Text> texts, std::span<const Draft> drafts) {
  Votes votes;
  for (const Draft& draft : drafts)
    if (const std::string name = author_above(texts, draft); !name.empty()) ++votes[name];
  return winner(votes, drafts.size());
}

std::string title_by_files(std::span<const Text> texts) {
  Votes votes;
  for (const Text& text : texts)
    if (const std::string title = book_in(stem_of(text.name)); !title.empty()) ++votes[title];
  const std::string title = winner(votes, texts.size());
  return 10 * votes[title] >= 9 * texts.size() ? title : std::string();
}

}  // namespace novel2epub::parse
