#include "parse/heading_levels.hpp"

#include <algorithm>
#include <map>

namespace novel2epub::parse {
namespace {

using Role = Candidate::Role;

// The open headings of one level, but for prologues and their like, which may stand on any.
struct Level {
  std::vector<Candidate*> members;
  std::size_t over = 0;      // with a deeper heading on the next row: nothing of their own
  std::size_t numbered = 0;  // chapters by their words, whatever the level: "Chapter 3"
};

// "## 3" numbers whatever its level holds.
bool is_numbered(const HeadingMatch& match) { return match.number && match.family != "number"; }

bool is_most(std::size_t part, const Level& level) { return 5 * part >= 3 * level.members.size(); }

bool is_numbered(const Level& level) { return is_most(level.numbered, level); }

std::map<int, Level> levels_of(std::vector<Candidate>& candidates) {
  std::map<int, Level> levels;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& c = candidates[i];
    if (c.role != Role::open || c.match.level == 0 || c.match.kind != ChapterKind::chapter) continue;
    Level& level = levels[c.match.level];
    level.members.push_back(&c);
    level.numbered += is_numbered(c.match) && c.match.rank == HeadingRank::chapter ? 1 : 0;
    const Candidate* const next = i + 1 < candidates.size() ? &candidates[i + 1] : nullptr;
    const bool over = next != nullptr && next->row == c.row + 1 && next->match.level > c.match.level;
    level.over += over ? 1 : 0;
  }
  return levels;
}

// Headings of the upper level that hold one of the lower become volumes.
void make_volumes(const Level& upper, const Level& lower) {
  for (std::size_t i = 0; i < upper.members.size(); ++i) {
    HeadingMatch& match = upper.members[i]->match;
    const std::size_t end =
        i + 1 < upper.members.size() ? upper.members[i + 1]->row : static_cast<std::size_t>(-1);
    const bool holds = std::ranges::any_of(
        lower.members, [&](const Candidate* c) { return c->row > upper.members[i]->row && c->row < end; });
    if (holds && match.kind == ChapterKind::chapter) match.rank = HeadingRank::volume;
  }
}

void make_story(const Level& level) {
  for (Candidate* const c : level.members)
    if (!is_numbered(c->match) && c->match.kind == ChapterKind::chapter) c->role = Role::body;
}

}  // namespace

void settle_levels(std::vector<Candidate>& candidates) {
  std::map<int, Level> levels = levels_of(candidates);
  if (!levels.empty() && levels.begin()->second.members.size() == 1) levels.erase(levels.begin());
  bool sections = false;  // the level above holds chapters: all below parts them
  for (auto lower = levels.begin(); lower != levels.end(); ++lower) {
    if (lower == levels.begin()) continue;
    const Level& upper = std::prev(lower)->second;
    const bool alike = is_numbered(upper) && is_numbered(lower->second);
    const bool parts = upper.members.size() >= 2 && !is_numbered(upper) &&
                       (is_numbered(lower->second) || is_most(upper.over, upper)) &&
                       2 * lower->second.members.size() >= 3 * upper.members.size();
    if (sections || (!parts && !alike && upper.members.size() >= 2 && !is_numbered(lower->second))) {
      make_story(lower->second);
      sections = true;
    } else if (parts) {
      make_volumes(upper, lower->second);
    }
  }
}

bool holds_by_level(const std::vector<Candidate>& candidates) {
  int volume = 0;
  return std::ranges::any_of(candidates, [&](const Candidate& c) {
    if (c.role != Role::open || c.match.level == 0) return false;
    if (c.match.rank == HeadingRank::volume) volume = c.match.level;
    return c.match.rank == HeadingRank::chapter && volume > 0 && c.match.level > volume;
  });
}

}  // namespace novel2epub::parse
