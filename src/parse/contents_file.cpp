#include "parse/contents_file.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parse/divide_lines.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

struct Entry {
  Heading heading;
  std::string volume;
  std::optional<std::int64_t> number;
};

struct Contents {
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> by_title;
  std::map<std::string, std::vector<std::size_t>> by_name;  // titles without their numbers
  std::map<std::int64_t, std::vector<std::size_t>> by_number;
};

Contents read_contents(const Text& text) {
  Contents contents;
  std::string volume;
  const std::string_view all = text.clean.text();
  for (const TextLine& line : lines_of(all)) {
    const std::string_view s = text::trim(line.of(all));
    if (s.empty()) continue;
    const auto match = match_heading(s);
    if (match && match->rank == HeadingRank::volume) {
      volume = s;
      continue;
    }
    const std::size_t index = contents.entries.size();
    Entry entry{.heading = {}, .volume = volume, .number = {}};
    if (match)
      entry.heading = match->heading, entry.number = match->number;
    else
      entry.heading.name = s;
    contents.entries.push_back(std::move(entry));
    contents.by_title.try_emplace(title_key(s), index);
    if (match) contents.by_title.try_emplace(title_key(match->heading.number + match->heading.name), index);
    if (match && !match->heading.name.empty())
      contents.by_name[title_key(match->heading.name)].push_back(index);
    if (match && match->number) contents.by_number[*match->number].push_back(index);
  }
  return contents;
}

std::optional<std::size_t> find(const Contents& contents, const Draft& draft) {
  const auto title = contents.by_title.find(title_key(draft.heading.number + draft.heading.name));
  if (title != contents.by_title.end()) return title->second;
  const auto name = contents.by_name.find(title_key(draft.heading.name));
  const bool one = name != contents.by_name.end() && name->second.size() == 1;
  if (one && draft.heading.number.empty()) return name->second.front();
  if (!draft.number) return {};
  const auto number = contents.by_number.find(*draft.number);
  if (number == contents.by_number.end() || number->second.size() != 1) return {};
  // A number alone is proof only where the titles do not speak against it.
  const Heading& listed = contents.entries[number->second.front()].heading;
  const bool silent = draft.heading.name.empty() || listed.name.empty();
  return silent ? std::optional(number->second.front()) : std::nullopt;
}

// The list says the name or the number that the chapter's own heading lacks.
bool lacks_part(const Heading& own, const Heading& listed) {
  return (own.name.empty() && !listed.name.empty()) || (own.number.empty() && !listed.number.empty());
}

void take_heading(const Entry& entry, Draft& draft) {
  draft.heading = entry.heading;
  if (!draft.number) draft.number = entry.number;
}

}  // namespace

void follow_contents(const Text& text, Division& division) {
  const Contents contents = read_contents(text);
  std::vector<std::optional<std::size_t>> places;
  std::size_t found = 0;
  for (const Draft& draft : division.drafts) {
    places.push_back(find(contents, draft));
    if (places.back()) ++found;
  }
  if (found == 0 || 5 * found < 3 * division.drafts.size()) {
    division.notes.push_back({Severity::note,
                              "order.contents",
                              text.name,
                              0,
                              "lists " + std::to_string(found) + " of " +
                                  std::to_string(division.drafts.size()) + " chapters, too few to follow",
                              {std::to_string(found), std::to_string(division.drafts.size())}});
    return;
  }
  std::vector<std::pair<std::size_t, Draft>> ordered;
  std::size_t last = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Draft& draft = division.drafts[i];
    if (places[i]) {
      last = *places[i];
      const Entry& entry = contents.entries[last];
      if (draft.heading_from_name && lacks_part(draft.heading, entry.heading)) take_heading(entry, draft);
      if (draft.volume.empty()) draft.volume = entry.volume;
    }
    ordered.emplace_back(last, std::move(draft));  // unlisted ones stay behind what they followed
  }
  std::ranges::stable_sort(ordered, {}, [](const auto& row) { return row.first; });
  for (std::size_t i = 0; i < ordered.size(); ++i) division.drafts[i] = std::move(ordered[i].second);
}

}  // namespace novel2epub::parse
