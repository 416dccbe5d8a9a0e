#include "parse/trails.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parse/divide_lines.hpp"
#include "parse/glued_heading.hpp"
#include "parse/headings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// What stands around the heading `label` in a line that holds it, parted by a site's signs from other names;
// nothing for other lines. One such line may be anything, several in one frame are the site's.
std::optional<std::string> frame_of(std::string_view line, std::string_view label) {
  constexpr std::size_t longest = 300;  // bytes
  constexpr std::u32string_view separators = U"_|>»›→/-–—＞｜／＿", stops = U"。！？”」";
  if (line.size() > longest) return {};
  bool parted = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::next(line, at);
    if (stops.contains(c)) return {};
    parted = parted || separators.contains(c);
  }
  const std::string wanted = title_key(label), said = title_key(line);
  constexpr std::size_t shortest = 3;  // bytes: one letter of most scripts
  const std::size_t at = said.find(wanted);
  if (!parted || wanted.size() < shortest || said.size() == wanted.size() || at == said.npos) return {};
  return said.substr(0, at) + '\n' + said.substr(at + wanted.size());
}

std::string_view text_of(std::span<const Text> texts, const Piece& piece) {
  return std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
}

// The last line of text[begin, end) of `piece` that is not blank.
std::optional<Piece> last_filled_line(std::string_view text, const Piece& piece) {
  std::size_t end = piece.end;
  while (end > piece.begin) {
    const std::size_t begin = std::max(text.rfind('\n', end - 1) + 1, piece.begin);
    if (!text::trim(text.substr(begin, end - begin)).empty()) return Piece{piece.text, begin, end};
    end = std::max(begin, piece.begin + 1) - 1;
  }
  return {};
}

// The lines above the heading of `below`, the nearest first, up to one that another reader has taken.
std::vector<Piece> lines_above(std::span<const Text> texts, const Draft& above, const Draft& below) {
  constexpr std::size_t most = 5;
  std::vector<Piece> lines;
  if (above.pieces.empty() || below.pieces.empty()) return lines;
  Piece rest = above.pieces.back();
  const Piece& first = below.pieces.front();
  if (first.text != rest.text || first.begin != rest.end) return lines;
  const std::string_view text = texts[rest.text].clean.text();
  while (lines.size() < most) {
    const auto line = last_filled_line(text, rest);
    if (!line || is_taken(above, *line)) break;
    lines.push_back(*line);
    rest.end = line->begin;
  }
  return lines;
}

// The first lines below the heading that no other reader has taken.
std::vector<Piece> lines_below(std::span<const Text> texts, const Draft& draft) {
  constexpr int most = 6;
  std::vector<Piece> lines;
  if (draft.pieces.empty() || draft.lifted.empty()) return lines;
  const Piece& heading = draft.lifted.back();
  const Piece& first = draft.pieces.front();
  const std::string_view text = texts[first.text].clean.text();
  if (heading.text != first.text) return lines;
  std::size_t at = std::min(text.find('\n', heading.end), text.size());
  for (int n = 0; n < most; ++n) {
    const TextLine line = next_filled_line(text, at);
    if (line.begin >= line.end || line.end > first.end) break;
    const Piece piece{first.text, line.begin, line.end};
    if (!is_taken(draft, piece)) lines.push_back(piece);
    at = line.end;
  }
  return lines;
}

using Frames = std::map<std::string, std::size_t>;

// Counts the frame of the line, if it has one.
void count(std::string_view line, const std::string& label, Frames& frames) {
  if (auto frame = frame_of(line, label)) ++frames[*frame];
}

// How often each frame stands above a heading.
Frames frames_above(std::span<const Text> texts, std::span<Draft* const> drafts) {
  Frames frames;
  for (std::size_t i = 1; i < drafts.size(); ++i)
    for (const Piece& line : lines_above(texts, *drafts[i - 1], *drafts[i]))
      count(text_of(texts, line), drafts[i]->heading.label(), frames);
  return frames;
}

Frames frames_below(std::span<const Text> texts, std::span<const Draft> drafts) {
  Frames frames;
  for (const Draft& draft : drafts)
    for (const Piece& line : lines_below(texts, draft))
      count(text_of(texts, line), draft.heading.label(), frames);
  return frames;
}

bool repeats_as_breadcrumb(std::string_view line, const std::string& label) {
  const auto crumb = match_breadcrumb(line, label);
  return crumb && title_key(crumb->heading.label()) == title_key(label);
}

bool is_trail(std::string_view line, const std::string& label, const Frames& frames) {
  constexpr std::size_t fewest = 3;
  const auto frame = frame_of(line, label);
  if (!frame) return false;
  const auto found = frames.find(*frame);
  return found != frames.end() && found->second >= fewest;
}

}  // namespace

bool is_page_title(std::string_view name, std::string_view next) {
  if (next.empty() || !name.starts_with(next)) return false;
  const std::string_view rest = text::trim(name.substr(next.size()));
  std::size_t after = 0;
  return !rest.empty() && std::u32string_view(U"_-|｜—").contains(text::next(rest, after));
}

void move_trails(std::span<const Text> texts, std::span<Draft* const> drafts) {
  const Frames frames = frames_above(texts, drafts);
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    Draft& above = *drafts[i - 1];
    Draft& below = *drafts[i];
    const std::string label = below.heading.label();
    std::vector<Piece> trails;
    std::size_t others = 0;  // a line or two between a trail and what is below it are the page's as well
    for (const Piece& line : lines_above(texts, above, below)) {
      const std::string_view words = text_of(texts, line);
      if (is_trail(words, label, frames) || (others == 0 && repeats_as_breadcrumb(words, label)))
        trails.push_back(line), others = 0;
      else if (++others > 2)
        break;
    }
    if (trails.empty()) continue;
    above.pieces.back().end = below.pieces.front().begin = trails.back().begin;
    for (const Piece& line : trails) below.dropped.push_back({line, "boilerplate.breadcrumb"});
  }
}

void drop_trails(std::span<const Text> texts, std::span<Draft> drafts) {
  const Frames frames = frames_below(texts, drafts);
  for (Draft& draft : drafts)
    for (const Piece& line : lines_below(texts, draft))
      if (const std::string label = draft.heading.label(), words(text_of(texts, line));
          is_trail(words, label, frames) || repeats_as_breadcrumb(words, label))
        draft.dropped.push_back({line, "boilerplate.breadcrumb"});
}

}  // namespace novel2epub::parse
