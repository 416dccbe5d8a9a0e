#include "parse/yaml_head.hpp"

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::string_view rule = "---";

bool is_key_char(char c) { return text::is_ascii_alnum(c) || c == '_' || c == '-'; }

// Bytes of the key at the start of `line`, 0 if none stands there: "title" of "title: 雪".
std::size_t key_size(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_key_char(line[end])) ++end;
  const bool colon = end < line.size() && line[end] == ':';
  return colon && (end + 1 == line.size() || line[end + 1] == ' ') ? end : 0;
}

// An item or what is nested: "- 玄幻", "  zh: 雪".
bool is_nested(std::string_view line) { return line.starts_with("- ") || line.starts_with("  "); }

TextLine value_of(std::string_view text, const TextLine& line, std::size_t key) {
  std::string_view value = text::trim(line.of(text).substr(key + 1));
  for (const char quote : {'"', '\''})
    if (value.size() > 1 && value.front() == quote && value.back() == quote)
      value = text::trim(value.substr(1, value.size() - 2));
  const auto begin = static_cast<std::size_t>(value.data() - text.data());
  return {begin, begin + value.size()};
}

}  // namespace

std::optional<YamlHead> read_yaml_head(std::string_view text) {
  constexpr int most_lines = 40;
  TextLine line = next_filled_line(text, 0);
  if (text::trim(line.of(text)) != rule) return {};
  YamlHead head;
  bool keyed = false;
  for (int n = 0; n < most_lines; ++n) {
    line = next_filled_line(text, line.end + 1);
    const std::string_view s = line.of(text);
    if (text::trim(s) == rule && keyed) {
      head.end = line.end;
      return head;
    }
    const std::size_t key = key_size(s);
    if (key == 0 && !(keyed && is_nested(s))) return {};
    keyed = true;
    if (s.substr(0, key) == "title") head.title = value_of(text, line, key);
  }
  return {};
}

}  // namespace novel2epub::parse
