#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "parse/book_names.hpp"
#include "parse/front_lines.hpp"
#include "parse/front_matter.hpp"
#include "parse/headings.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

// A trail may stand above a chapter or, in a whole novel cut at its headings, below the one before.
constexpr std::size_t lines_above = 6, lines_below = 4;

// Lines in which letters stand, from the head and the tail of a draft.
std::vector<std::string_view> outer_lines(std::span<const Text> texts, const Draft& draft) {
  std::vector<std::string_view> out;
  if (draft.pieces.empty()) return out;
  const Piece& first = draft.pieces.front();
  const Piece& last = draft.pieces.back();
  const std::string_view head = texts[first.text].clean.text(), tail = texts[last.text].clean.text();
  std::size_t at = first.begin;
  while (at < first.end && out.size() < lines_above) {
    const std::size_t end = std::min(head.find('\n', at), first.end);
    if (const auto line = trim(head.substr(at, end - at)); !line.empty()) out.push_back(line);
    at = end + 1;
  }
  std::size_t stop = last.end, below = 0;
  const std::size_t floor = first.text == last.text ? std::max(at, last.begin) : last.begin;
  while (stop > floor && below < lines_below) {
    const std::size_t feed = tail.rfind('\n', stop - 1);
    const std::size_t begin = feed == tail.npos || feed < floor ? floor : feed + 1;
    if (const auto line = trim(tail.substr(begin, stop - begin)); !line.empty()) out.push_back(line), ++below;
    stop = begin > floor ? begin - 1 : floor;
  }
  return out;
}

std::vector<std::string_view> split_trail(std::string_view line) {
  for (const std::string_view separator :
       {" > ", ">>", "->", ">", "›", "»", "＞", "→", "⇒", " / ", "／", " | ", "｜", " - ", " — "}) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(separator, at), line.size());
      parts.push_back(trim(line.substr(at, end - at)));
      at = end + separator.size();
    }
    if (parts.size() >= 3 && std::ranges::none_of(parts, &std::string_view::empty)) return parts;
  }
  return {};
}

// Steps of a trail between the book and its chapter.
bool is_section(std::string_view step) {
  constexpr std::string_view names[] = {"正文",     "目录",     "目錄", "章节目录", "章節目錄", "章节列表",
                                        "最新章节", "全文阅读", "阅读", "Chapters", "正文卷"};
  return std::ranges::find(names, step) != std::end(names);
}

bool is_volume(std::string_view step) {
  const auto match = match_heading(step);
  return match && match->rank == HeadingRank::volume && match->certain;
}

bool names_chapter(std::string_view step, const Draft& draft) {
  if (text::names_a_chapter(step)) return true;
  const std::string label = draft.heading.label();
  if (!label.empty() && step == label) return true;
  return draft.heading.name.size() >= 6 && step.find(draft.heading.name) != step.npos;
}

std::optional<std::string> title_of_trail(std::string_view line, const Draft& draft) {
  if (text::length(line) > 120) return {};
  std::vector<std::string_view> steps = split_trail(line);
  while (steps.size() > 2 && is_section(steps.back())) steps.pop_back();
  if (steps.size() < 3 || !names_chapter(steps.back(), draft)) return {};
  steps.pop_back();
  while (steps.size() > 1 && (is_section(steps.back()) || is_volume(steps.back()))) steps.pop_back();
  std::string title = tidy_title(steps.back());
  if (title.empty() || text::is_generic_name(title)) return {};
  return title;
}

struct Phrase {
  std::string_view before, after;
};

// What sites say of the book under its chapters, around the book's title.
constexpr auto phrases = std::to_array<Phrase>({
    {"提供最快的", "更新"},
    {"提供最快的", "最新章节"},
    {"提供最新的", "更新"},
    {"喜欢", "请大家收藏"},
    {"喜歡", "請大家收藏"},
    {"最快更新", "最新章节"},
    {"最快更新", "最新章節"},
    {"最快更新", "！"},
    {"《", "》最新章节"},
    {"《", "》最新章節"},
    {"《", "》全文"},
    {"《", "》无弹窗"},
    {"《", "》正文"},
    {"《", "》来源"},
    {"请记住", "最新章节"},
});

std::optional<std::string> title_of_phrase(std::string_view line) {
  if (text::length(line) > 200) return {};
  for (const Phrase& phrase : phrases) {
    const std::size_t before = line.find(phrase.before);
    if (before == line.npos) continue;
    const std::size_t begin = before + phrase.before.size(), end = line.find(phrase.after, begin);
    if (end == line.npos) continue;
    std::string title = tidy_title(line.substr(begin, end - begin));
    const bool plain = !title.empty() && text::length(title) <= 30 &&
                       std::ranges::none_of(std::array{"。", "》", "《", "，请", "http"},
                                            [&](auto mark) { return title.find(mark) != title.npos; });
    if (plain && !text::is_generic_name(title)) return title;
  }
  return {};
}

using Votes = std::map<std::string, std::size_t>;

std::optional<std::string> winner(const Votes& votes, std::size_t least) {
  std::size_t sum = 0;
  for (const auto& [title, count] : votes) sum += count;
  for (const auto& [title, count] : votes)
    if (count >= least && count * 2 > sum) return title;
  return {};
}

}  // namespace

std::optional<std::string> title_from_breadcrumbs(std::span<const Text> texts,
                                                  std::span<const Draft> drafts) {
  Votes trails, said;
  for (const Draft& draft : drafts) {
    std::set<std::string> here;
    for (const std::string_view line : outer_lines(texts, draft)) {
      if (auto title = title_of_trail(line, draft)) ++trails[*title];
      if (auto title = title_of_phrase(line); title && here.insert(*title).second) ++said[*title];
    }
  }
  if (auto title = winner(trails, 1)) return title;
  return winner(said, drafts.size() == 1 ? 1 : 2);
}

}  // namespace novel2epub::parse
