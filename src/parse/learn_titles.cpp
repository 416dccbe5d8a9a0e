// Titles that only the whole dump proves: the short first line of nearly every numbered file, the short line
// below nearly every bare "第1章".
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"
#include "parse/page_head.hpp"
#include "parse/shared_name.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest = 5;

bool is_latin(std::string_view s) {
  for (std::size_t at = 0; at < s.size();)
    if (const char32_t c = text::next(s, at); text::is_cjk(c) || text::is_hangul(c)) return false;
  return true;
}

// "渡口（3）" without the count of its parts, which no sentence ends in.
std::string_view without_count(std::string_view title) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t at = title.rfind(open);
    if (!title.ends_with(close) || at == title.npos || at == 0) continue;
    const std::size_t inside = at + open.size();
    if (text::numeral_value(title.substr(inside, title.size() - close.size() - inside)))
      return text::trim(title.substr(0, at));
  }
  return title;
}

// How much a line looks like a title: by its length, its first and its last mark.
enum class Look { none, doubtful, title };

Look look_of(std::string_view line) {
  constexpr std::size_t longest_wide = 30, longest_latin = 60;
  constexpr std::u32string_view speech = U"“”\"「」『』‘—─-–…·•*", stops = U"。．.，,；;：:、—─-~～”」』\"’",
                                shouts = U"！!？?…）)";
  line = without_count(text::trim(line));
  if (line.empty() || line.size() > 4 * longest_latin || count_letters(line) == 0) return Look::none;
  if (text::length(line) > (is_latin(line) ? longest_latin : longest_wide)) return Look::none;
  for (const std::string_view mark : {"。", "://", "www.", ".com", "《", "@"})
    if (line.find(mark) != line.npos) return Look::none;
  std::size_t first = 0, last = line.size();
  const char32_t end = text::previous(line, last);
  if (speech.contains(text::next(line, first)) || stops.contains(end)) return Look::none;
  return shouts.contains(end) ? Look::doubtful : Look::title;
}

// The first line of a draft that is no heading, and what follows it.
struct Opening {
  Draft* draft = nullptr;
  TextLine line;
  std::string_view title;
  Look look = Look::none;
};

// The first lines of a draft in which text stands, which are not taken and no furniture of the page.
std::vector<TextLine> first_lines(const Draft& draft, std::string_view body, std::size_t most,
                                  const PageHead& page = {}) {
  std::vector<TextLine> lines;
  if (draft.pieces.empty()) return lines;
  const Piece& piece = draft.pieces.front();
  TextLine line = next_filled_line(body, piece.begin);
  for (; line.begin < piece.end && lines.size() < most; line = next_filled_line(body, line.end + 1))
    if (!is_taken(draft, {piece.text, line.begin, line.end}) && !page.holds(line.of(body)))
      lines.push_back(line);
  return lines;
}

// Whether the story stands apart from the line above it.
bool is_set_off(std::string_view body, const TextLine& line, const TextLine& below) {
  if (below.begin > line.end + 1) return true;
  const std::string_view title = line.of(body), story = below.of(body);
  const auto indent = [](std::string_view s) { return s.size() - text::trim(s).size(); };
  if (indent(story) > indent(title)) return true;
  return 2 * count_letters(story) >= 3 * count_letters(title);
}

// "Low Water" of "Chapter 1: Low Water" below "Chapter 1".
std::string_view name_in(std::string_view line, const Draft& draft) {
  const auto match = match_heading(line);
  if (!match || !match->certain || match->number != draft.number || match->heading.name.empty()) return line;
  return line.substr(match->kept.back().begin, match->kept.back().end - match->kept.back().begin);
}

struct Openings {
  std::vector<Opening> all;
  std::size_t below = 0, below_alike = 0;  // lines of the story, and those that look like titles too

  void add(Draft& draft, std::string_view body, const PageHead& page, std::string_view repeated) {
    std::vector<TextLine> lines = first_lines(draft, body, 5, page);
    if (!lines.empty() && text::trim(lines[0].of(body)) == repeated) lines.erase(lines.begin());
    Opening one{&draft, {}, {}, Look::none};
    if (lines.size() > 1) {
      one.line = lines[0];
      one.title = name_in(text::trim(lines[0].of(body)), draft);
      if (is_set_off(body, lines[0], lines[1])) one.look = look_of(one.title);
    }
    all.push_back(one);
    constexpr std::size_t chapter = 3000;  // bytes: a line that holds one has the page's foot below it
    for (std::size_t i = 1; i < lines.size() && (i == 1 || lines[i - 1].end - lines[i - 1].begin < chapter);
         ++i) {
      ++below;
      if (look_of(lines[i].of(body)) == Look::title) ++below_alike;
    }
  }
};

// "铁牌传 渡口": the word before the first blank, with the blank.
std::string_view lead_of(std::string_view title) {
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(title, at);
    if (c == U':' || c == U'：') return title.substr(0, at);
    if (begin > 0 && (text::is_blank(c) || c == U'_')) return title.substr(0, at);
  }
  return {};
}

// Takes off what nearly all titles begin with: the book's name. A label that they share is no title's.
bool strip_shared_lead(std::vector<Opening>& openings) {
  std::map<std::string_view, std::size_t> leads;
  for (const Opening& one : openings)
    if (one.look != Look::none) ++leads[lead_of(one.title)];
  for (const auto& [lead, count] : leads) {
    if (lead.empty() || 2 * count < openings.size()) continue;
    if (lead.ends_with(':') || lead.ends_with("：")) return false;
    if (!is_nearly_all(count, openings.size()) || is_latin(lead)) continue;
    for (Opening& one : openings)
      if (one.title.starts_with(lead)) one.title = text::trim(one.title.substr(lead.size()));
  }
  return true;
}

// 【渡口】
void strip_brackets(std::vector<Opening>& openings) {
  constexpr std::string_view open = "【", close = "】";
  for (Opening& one : openings)
    if (one.title.starts_with(open) && one.title.ends_with(close) && one.title.rfind(open) == 0)
      one.title = text::trim(one.title.substr(open.size(), one.title.size() - open.size() - close.size()));
}

std::string without_digits(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t begin = at;
    if (!text::is_digit(text::next(s, at))) out += s.substr(begin, at - begin);
  }
  return out;
}

// Lines that differ in more than their digits; the parts of one title, 渡口（1） and 渡口（2）, differ enough
// where the book has several such titles.
bool are_different(const std::vector<Opening>& openings) {
  std::set<std::string> titles, bases;
  std::size_t asked = 0;
  for (const Opening& one : openings) {
    if (one.look == Look::none) continue;
    const std::string_view base = without_count(one.title);
    ++asked;
    bases.insert(without_digits(base));
    titles.insert(without_digits(base) + std::string(one.title.substr(base.size())));
  }
  return 10 * titles.size() >= 9 * asked && 4 * bases.size() >= asked;
}

bool are_titles(Openings& openings) {
  std::vector<Opening>& all = openings.all;
  const auto count = [&](Look least) {
    return static_cast<std::size_t>(std::ranges::count_if(all, [&](auto& one) { return one.look >= least; }));
  };
  if (all.size() < fewest || !is_nearly_all(count(Look::doubtful), all.size())) return false;
  if (3 * count(Look::title) < 2 * all.size() || 6 * openings.below_alike > openings.below) return false;
  if (!strip_shared_lead(all)) return false;
  strip_brackets(all);
  return are_different(all) && std::ranges::none_of(all, [](const Opening& one) {
           return one.look != Look::none && one.title.empty();
         });
}

bool is_all_digits(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

void take(const Opening& one, const Text& text) {
  Draft& draft = *one.draft;
  const std::string_view body = text.clean.text(), line = one.line.of(body);
  const std::size_t index = draft.pieces.front().text;
  draft.heading.name = one.title;
  if (draft.heading_from_name && !is_all_digits(draft.heading.number)) {
    draft.dropped.push_back({{index, one.line.begin, one.line.end}, "P-10"});
  } else {
    if (draft.heading_from_name) draft.heading.number.clear();
    draft.heading_from_name = false;
    HeadingMatch match;
    const auto begin = static_cast<std::size_t>(one.title.data() - line.data());
    match.kept.push_back({begin, begin + one.title.size()});
    lift_heading(draft, index, body, one.line, match);
  }
  for (const TextLine& again : first_lines(draft, body, 1))
    if (text::trim(again.of(body)) == one.title)
      draft.dropped.push_back({{index, again.begin, again.end}, "P-10"});
}

}  // namespace

void learn_titles(std::span<const Text> texts, const PageHead& page, std::vector<Draft>& drafts) {
  const auto body = [&](const Draft& draft) {
    return std::string_view(texts[draft.pieces.front().text].clean.text());
  };
  for (const bool from_name : {true, false}) {
    std::vector<Draft*> nameless;
    std::vector<std::string_view> firsts;
    for (Draft& draft : drafts) {
      if (draft.kind != ChapterKind::chapter || draft.heading_from_name != from_name ||
          draft.pieces.empty() || !draft.heading.name.empty() || draft.heading.number.empty())
        continue;
      nameless.push_back(&draft);
      for (const TextLine& line : first_lines(draft, body(draft), 1, page))
        firsts.push_back(text::trim(line.of(body(draft))));
    }
    if (nameless.size() < fewest || 2 * nameless.size() < drafts.size()) continue;
    const std::string_view repeated = repeated_line(firsts);
    Openings openings;
    for (Draft* const draft : nameless) openings.add(*draft, body(*draft), page, repeated);
    if (!are_titles(openings)) continue;
    for (const Opening& one : openings.all)
      if (one.look != Look::none) take(one, texts[one.draft->pieces.front().text]);
  }
}

}  // namespace novel2epub::parse
