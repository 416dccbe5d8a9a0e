// Several files that hold many chapters each: the volumes of a novel, or batches of a hundred chapters.
#include <algorithm>
#include <optional>
#include <set>

#include "parse/book_heads.hpp"
#include "parse/divide_modes.hpp"
#include "parse/folder_habits.hpp"
#include "parse/headings.hpp"
#include "parse/sequence.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest_chapters = 3;

// Whether the text holds chapters that count upwards, with text between them: no chapter does.
bool is_part(const Text& text) {
  constexpr std::size_t shortest = 12 * 1024;  // bytes
  constexpr std::size_t thinnest = 8;          // rows of a chapter, on average
  if (text.clean.text().size() < shortest) return false;
  const std::span<const Text> alone(&text, 1);
  const std::vector<Row> rows = rows_of(alone);
  std::vector<Candidate> candidates = find_candidates(alone, rows);
  judge_candidates(rows, candidates);
  std::size_t chapters = 0, steps = 0;
  std::optional<std::int64_t> last;
  for (const Candidate& c : candidates) {
    if (c.role != Candidate::Role::heading || c.match.rank != HeadingRank::chapter || !c.match.number ||
        !c.match.certain)
      continue;
    steps += last && *c.match.number == *last + 1 ? 1 : 0;
    last = c.match.number;
    ++chapters;
  }
  return chapters >= fewest_chapters && 3 * (steps + 1) >= 2 * chapters && rows.size() >= thinnest * chapters;
}

void shift(Piece& piece, std::size_t by) { piece.text += by; }

void shift(std::vector<Draft::Drop>& dropped, std::size_t by) {
  for (Draft::Drop& drop : dropped) shift(drop.piece, by);
}

// A division of texts[index] alone, in terms of all texts.
Division divide_one(std::span<const Text> texts, std::size_t index) {
  const std::span<const Text> one = texts.subspan(index, 1);
  Division division = is_part(one.front()) ? divide_whole(one) : divide_folder(one);
  for (Draft& draft : division.drafts) {
    for (Piece& piece : draft.pieces) shift(piece, index);
    for (Piece& piece : draft.lifted) shift(piece, index);
    shift(draft.dropped, index);
    if (draft.volume.empty()) draft.volume = texts[index].folder;
  }
  shift(division.dropped, index);
  return division;
}

std::optional<std::int64_t> first_number(const Division& division) {
  for (const Draft& draft : division.drafts)
    if (draft.kind == ChapterKind::chapter && draft.number) return draft.number;
  return {};
}

// Where the parts' numbers run on they say the parts' order; files without numbers keep their place by kind.
void put_in_order(std::vector<Division>& parts) {
  std::set<std::int64_t> starts;
  std::size_t counted = 0;
  for (const Division& part : parts)
    if (const auto first = first_number(part)) starts.insert(*first), ++counted;
  if (starts.size() < counted) return;
  const auto place = [](const Division& part) {
    const auto first = first_number(part);
    const bool is_front = !part.drafts.empty() && (part.drafts.front().kind == ChapterKind::introduction ||
                                                   part.drafts.front().kind == ChapterKind::prologue);
    return std::pair(first ? 1 : is_front ? 0 : 2, first.value_or(0));
  };
  std::ranges::stable_sort(parts, {}, place);
}

// What all names have in common at their beginning, the book's title; less what belongs to the number behind
// it.
std::size_t common_prefix(std::span<const std::string> stems) {
  constexpr std::string_view ordinal = "第", digits = "0123456789";
  std::string_view common = stems.empty() ? std::string_view{} : stems.front();
  for (const std::string& stem : stems) {
    const auto [one, other] = std::ranges::mismatch(common, stem);
    common = common.substr(0, static_cast<std::size_t>(one - common.begin()));
  }
  const auto is_split = [&] {
    return common.size() < stems.front().size() &&
           (static_cast<unsigned char>(stems.front()[common.size()]) & 0xC0U) == 0x80U;
  };
  while (!common.empty() && is_split()) common.remove_suffix(1);
  while (!common.empty() && digits.contains(common.back())) common.remove_suffix(1);
  if (common.ends_with(ordinal)) common.remove_suffix(ordinal.size());
  return common.size();
}

// Parts whose numbers begin again are volumes, named by what their file's name adds to the book's.
void name_volumes(std::span<const Text> texts, std::vector<Division>& parts) {
  std::vector<std::string> stems;
  for (const Text& text : texts) stems.push_back(stem_of(text.name));
  const std::size_t common = common_prefix(stems);
  std::set<std::int64_t> starts;
  bool restart = false;
  for (const Division& part : parts)
    if (const auto first = first_number(part)) restart = !starts.insert(*first).second || restart;
  for (Division& part : parts) {
    if (part.drafts.size() < fewest_chapters || part.drafts.front().pieces.empty()) continue;
    const std::string& stem = stems[part.drafts.front().pieces.front().text];
    const std::string own(text::trim(std::string_view(stem).substr(common)));
    const std::string name = match_heading(stem.substr(common)) || text::length(own) >= 2 ? own : stem;
    const auto heading = match_heading(name);
    const bool is_volume = heading && heading->rank == HeadingRank::volume;
    const bool unnamed = std::ranges::all_of(part.drafts, [](const Draft& d) { return d.volume.empty(); });
    if (!unnamed || !(restart || is_volume)) continue;
    for (Draft& draft : part.drafts) draft.volume = name;
  }
}

}  // namespace

// The largest file of such a folder is a part, so most folders are known by one look.
bool holds_parts(std::span<const Text> texts) {
  const auto size = [](const Text& text) { return text.clean.text().size(); };
  if (texts.empty() || !is_part(*std::ranges::max_element(texts, {}, size))) return false;
  std::size_t in_parts = 0, all = 0;
  for (const Text& text : texts) {
    all += size(text);
    if (is_part(text)) in_parts += size(text);
  }
  return 5 * in_parts >= 4 * all;
}

Division divide_parts(std::span<const Text> texts) {
  std::vector<Division> parts;
  for (std::size_t i = 0; i < texts.size(); ++i) parts.push_back(divide_one(texts, i));
  put_in_order(parts);
  name_volumes(texts, parts);
  Division all;
  all.named = learn_book_heads(texts).named;
  for (Division& part : parts) {
    std::ranges::move(part.drafts, std::back_inserter(all.drafts));
    std::ranges::move(part.dropped, std::back_inserter(all.dropped));
    std::ranges::move(part.notes, std::back_inserter(all.notes));
  }
  return all;
}

}  // namespace novel2epub::parse
