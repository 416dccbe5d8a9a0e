#include "parse/shared_name.hpp"

#include <algorithm>
#include <vector>

#include "parse/divide_lines.hpp"
#include "parse/headings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest = 5;
constexpr std::size_t longest = 90;  // bytes

using Lines = std::span<const std::string_view>;

bool is_joint(char32_t c) {
  constexpr std::u32string_view joints = U"_-－—|｜丨";
  return joints.contains(c);
}

bool is_heading(std::string_view s) {
  constexpr std::size_t longest_heading = 360;  // bytes; a paragraph is none, and dear to read
  if (s.size() > longest_heading) return false;
  const auto match = match_file_name(s);
  return match && match->certain && match->number && !match->family.starts_with("file.");
}

// The line that stands for nearly all: any that they share something with is like it.
std::string_view usual(Lines lines) {
  std::vector<std::string_view> sorted(lines.begin(), lines.end());
  std::ranges::sort(sorted);
  return sorted[sorted.size() / 2];
}

// Where the book's name may end: behind a blank or a joint, before 第.
std::vector<std::string_view> starts_of(std::string_view line) {
  std::vector<std::string_view> starts;
  bool apart = false;
  for (std::size_t at = 0; at < std::min(line.size(), longest);) {
    const std::size_t begin = at;
    const char32_t c = text::next(line, at);
    const bool joint = text::is_blank(c) || is_joint(c);
    if (begin > 0 && !joint && (apart || c == U'第' || c == U'제')) starts.push_back(line.substr(0, begin));
    apart = joint;
  }
  return starts;
}

std::string find_before(Lines lines) {
  const auto headings = [&](std::size_t skip, std::string_view start) {
    return static_cast<std::size_t>(std::ranges::count_if(lines, [&](std::string_view line) {
      return line.starts_with(start) && is_heading(line.substr(skip));
    }));
  };
  if (5 * headings(0, {}) > lines.size()) return {};
  for (const std::string_view start : starts_of(usual(lines)))
    if (is_nearly_all(headings(start.size(), start), lines.size())) return std::string(start);
  return {};
}

// Whether all headings may end so because of the site: behind a joint a name is enough, behind a blank it
// takes an address. Numbers are the chapters' own, but for those of an address.
bool is_of_site(std::string_view tail, bool joint) {
  const std::size_t dot = tail.find('.');
  const bool address = dot != tail.npos && dot + 1 < tail.size() && tail[dot + 1] != ' ';
  const bool numbered = tail.find_first_of("0123456789") != tail.npos;
  return count_letters(tail) > 1 && (address || (joint && !numbered));
}

// "_笔趣阁", " online free at example.com": from the first joint or blank of the tail that nearly all share.
std::string find_after(Lines lines) {
  const std::string_view line = usual(lines);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(line, at);
    if (begin == 0 || !(is_joint(c) || text::is_blank(c))) continue;
    const std::string_view tail = line.substr(text::trim(line.substr(0, begin)).size());
    const auto alike = std::ranges::count_if(
        lines, [&](std::string_view one) { return one.ends_with(tail) && one.size() > tail.size(); });
    if (is_of_site(tail, is_joint(c)) && is_nearly_all(static_cast<std::size_t>(alike), lines.size()))
      return std::string(tail);
  }
  return {};
}

}  // namespace

std::string_view SharedName::strip(std::string_view line) const {
  if (!before.empty() && line.starts_with(before)) line.remove_prefix(before.size());
  if (!after.empty() && line.ends_with(after)) line.remove_suffix(after.size());
  return line;
}

SharedName learn_shared_name(Lines lines) {
  if (lines.size() < fewest) return {};
  SharedName shared;
  shared.before = find_before(lines);
  shared.after = find_after(lines);
  return shared;
}

std::string_view repeated_line(Lines lines) {
  if (lines.size() < fewest) return {};
  const std::string_view line = usual(lines);
  const auto alike = static_cast<std::size_t>(std::ranges::count(lines, line));
  return is_nearly_all(alike, lines.size()) ? line : std::string_view{};
}

}  // namespace novel2epub::parse
