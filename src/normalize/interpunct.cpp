// The dot between the parts of a foreign name (normalization.md 10, M-1).
#include "normalize/characters.hpp"
#include "normalize/passes.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

constexpr bool is_joiner(char32_t c) { return is_one_of(c, U"•‧・･∙⋅·"); }

// The end of a part of a name: a run of Han, or one or two capitals. `begin` itself if none starts there.
std::size_t part_end(const Line& line, std::size_t begin) {
  std::size_t end = begin;
  while (end < line.text.size() && text::is_han(line.text[end])) ++end;
  if (end > begin) return end;
  while (line.at(end) >= U'A' && line.at(end) <= U'Z') ++end;
  const bool initials = end - begin <= 2 && !is_ascii_alnum(line.at(end));
  return initials ? end : begin;
}

}  // namespace

void mend_interpuncts(Line& line) {
  if (!line.plan.chinese || !line.plan.on(Rule::m_1)) return;
  const std::u32string& text = line.text;
  for (std::size_t i = 0; i < text.size();) {
    // A chain starts where no letter stands before it.
    std::size_t end = part_end(line, i);
    if (end == i) {
      ++i;
      while (i < text.size() && is_ascii_alnum(text[i - 1]) && is_ascii_alnum(text[i])) ++i;
      continue;
    }
    bool han = text::is_han(text[i]);
    const std::size_t begin = i;
    while (is_joiner(line.at(end))) {
      const std::size_t next = part_end(line, end + 1);
      if (next == end + 1) break;
      han |= text::is_han(text[end + 1]);
      end = next;
    }
    i = end;
    if (!han) continue;
    for (std::size_t k = begin; k < end; ++k)
      if (text[k] != U'·' && is_joiner(text[k]) && line.free(k)) line.edit(Rule::m_1, k, k + 1, U'·');
  }
  line.commit();
}

}  // namespace novel2epub::normalize
