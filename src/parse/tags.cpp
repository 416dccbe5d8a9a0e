#include "parse/tags.hpp"

#include <algorithm>
#include <iterator>

#include "text/ascii.hpp"
#include "text/data_url.hpp"
#include "text/entities.hpp"

namespace novel2epub::parse {
namespace {

// When a name in brackets is a tag.
enum class When {
  always,      // no word of any novel
  attributes,  // an English word or a single letter: with attributes, as a closing tag, or if it is closed
               // somewhere
};

struct Known {
  std::string_view name;
  TagKind kind;
  When when;
};

// Sorted by name.
// clang-format off
constexpr Known known[] = {
    {"a", TagKind::style, When::always}, {"abbr", TagKind::style, When::always},
    {"acronym", TagKind::style, When::attributes}, {"address", TagKind::block, When::attributes},
    {"article", TagKind::block, When::attributes}, {"aside", TagKind::block, When::attributes},
    {"audio", TagKind::style, When::attributes}, {"b", TagKind::style, When::always},
    {"big", TagKind::style, When::always}, {"blockquote", TagKind::block, When::always},
    {"body", TagKind::block, When::attributes}, {"br", TagKind::line, When::always},
    {"button", TagKind::style, When::attributes}, {"canvas", TagKind::style, When::attributes},
    {"caption", TagKind::block, When::attributes}, {"center", TagKind::block, When::always},
    {"cite", TagKind::style, When::attributes}, {"code", TagKind::style, When::attributes},
    {"dd", TagKind::block, When::always}, {"del", TagKind::style, When::always},
    {"details", TagKind::block, When::attributes}, {"div", TagKind::block, When::always},
    {"dl", TagKind::block, When::always}, {"dt", TagKind::block, When::always},
    {"em", TagKind::style, When::always}, {"embed", TagKind::style, When::attributes},
    {"figcaption", TagKind::block, When::always}, {"figure", TagKind::block, When::attributes},
    {"font", TagKind::style, When::always}, {"footer", TagKind::block, When::attributes},
    {"form", TagKind::block, When::attributes}, {"h1", TagKind::block, When::always},
    {"h2", TagKind::block, When::always}, {"h3", TagKind::block, When::always},
    {"h4", TagKind::block, When::always}, {"h5", TagKind::block, When::always},
    {"h6", TagKind::block, When::always}, {"head", TagKind::block, When::attributes},
    {"header", TagKind::block, When::attributes}, {"hr", TagKind::block, When::always},
    {"html", TagKind::block, When::always}, {"i", TagKind::style, When::always},
    {"iframe", TagKind::style, When::always}, {"image", TagKind::style, When::attributes}, {"img", TagKind::style, When::always},
    {"input", TagKind::style, When::attributes}, {"ins", TagKind::style, When::always},
    {"kbd", TagKind::style, When::attributes}, {"label", TagKind::style, When::attributes},
    {"li", TagKind::block, When::always}, {"link", TagKind::style, When::attributes},
    {"main", TagKind::block, When::attributes}, {"map", TagKind::style, When::attributes},
    {"mark", TagKind::style, When::attributes}, {"meta", TagKind::style, When::attributes},
    {"nav", TagKind::block, When::attributes}, {"nobr", TagKind::style, When::always},
    {"noscript", TagKind::style, When::always}, {"object", TagKind::style, When::attributes},
    {"ol", TagKind::block, When::always}, {"option", TagKind::style, When::attributes},
    {"p", TagKind::block, When::always}, {"param", TagKind::style, When::attributes},
    {"picture", TagKind::style, When::attributes}, {"pre", TagKind::block, When::attributes}, {"q", TagKind::style, When::attributes},
    {"rb", TagKind::style, When::always}, {"rp", TagKind::bracket, When::always},
    {"rt", TagKind::reading, When::always}, {"ruby", TagKind::ruby, When::attributes},
    {"s", TagKind::style, When::attributes}, {"script", TagKind::code, When::always},
    {"section", TagKind::block, When::attributes}, {"select", TagKind::style, When::attributes},
    {"small", TagKind::style, When::always}, {"source", TagKind::style, When::attributes},
    {"span", TagKind::style, When::always}, {"strike", TagKind::style, When::attributes},
    {"strong", TagKind::style, When::always}, {"style", TagKind::code, When::attributes},
    {"sub", TagKind::style, When::always}, {"summary", TagKind::block, When::attributes},
    {"sup", TagKind::style, When::always}, {"svg", TagKind::style, When::attributes},
    {"table", TagKind::block, When::attributes}, {"tbody", TagKind::block, When::always},
    {"td", TagKind::block, When::always}, {"tfoot", TagKind::block, When::always},
    {"th", TagKind::block, When::always}, {"thead", TagKind::block, When::always},
    {"title", TagKind::block, When::attributes}, {"tr", TagKind::block, When::always},
    {"tt", TagKind::style, When::always}, {"u", TagKind::style, When::always},
    {"ul", TagKind::block, When::always}, {"var", TagKind::style, When::attributes},
    {"video", TagKind::style, When::attributes}, {"wbr", TagKind::style, When::always},
};
// clang-format on
static_assert(std::ranges::is_sorted(known, {}, &Known::name));

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Longest tag looked for: advertisements' attributes run to a kilobyte or two.
constexpr std::size_t longest_tag = 4096;

// A comment, declaration or processing instruction, or a marker of CDATA.
Tag hidden_at(std::string_view s, std::size_t at) {
  const std::string_view rest = s.substr(at);
  const auto ending = [&](std::string_view mark, std::size_t longest) -> Tag {
    const std::size_t found = rest.substr(0, longest).find(mark);
    if (found == std::string_view::npos) return {};
    return {TagKind::hidden, false, at + found + mark.size(), {}, false};
  };
  constexpr std::string_view cdata = "<![CDATA[";
  if (rest.starts_with(cdata)) return {TagKind::hidden, false, at + cdata.size(), {}, false};
  constexpr std::string_view comment = "<!--";
  if (rest.starts_with(comment)) {
    constexpr std::size_t longest_comment = 2 * longest_tag;
    return ending("-->",
                  std::min(rest.substr(0, longest_comment).find(comment, comment.size()), longest_comment));
  }
  constexpr std::size_t longest_declaration = 512;
  if (rest.starts_with("<?xml")) return ending("?>", longest_declaration);
  const auto lower = [](char c) { return text::is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c; };
  const bool doctype = std::ranges::equal(rest.substr(0, 9), std::string_view("<!doctype"), {}, lower);
  return doctype ? ending(">", longest_declaration) : Tag{};
}

// Bytes of the data: URL at `at` that is an attribute's value; 0 if there is none.
std::size_t data_size_at(std::string_view s, std::size_t begin, std::size_t at) {
  if ((s[at] != 'd' && s[at] != 'D') || at < begin + 2) return 0;
  const char before = s[at - 1];
  const bool quoted = (before == '"' || before == '\'') && s[at - 2] == '=';
  return quoted || before == '=' ? text::data_url_size(s.substr(at), quoted ? before : '\0') : 0;
}

// The inside of the brackets, and the bytes of the bracket that closes them; empty and 0 if there is none.
struct Inside {
  std::string_view text;
  std::size_t close = 0;
};

Inside inside_at(std::string_view s, std::size_t begin, bool escaped) {
  std::size_t limit = std::min(s.size(), begin + longest_tag);
  for (std::size_t i = begin; i < limit; ++i) {
    if (const std::size_t data = data_size_at(s, begin, i); data > 0) {
      if (text::is_base64_url(s.substr(i))) limit = std::min(s.size(), limit + data);  // as long as it likes
      i += data - 1;
      continue;
    }
    if (s[i] == '<') return {};
    if (s[i] == '>') return escaped ? Inside{} : Inside{s.substr(begin, i - begin), 1};
    if (!escaped || s[i] != '&') continue;
    const text::Entity entity = text::entity_at(s, i);
    if (entity.size == 0) continue;
    if (entity.code == '<') return {};
    if (entity.code == '>') return {s.substr(begin, i - begin), entity.size};
    i += entity.size - 1;
  }
  return {};
}

// Whether what follows a tag's name is nothing, or begins like an attribute. A dump may have cut a tag in two
// lines, so that line ends are space; but prose is not: `<b 你好>`, `<i love you>`.
bool are_attributes(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && is_space(s[i])) ++i;
  const std::size_t name = i;
  while (i < s.size() &&
         (text::is_ascii_alnum(s[i]) || s[i] == '-' || s[i] == '_' || s[i] == ':' || s[i] == '@'))
    ++i;
  if (i == name) return false;
  while (i < s.size() && is_space(s[i])) ++i;
  return i < s.size() && s[i] == '=';
}

constexpr std::string_view solidus_and_space = "/ \t\n";

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (text::is_ascii_letter(c)) c = static_cast<char>(c | 0x20);
  return lower;
}

}  // namespace

Tag tag_at(std::string_view s, std::size_t at, std::size_t open) {
  if (open == 1)
    if (Tag hidden = hidden_at(s, at); hidden.kind != TagKind::none) return hidden;
  std::size_t i = at + open;
  const bool closing = i < s.size() && s[i] == '/';
  if (closing) ++i;
  const std::size_t name_begin = i;
  constexpr std::size_t longest_name = 10;
  while (i < s.size() && i - name_begin <= longest_name && text::is_ascii_alnum(s[i])) ++i;
  const std::string_view name = s.substr(name_begin, i - name_begin);
  const std::string lower = lower_case(name);
  const auto* row = std::ranges::lower_bound(known, lower, {}, &Known::name);
  if (row == std::end(known) || row->name != lower) return {};
  const Inside inside = inside_at(s, i, open != 1);
  if (inside.close == 0) return {};
  const std::size_t content = inside.text.find_last_not_of(solidus_and_space);
  const std::string_view attributes =
      content == std::string_view::npos ? "" : inside.text.substr(0, content + 1);
  const bool bare = attributes.empty();
  if (!bare && (closing || !is_space(attributes.front()) || !are_attributes(attributes))) return {};
  const bool grade = name.size() == 1 && name != lower && lower != "p";  // <S>级
  const bool needs_pair = bare && !closing && (row->when == When::attributes || grade);
  return {row->kind, closing, i + inside.text.size() + inside.close, std::string(name), needs_pair};
}

}  // namespace novel2epub::parse
