#include "parse/contents_list.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace novel2epub::parse {
namespace {

using Role = Candidate::Role;

constexpr std::size_t shortest_list = 3;

// Stands right above another candidate.
bool is_followed(const std::vector<Candidate>& candidates, std::size_t i) {
  return i + 1 < candidates.size() && candidates[i + 1].row == candidates[i].row + 1;
}

// What one entry and its heading have in common: a number says the same in any family where the names agree.
std::string entry_key(const HeadingMatch& match) {
  const std::string rank = match.rank == HeadingRank::volume ? "v" : "c";
  const std::string number = match.number ? std::to_string(*match.number) : std::string();
  return rank + number + "#" + title_key(match.heading.name);
}

// The same without the name, for lists in front of the whole book: a list may cut names short, or have none.
std::string number_key(const HeadingMatch& match) {
  if (!match.number) return {};
  return (match.rank == HeadingRank::volume ? "v" : "c") + group_of(match) + "#" +
         std::to_string(*match.number);
}

class Lists {
 public:
  explicit Lists(std::vector<Candidate>& candidates) : candidates_(candidates) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (!opens_text(i)) continue;
      last_entry_[entry_key(candidates[i].match)] = i;
      if (candidates[i].match.number) last_number_[number_key(candidates[i].match)] = i;
    }
  }

  void mark() {
    for (std::size_t begin = 0; begin < candidates_.size();) {
      const std::size_t end = end_of_list(begin);
      if (is_contents(begin, end))
        for (std::size_t i = begin; i < end; ++i) candidates_[i].role = Role::contents;
      begin = end;
    }
  }

 private:
  // A volume's line stands right above its first chapter's.
  bool opens_text(std::size_t i) const {
    return candidates_[i].match.rank == HeadingRank::volume || !is_followed(candidates_, i);
  }

  // Where the lines that follow one another end, or an entry of theirs comes again: the first chapter's
  // heading may stand right below the list.
  std::size_t end_of_list(std::size_t begin) const {
    std::set<std::string> seen;
    std::size_t end = begin;
    do {
      if (!seen.insert(entry_key(candidates_[end].match)).second) return end;
      ++end;
    } while (end < candidates_.size() && is_followed(candidates_, end - 1));
    return end;
  }

  static bool comes_later(const std::map<std::string, std::size_t>& last, const std::string& key,
                          std::size_t end) {
    const auto found = last.find(key);
    return found != last.end() && found->second >= end;
  }

  // Lines that may be anything, "17." and "42.", are a list where they count.
  bool may_be_list(std::size_t begin, std::size_t end) const {
    std::size_t steps = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (candidates_[i].match.certain) return true;
      if (i == begin || !candidates_[i].match.number || !candidates_[i - 1].match.number) continue;
      const std::int64_t step = *candidates_[i].match.number - *candidates_[i - 1].match.number;
      steps += step == 1 || step == -1 ? 1 : 0;
    }
    return 2 * steps >= end - begin - 1;
  }

  bool is_contents(std::size_t begin, std::size_t end) const {
    if (end - begin < shortest_list || !may_be_list(begin, end)) return false;
    const bool in_front =
        std::ranges::all_of(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(begin),
                            [](const Candidate& c) { return c.role == Role::contents; });
    std::size_t again = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const HeadingMatch& match = candidates_[i].match;
      if (comes_later(last_entry_, entry_key(match), end) ||
          (in_front && match.number && comes_later(last_number_, number_key(match), end)))
        ++again;
    }
    return 2 * again >= end - begin;
  }

  std::vector<Candidate>& candidates_;
  std::map<std::string, std::size_t> last_entry_, last_number_;
};

}  // namespace

std::string group_of(const HeadingMatch& match) { return match.family.substr(0, match.family.find('.')); }

void mark_contents(std::vector<Candidate>& candidates) { Lists(candidates).mark(); }

void mark_story_lists(std::vector<Candidate>& candidates) {
  const auto counts_on = [&](std::size_t i) {  // candidates[i + 1] is the next entry of one list
    const Candidate &a = candidates[i], &b = candidates[i + 1];
    return a.role == Role::open && b.role == Role::open && b.row == a.row + 1 && a.match.number &&
           b.match.number && *b.match.number == *a.match.number + 1 && a.match.rank == HeadingRank::chapter &&
           b.match.rank == HeadingRank::chapter && group_of(a.match) == group_of(b.match);
  };
  std::vector<std::size_t> listed;
  std::size_t open = 0;
  for (std::size_t begin = 0; begin < candidates.size();) {
    std::size_t end = begin + 1;
    while (end < candidates.size() && counts_on(end - 1)) ++end;
    if (end - begin >= shortest_list)
      for (std::size_t i = begin; i < end; ++i) listed.push_back(i);
    else
      open += end - begin;
    begin = end;
  }
  if (open == 0) return;
  for (const std::size_t i : listed) candidates[i].role = Role::body;
}

}  // namespace novel2epub::parse
