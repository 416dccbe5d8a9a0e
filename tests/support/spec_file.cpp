#include "support/spec_file.hpp"

#include <algorithm>
#include <charconv>

#include "support/files.hpp"
#include "support/process.hpp"
#include "text/utf8.hpp"

namespace novel2epub::test {
namespace {

constexpr std::string_view kDefaults = "defaults:";
constexpr std::string_view kInfo = "example";

std::string join(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += lines[i] + '\n';
  return text;
}

// The fence of "```example --lang ja", or nothing.
std::string fence_of(std::string_view line) {
  const std::size_t length = std::min(line.find_first_not_of('`'), line.size());
  if (length < 3 || !line.substr(length).starts_with(kInfo)) return {};
  const std::string_view rest = line.substr(length + kInfo.size());
  return rest.empty() || rest.front() == ' ' ? std::string(length, '`') : std::string();
}

// The defaults without those that the example says itself, then the example's own.
std::vector<std::string> options_of(const std::vector<std::string>& defaults, std::vector<std::string> own) {
  std::vector<std::string> options;
  for (std::size_t i = 0; i < defaults.size(); ++i) {
    const bool has_value = i + 1 < defaults.size() && !defaults[i + 1].starts_with("--");
    if (std::ranges::find(own, defaults[i]) == own.end()) {
      options.push_back(defaults[i]);
      if (has_value) options.push_back(defaults[i + 1]);
    }
    if (has_value) ++i;
  }
  options.insert(options.end(), own.begin(), own.end());
  return options;
}

// Fills in the parts between the fences at lines[open] and lines[close].
void read_parts(const std::vector<std::string>& lines, std::size_t open, std::size_t close,
                Example& example) {
  const auto dot_after = [&](std::size_t from) {
    while (from < close && lines[from] != ".") ++from;
    return from;
  };
  const std::size_t first = dot_after(open + 1);
  const std::size_t second = dot_after(std::min(first + 1, close));
  example.input = unescape(join(lines, open + 1, first));
  example.expected_begin = std::min(first + 1, close);
  example.expected_end = second;
  example.expected = unescape(join(lines, example.expected_begin, second));
  if (second == close) return;
  example.removed_begin = second + 1;
  example.removed_end = close;
  example.removed = join(lines, second + 1, close);
}

bool wants_escape(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range ranges[] = {{0x00, 0x09},     {0x0B, 0x1F},     {0x7F, 0xA0},      {0xAD, 0xAD},
                                     {0x300, 0x36F},   {0x180E, 0x180E}, {0x2000, 0x200F},  {0x2028, 0x202F},
                                     {0x205F, 0x206F}, {0x3099, 0x309A}, {0xE000, 0xF8FF},  {0xFE00, 0xFE0F},
                                     {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFD}, {0xE0000, 0xE0FFF}};
  return std::ranges::any_of(ranges, [c](const Range& r) { return c >= r.first && c <= r.last; });
}

void append_escape(std::string& out, char32_t c) {
  char digits[8];
  char* end = std::to_chars(std::begin(digits), std::end(digits), static_cast<std::uint32_t>(c), 16).ptr;
  std::transform(digits, end, digits, [](char d) { return d >= 'a' ? static_cast<char>(d - 'a' + 'A') : d; });
  out += "\\u{" + std::string(digits, end) + "}";
}

}  // namespace

std::string unescape(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::uint32_t value = 0;
    const std::size_t close = text.starts_with("\\u{") ? text.find('}') : std::string_view::npos;
    if (close != std::string_view::npos &&
        std::from_chars(text.data() + 3, text.data() + close, value, 16).ptr == text.data() + close) {
      text::append(out, static_cast<char32_t>(value));
      text.remove_prefix(close + 1);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

// White space at a line's end is escaped as well: editors cut it off.
std::string escape(std::string_view text) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    const std::u32string points = text::to_u32(line);
    const std::size_t last = points.find_last_not_of(U" \t\u3000");
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool trailing = last == std::u32string::npos || i > last;
      if (trailing || wants_escape(points[i])) {
        append_escape(out, points[i]);
      } else {
        text::append(out, points[i]);
      }
    }
    out += '\n';
  }
  return out;
}

std::vector<Example> parse_spec(std::string_view text) {
  const std::vector<std::string> lines = lines_of(text);
  std::vector<Example> examples;
  std::vector<std::string> defaults;
  std::string heading;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with(kDefaults)) defaults = shell_words(lines[i].substr(kDefaults.size()));
    if (lines[i].starts_with("## ")) heading = lines[i].substr(3);
    const std::string fence = fence_of(lines[i]);
    if (fence.empty()) continue;
    std::size_t close = i + 1;
    while (close < lines.size() && lines[close] != fence) ++close;
    Example& example = examples.emplace_back();
    example.heading = heading;
    example.line = i + 1;
    example.options = options_of(defaults, shell_words(lines[i].substr(fence.size() + kInfo.size())));
    read_parts(lines, i, close, example);
    i = close;
  }
  return examples;
}

std::string rewrite_spec(std::string_view text, const std::vector<Example>& examples,
                         const std::vector<Outcome>& outcomes) {
  const std::vector<std::string> lines = lines_of(text);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    out += join(lines, at, examples[i].expected_begin) + escape(outcomes[i].output);
    at = examples[i].expected_end;
    if (!examples[i].removed) continue;
    out += join(lines, at, examples[i].removed_begin) + outcomes[i].removed.value_or("");
    at = examples[i].removed_end;
  }
  return out + join(lines, at, lines.size());
}

}  // namespace novel2epub::test
