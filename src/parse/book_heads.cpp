#include "parse/book_heads.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "parse/book_names.hpp"
#include "parse/divide_lines.hpp"
#include "parse/front_labels.hpp"
#include "parse/front_lines.hpp"
#include "parse/shared_name.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

constexpr std::size_t fewest = 5;
constexpr int head_lines = 8;
constexpr std::size_t longest = 60;  // code points

std::optional<NamedBook> author_only(std::string_view name) {
  std::string author = tidy_author(name);
  if (author.empty() || !is_plausible_author(author)) return {};
  return NamedBook{{}, std::move(author)};
}

// "X 著", "T / X 著", "X 지음".
std::optional<NamedBook> before_word(std::string_view line) {
  for (const std::string_view word : {" 著", "　著", " 지음", " 글", " 작"}) {
    if (!line.ends_with(word)) continue;
    const std::string_view names = trim(line.substr(0, line.size() - word.size()));
    for (const std::string_view mark : {"/", "／", "|", "｜"}) {
      const std::size_t at = names.rfind(mark);
      if (at == names.npos || at == 0) continue;
      auto named = author_only(names.substr(at + mark.size()));
      if (named) named->title = tidy_title(names.substr(0, at));
      return named;
    }
    return author_only(names);
  }
  return {};
}

// "《T》作者：X", "T by X": both names on one line.
std::optional<NamedBook> both_names(std::string_view line) {
  const bool marked = line.find("作者") != line.npos || line.find("作：") != line.npos;
  const std::size_t by = std::min(line.find(" by "), line.find(" By "));
  const auto is_capital = [](std::string_view s) { return !s.empty() && s[0] >= 'A' && s[0] <= 'Z'; };
  const bool latin = by != line.npos && is_capital(line) && is_capital(line.substr(by + 4));
  if (!marked && !latin) return {};
  NamedBook named = read_name(line);
  if (named.title.empty() || named.author.empty() || named.title == named.author) return {};
  return named;
}

// What `line` says by its shape of the book.
std::optional<NamedBook> read_book_line(std::string_view line, bool first) {
  if (line.empty()) return {};
  if (first)
    if (auto named = both_names(line)) return named;
  if (const auto label = read_label(line)) {
    if (label->field == FrontField::author) return author_only(label->value);
    if (label->field != FrontField::title) return {};
    NamedBook named = read_title_value(label->value);
    return named.title.empty() ? std::nullopt : std::optional(std::move(named));
  }
  if (const auto label = read_head_label(line); label && !label->value.empty()) {
    if (label->field == HeadField::title) return NamedBook{tidy_title(label->value), {}};
    if (label->field == HeadField::author) return author_only(label->value);
  }
  if (const std::string_view name = name_after_by(line); !name.empty()) return author_only(name);
  return before_word(line);
}

// A line that can be the book's name, where the author's stands below it.
bool is_bare_title(std::string_view line) {
  constexpr std::size_t longest_title = 40;
  if (line.empty() || text::length(line) > longest_title || is_rule(line) || match_heading(line))
    return false;
  return std::ranges::none_of(std::array<std::string_view, 8>{"。", "，", "：", "://", "“", "”", "...", "！"},
                              [&](std::string_view mark) { return line.find(mark) != line.npos; });
}

using Head = std::vector<std::string_view>;  // the first lines of a file, trimmed

Head head_of(const Text& text) {
  Head lines;
  const std::string_view body = text.clean.text();
  TextLine line = next_filled_line(body, 0);
  for (int n = 0; n < head_lines && line.begin < body.size();
       ++n, line = next_filled_line(body, line.end + 1)) {
    const std::string_view s = trim(line.of(body));
    if (s.size() > 4 * longest || text::length(s) > longest) break;
    lines.push_back(s);
  }
  return lines;
}

// The lines that nearly all heads hold, as they stand in the one that holds the most of them; other lines are
// empty.
Head shared_head(const std::vector<Head>& heads) {
  std::map<std::string_view, std::size_t> counts;
  for (const Head& head : heads)
    for (const std::string_view line : std::set(head.begin(), head.end())) ++counts[line];
  const auto is_shared = [&](std::string_view line) { return is_nearly_all(counts[line], heads.size()); };
  Head usual = *std::ranges::max_element(
      heads, {}, [&](const Head& head) { return std::ranges::count_if(head, is_shared); });
  for (std::string_view& line : usual)
    if (!is_shared(line)) line = {};
  return usual;
}

BookHeads read_shared(const Head& head) {
  BookHeads heads;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string_view line = head[i];
    const auto label = read_head_label(line);
    if (label && label->field == HeadField::text && label->value.empty()) heads.labels.emplace_back(line);
    const auto named = read_book_line(line, i == 0);
    if (!named) continue;
    const bool author = named->title.empty() && !named->author.empty();
    if (i == 1 && author && heads.names.empty() && is_bare_title(head[0])) {
      heads.named.title = tidy_title(head[0]);
      heads.names.emplace_back(head[0]);
    }
    heads.names.emplace_back(line);
    if (heads.named.title.empty()) heads.named.title = named->title;
    if (heads.named.author.empty()) heads.named.author = named->author;
  }
  return heads;
}

}  // namespace

bool BookHeads::names_book(std::string_view line) const {
  return std::ranges::find(names, trim(line)) != names.end();
}

bool BookHeads::holds(std::string_view line) const {
  return names_book(line) || std::ranges::find(labels, trim(line)) != labels.end();
}

BookHeads learn_book_heads(std::span<const Text> texts) {
  if (texts.size() < fewest) return {};
  std::vector<Head> heads;
  for (const Text& text : texts) heads.push_back(head_of(text));
  return read_shared(shared_head(heads));
}

std::optional<HeadingMatch> match_labelled_heading(std::string_view line) {
  const auto label = read_head_label(line);
  if (!label || label->field != HeadField::chapter || label->value.empty()) return {};
  auto match = match_heading(label->value);
  if (!match || !match->certain) return {};
  const auto skipped = static_cast<std::size_t>(label->value.data() - line.data());
  for (HeadingMatch::Span& span : match->kept) span.begin += skipped, span.end += skipped;
  return match;
}

}  // namespace novel2epub::parse
