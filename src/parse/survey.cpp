#include "parse/survey.hpp"

#include <algorithm>
#include <map>

#include "parse/note_rows.hpp"
#include "text/ascii.hpp"
#include "text/hash.hpp"
#include "text/numerals.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t longest_template = 600;  // bytes; longer lines are prose
constexpr std::size_t fewest_letters = 2;      // "目录"
constexpr std::size_t fewest_telling = 4;      // letters; a line of fewer repeats by chance

bool is_address_char(char c) { return c > ' ' && c < 0x7F; }

// "第二十一章 " and "21、" at the end of `masked`, where the chapter's name begins.
void drop_number(std::string& masked) {
  constexpr std::u32string_view parts = U"第章回节節话話.,、:：☆|()[]【】";
  while (!masked.empty()) {
    std::size_t at = masked.size();
    const char32_t c = text::previous(masked, at);
    if (!parts.contains(c) && !text::is_numeral_char(c)) return;
    masked.resize(at);
  }
}

// The end of "第二十一章" at `i` of `folded`; 0 where nothing of the kind stands.
std::size_t end_of_ordinal(std::string_view folded, std::size_t i) {
  constexpr std::string_view sign = "第";
  constexpr std::u32string_view units = U"章回节節话話";
  if (!folded.substr(i).starts_with(sign)) return 0;
  const std::size_t begin = i + sign.size();
  for (std::size_t at = begin; at < folded.size();) {
    const std::size_t before = at;
    const char32_t c = text::next(folded, at);
    if (units.contains(c)) return before > begin ? at : 0;
    if (!text::is_numeral_char(c)) return 0;
  }
  return 0;
}

// Numbers and addresses masked, so that lines that differ only in them are one.
std::string mask(std::string_view folded, const std::string& title) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (!title.empty() && folded.substr(i).starts_with(title)) {
      drop_number(out);
      out += '\1';
      i += title.size();
    } else if (const std::size_t end = end_of_ordinal(folded, i); end > 0) {
      out += "第0章";
      i = end;
    } else if (text::is_ascii_digit(folded[i])) {
      out += '0';
      while (i < folded.size() && text::is_ascii_digit(folded[i])) ++i;
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

struct Edges {
  bool head = false, tail = false;
  void operator|=(const Edges& other) { head = head || other.head, tail = tail || other.tail; }
};

// Which lines are among the first or last that hold text.
std::vector<Edges> edges_of(const std::vector<BodyLine>& lines) {
  std::vector<Edges> edges(lines.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < edge_lines; ++i)
    if (!is_blank_line(lines[i].text)) edges[i].head = true, ++seen;
  seen = 0;
  for (std::size_t i = lines.size(); i-- > 0 && seen < edge_lines;)
    if (!is_blank_line(lines[i].text)) edges[i].tail = true, ++seen;
  return edges;
}

// What one chapter has of a template.
struct InChapter {
  Edges edges;
  std::uint32_t lines = 0;
  bool names_chapter = true;
  bool brief = false;
};

void add(const InChapter& found, Repetition& to) {
  to.names_chapter = found.names_chapter && (to.chapters == 0 || to.names_chapter);
  to.brief = found.brief;
  ++to.chapters;
  to.lines += found.lines;
  to.heads += found.edges.head ? 1 : 0;
  to.tails += found.edges.tail ? 1 : 0;
  to.edges += found.edges.head || found.edges.tail ? 1 : 0;
}

void count_templates(const std::vector<BodyLine>& lines, const std::vector<Edges>& edges,
                     const std::string& title, std::unordered_map<std::uint64_t, Repetition>& templates) {
  constexpr std::size_t longest_inside = 200;  // bytes; longer lines far from the edges are prose
  std::unordered_map<std::uint64_t, InChapter> in_chapter;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!edges[i].head && !edges[i].tail && lines[i].text.size() > longest_inside) continue;
    const auto found = line_template(lines[i].text, title);
    if (!found) continue;
    InChapter& here = in_chapter[found->hash];
    here.edges |= edges[i];
    ++here.lines;
    here.names_chapter = here.names_chapter && found->names_chapter;
    here.brief = found->brief;
  }
  for (const auto& [key, found] : in_chapter) add(found, templates[key]);
}

}  // namespace

std::optional<LineTemplate> line_template(std::string_view line, std::string_view title) {
  line = text::trim(line);
  if (line.empty() || line.size() > longest_template) return std::nullopt;
  const std::string folded_title = title.size() < 6 ? std::string{} : text::fold(title).text();
  const std::string masked = mask(text::fold(line).text(), folded_title);
  const bool marked = masked.find_first_of("\1\2") != std::string::npos;
  const std::size_t said = letters(masked);
  if (!marked && said < fewest_letters) return std::nullopt;
  return LineTemplate{text::hash(masked), masked.contains('\1'), !marked && said < fewest_telling};
}

const Repetition* Survey::repetition(std::string_view line, std::string_view title) const {
  if (templates.empty()) return nullptr;
  const auto key = line_template(line, title);
  if (!key) return nullptr;
  const auto found = templates.find(key->hash);
  return found == templates.end() ? nullptr : &found->second;
}

namespace {

// Whether a sentence ends before `name`, however short: "了。[某某书屋]" goes on from the line above.
bool ends_sentence_above(std::string_view line, std::size_t name) {
  constexpr std::u32string_view stops = U"。！？!?…”」』";
  bool letters = false;
  for (std::size_t at = 0; at < name;) {
    const char32_t c = text::next(line, at);
    if (letters && stops.contains(c)) return true;
    letters = letters || text::is_letter_or_number(c);
  }
  return false;
}

}  // namespace

std::vector<Survey::NameHit> Survey::find_names(std::string_view line, const text::Shadow& folded) const {
  constexpr std::size_t longest = 16'384;  // bytes; of a chapter in one line
  if (names.empty() || line.size() > longest) return {};
  const std::string spoken = text::pinyin_skeleton_text(folded);
  const std::vector<int> found = name_finder.find(spoken);
  if (found.empty()) return {};
  const text::Shadow map = text::pinyin_skeleton(folded);
  std::vector<NameHit> hits;
  for (const int index : found) {
    const std::string& name = names[static_cast<std::size_t>(index)];
    const bool nearly_all = spoken.size() <= name.size() + 6;
    for (std::size_t at = spoken.find(name); at != spoken.npos; at = spoken.find(name, at + name.size())) {
      const text::Shadow::Span span = map.original(at, at + name.size());
      hits.push_back({span.begin, span.end, nearly_all && !ends_sentence_above(line, span.begin)});
    }
  }
  std::ranges::sort(hits, {}, [](const NameHit& hit) { return std::pair(hit.begin, hit.end); });
  return hits;
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
  if (text::length(book_title) >= 2) out.book_title = book_title;
  return out;
}

}  // namespace novel2epub::parse
