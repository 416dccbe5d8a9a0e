#include "parse/sequence.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "parse/contents_list.hpp"
#include "parse/heading_levels.hpp"
#include "parse/uncertain_headings.hpp"

namespace novel2epub::parse {
namespace {

using Role = Candidate::Role;

// A heading said twice, or a half of a joined one said again inside its chapter, opens no second chapter.
void mark_repeats(std::vector<Candidate>& candidates) {
  constexpr std::size_t near = 6;  // rows
  const Candidate* previous = nullptr;
  for (Candidate& c : candidates) {
    if (c.role != Role::open || !c.match.number || c.match.rank == HeadingRank::volume) continue;
    if (previous != nullptr && previous->match.kind == c.match.kind) {
      const auto first = *previous->match.number, last = previous->match.last_number.value_or(first);
      const bool within = *c.match.number >= first && *c.match.number <= last;
      const bool said_again = first == last && c.row <= previous->row + near &&
                              (c.match.heading.name.empty() || previous->match.heading.name.empty() ||
                               title_key(c.match.heading.name) == title_key(previous->match.heading.name));
      if (within && previous->match.part == c.match.part && (said_again || first != last)) {
        c.role = Role::body;
        continue;
      }
    }
    if (c.match.certain) previous = &c;
  }
}

std::vector<Candidate*> open_group(std::vector<Candidate>& candidates, const std::string& group,
                                   bool certain) {
  std::vector<Candidate*> members;
  for (Candidate& c : candidates)
    if (is_open_chapter(c) && c.match.certain == certain && (group.empty() || group_of(c.match) == group))
      members.push_back(&c);
  return members;
}

std::size_t steps(const std::vector<Candidate*>& members) {
  std::size_t n = 0;
  for (std::size_t i = 1; i < members.size(); ++i)
    if (*members[i]->match.number ==
        members[i - 1]->match.last_number.value_or(*members[i - 1]->match.number) + 1)
      ++n;
  return n;
}

void set_role(const std::vector<Candidate*>& members, Role role) {
  for (Candidate* const c : members) c->role = role;
}

// Two units in one book: 章 right above 节 is a volume; 节 that start again in every 章 are sections of its
// text.
void settle_units(std::vector<Candidate>& candidates) {
  std::map<std::string, std::size_t> counts;
  for (const Candidate& c : candidates)
    if (is_open_chapter(c) && c.match.certain) ++counts[group_of(c.match)];
  if (counts.size() < 2) return;
  const auto main = std::ranges::max_element(counts, {}, [](const auto& row) { return row.second; })->first;
  for (const auto& [group, count] : counts) {
    if (group == main) continue;
    std::size_t above = 0;
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i)
      if (group_of(candidates[i].match) == group && candidates[i + 1].row == candidates[i].row + 1 &&
          group_of(candidates[i + 1].match) == main)
        ++above;
    auto both = open_group(candidates, {}, true);
    std::erase_if(
        both, [&](const Candidate* c) { return group_of(c->match) != group && group_of(c->match) != main; });
    const auto own = open_group(candidates, group, true), others = open_group(candidates, main, true);
    if (count >= 2 && 5 * above >= 3 * count) {
      for (Candidate* const c : own) c->match.rank = HeadingRank::volume;
    } else if (steps(both) < steps(own) + steps(others)) {
      // Apart they count better than together: one of them lies inside the other. The main one may be the
      // inner.
      std::size_t restarts = 0;
      for (std::size_t i = 1; i < others.size(); ++i)
        if (*others[i]->match.number <= *others[i - 1]->match.number) ++restarts;
      const bool main_is_inner = count >= 2 && restarts + 1 >= count;
      set_role(main_is_inner ? others : own, Role::body);
      if (main_is_inner) return;
    }
  }
}

// Numbers that break a sequence which is whole without them: chapters talked about, not begun. A few may
// follow one another (a manuscript in the story), but not under headings that the book has elsewhere: those
// are copies.
void drop_strays(std::vector<Candidate>& candidates) {
  constexpr std::size_t most = 4;
  const auto members = open_group(candidates, {}, true);
  std::map<std::string, std::size_t> times;
  const auto label = [](const Candidate* c) {
    return std::to_string(*c->match.number) + "#" + title_key(c->match.heading.name);
  };
  for (const Candidate* const c : members) ++times[label(c)];
  for (std::size_t i = 1; i + 1 < members.size(); ++i) {
    const auto before = members[i - 1]->match.last_number.value_or(*members[i - 1]->match.number);
    for (std::size_t next = i + 1; next < members.size() && next <= i + most; ++next) {
      const auto after = *members[next]->match.number, first = *members[i]->match.number,
                 last = *members[next - 1]->match.number;
      if (after != before + 1) continue;
      const bool breaks = (first < before || first > after) && last + 1 != after;
      const bool single = next == i + 1;
      const bool fresh = std::ranges::all_of(members.begin() + static_cast<std::ptrdiff_t>(i),
                                             members.begin() + static_cast<std::ptrdiff_t>(next),
                                             [&](const Candidate* c) { return times[label(c)] == 1; });
      if ((single && (first < before || first > after)) || (!single && breaks && fresh)) {
        for (std::size_t k = i; k < next; ++k) members[k]->role = Role::body;
        i = next - 1;
      }
      break;
    }
  }
}

// Chapters missing from the sequence whose number stands between its neighbours in a less certain form.
void fill_gaps(std::vector<Candidate>& candidates) {
  constexpr std::int64_t widest = 20;
  Candidate* previous = nullptr;
  std::vector<Candidate*> between;
  for (Candidate& c : candidates) {
    if (c.role == Role::open && is_chapter(c)) {
      between.push_back(&c);
      continue;
    }
    if (c.role != Role::heading || !is_chapter(c)) continue;
    if (previous != nullptr && *c.match.number > *previous->match.number + 1 &&
        *c.match.number - *previous->match.number <= widest) {
      auto wanted = previous->match.last_number.value_or(*previous->match.number) + 1;
      for (Candidate* const b : between)
        if (*b->match.number == wanted && wanted < *c.match.number) b->role = Role::heading, ++wanted;
    }
    between.clear();
    previous = &c;
  }
}

// 楔子, 番外: certain enough alone, but not when they stand in every chapter.
void accept_specials(std::vector<Candidate>& candidates) {
  std::map<std::string, std::size_t> times;
  std::size_t chapters = 0;
  for (const Candidate& c : candidates) {
    if (c.role == Role::heading && is_chapter(c)) ++chapters;
    if (c.role == Role::open && c.match.kind != ChapterKind::chapter)
      ++times[title_key(c.match.heading.number + c.match.heading.name)];
  }
  for (Candidate& c : candidates) {
    if (c.role != Role::open || c.match.kind == ChapterKind::chapter) continue;
    const std::size_t most = std::max<std::size_t>(3, chapters / 5);
    c.role = c.match.certain && times[title_key(c.match.heading.number + c.match.heading.name)] <= most
                 ? Role::heading
                 : Role::body;
  }
}

// Volumes are headings; where nothing else is, they are the chapters. Marked lines ("# …") likewise.
void accept_rest(std::vector<Candidate>& candidates) {
  const bool any = holds_by_level(candidates) || std::ranges::any_of(candidates, [](const Candidate& c) {
                     return c.role == Role::heading && is_chapter(c);
                   });
  for (Candidate& c : candidates) {
    if (c.role != Role::open) continue;
    const bool marked = !c.match.number && c.match.certain && c.match.kind == ChapterKind::chapter;
    if (c.match.rank == HeadingRank::volume && c.match.certain) {
      c.role = Role::heading;
      if (!any) c.match.rank = HeadingRank::chapter;
    } else {
      c.role = marked ? Role::heading : Role::body;
    }
  }
}

}  // namespace

void judge_candidates(std::span<const Row> rows, std::vector<Candidate>& candidates) {
  mark_contents(candidates);
  mark_story_lists(candidates);
  settle_levels(candidates);
  mark_repeats(candidates);
  settle_units(candidates);
  drop_strays(candidates);
  prove_uncertain(rows, candidates);
  set_role(open_group(candidates, {}, true), Role::heading);
  fill_gaps(candidates);
  accept_specials(candidates);
  accept_rest(candidates);
}

}  // namespace novel2epub::parse
