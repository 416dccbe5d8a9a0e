#include "parse/uncertain_headings.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "parse/contents_list.hpp"
#include "parse/heading_pair.hpp"

namespace novel2epub::parse {
namespace {

// The longest stretch of an uncertain family that counts upwards by ones, with restarts at one.
std::vector<Candidate*> counting_chain(const std::vector<Candidate*>& members) {
  std::map<std::int64_t, std::size_t> last_row;  // of each number
  for (const Candidate* const c : members) last_row[*c->match.number] = c->row;
  const auto comes_after = [&](std::int64_t number, std::size_t row) {
    const auto found = last_row.find(number);
    return found != last_row.end() && found->second > row;
  };
  std::vector<Candidate*> chain;
  for (Candidate* const c : members) {
    const auto n = *c->match.number;
    if (chain.empty()) {
      if (comes_after(n + 1, c->row)) chain.push_back(c);
      continue;
    }
    const auto last = *chain.back()->match.number;
    const bool hole = n == last + 2 && !comes_after(last + 1, c->row);
    if (n == last + 1 || hole || (n == 1 && last > 2)) chain.push_back(c);
  }
  return chain;
}

// The longest stretch of pairs ("1-2") that counts through its parts from the first chapter of one; a chapter
// may be missing. Scores and dates jump, or step from part to part.
std::vector<Candidate*> pair_chain(const std::vector<Candidate*>& members) {
  std::vector<Candidate*> chain;
  std::size_t inner = 0;
  for (Candidate* const c : members) {
    if (chain.empty()) {
      if (*c->match.number <= 1) chain.push_back(c);
      continue;
    }
    const HeadingMatch& last = chain.back()->match;
    const bool same_part = c->match.volume_number == last.volume_number;
    if (!follows(c->match, last) && !(same_part && *c->match.number == *last.number + 2)) continue;
    chain.push_back(c);
    inner += same_part ? 1 : 0;
  }
  if (2 * (inner + 1) < chain.size()) chain.clear();
  return chain;
}

}  // namespace

void prove_uncertain(std::span<const Row> rows, std::vector<Candidate>& candidates) {
  const auto is_sure = [](const Candidate& c) { return is_open_chapter(c) && c.match.certain; };
  if (std::ranges::count_if(candidates, is_sure) >= 2) return;
  std::map<std::string, std::vector<Candidate*>> groups;
  for (Candidate& c : candidates)
    if (is_open_chapter(c) && !c.match.certain) groups[group_of(c.match)].push_back(&c);
  std::vector<Candidate*> best;
  for (const auto& [group, members] : groups) {
    const auto chain = is_pair(members.front()->match) ? pair_chain(members) : counting_chain(members);
    constexpr std::size_t shortest = 3, thinnest = 4;  // members; rows of text a chapter, on average
    if (chain.size() < shortest || chain.back()->row - chain.front()->row < thinnest * (chain.size() - 1))
      continue;
    if (10 * (chain.size() - 1) < 3 * members.size() || rows.empty()) continue;
    if (chain.size() > best.size()) best = chain;
  }
  for (Candidate* const c : best) c->role = Candidate::Role::heading;
}

}  // namespace novel2epub::parse
