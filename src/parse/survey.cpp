#include "parse/survey.hpp"

#include <algorithm>
#include <map>

#include "parse/note_rows.hpp"
#include "text/hash.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_template = 600;  // bytes; longer lines are prose
constexpr std::size_t fewest_letters = 4;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_address_char(char c) { return c > ' ' && c < 0x7F; }

// Numbers and addresses masked, so that lines that differ only in them are one.
std::string mask(std::string_view folded, const std::string& title) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (!title.empty() && folded.substr(i).starts_with(title)) {
      out += '\1';
      i += title.size();
    } else if (is_ascii_digit(folded[i])) {
      out += '0';
      while (i < folded.size() && is_ascii_digit(folded[i])) ++i;
    } else if (folded.substr(i).starts_with("http")) {
      out += '\2';
      while (i < folded.size() && is_address_char(folded[i])) ++i;
    } else {
      if (folded[i] != ' ') out += folded[i];
      ++i;
    }
  }
  return out;
}

std::size_t letters(std::string_view s) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < s.size();) count += text::is_letter(text::next(s, i)) ? 1 : 0;
  return count;
}

bool is_blank_line(std::string_view line) { return text::trim(line).empty(); }

// Which lines are among the first or last that hold text.
std::vector<bool> edges_of(const std::vector<BodyLine>& lines) {
  std::vector<bool> edge(lines.size(), false);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < edge_lines; ++i)
    if (!is_blank_line(lines[i].text)) edge[i] = true, ++seen;
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < edge_lines;)
    if (!is_blank_line(lines[i].text)) edge[i] = true, ++seen;
  return edge;
}

void count_templates(const std::vector<BodyLine>& lines, const std::vector<bool>& edge,
                     const std::string& title, std::unordered_map<std::uint64_t, Repetition>& templates) {
  std::unordered_map<std::uint64_t, bool> in_chapter;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!edge[i] && lines[i].text.size() > 200) continue;
    const auto key = line_template(lines[i].text, title);
    if (!key) continue;
    ++templates[*key].lines;
    bool& at_edge = in_chapter[*key];
    at_edge = at_edge || edge[i];
  }
  for (const auto& [key, at_edge] : in_chapter) {
    ++templates[key].chapters;
    templates[key].edges += at_edge ? 1 : 0;
  }
}

}  // namespace

std::optional<std::uint64_t> line_template(std::string_view line, std::string_view title) {
  line = text::trim(line);
  if (line.empty() || line.size() > longest_template) return std::nullopt;
  const std::string folded_title = title.size() < 6 ? std::string{} : text::fold(title).text();
  const std::string masked = mask(text::fold(line).text(), folded_title);
  const bool says_enough =
      masked.find_first_of("\1\2") != std::string::npos || letters(masked) >= fewest_letters;
  if (!says_enough) return std::nullopt;
  return text::hash(masked);
}

const Repetition* Survey::repetition(std::string_view line, std::string_view title) const {
  if (templates.empty()) return nullptr;
  const auto key = line_template(line, title);
  if (!key) return nullptr;
  const auto found = templates.find(*key);
  return found == templates.end() ? nullptr : &found->second;
}

Survey survey(std::span<const Text> texts, std::span<const Draft> drafts, const RuleSet& rules,
              std::string_view book_title) {
  Survey out;
  out.chapters = drafts.size();
  for (const Draft& draft : drafts) {
    const std::vector<BodyLine> lines = body_lines(texts, draft);
    count_templates(lines, edges_of(lines), draft.heading.name, out.templates);
    out.chapters_with_rows +=
        std::ranges::any_of(lines, [](const BodyLine& line) { return is_site_row(line.text); }) ? 1 : 0;
  }
  std::erase_if(out.templates, [](const auto& entry) { return entry.second.chapters < 2; });
  out.phrases = find_phrases(texts, drafts);
  out.names = learn_names(texts, drafts, rules, book_title);
  out.name_finder = Literals(out.names);
  return out;
}

}  // namespace novel2epub::parse
