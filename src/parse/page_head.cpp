#include "parse/page_head.hpp"

#include <map>

#include "parse/divide_lines.hpp"
#include "parse/line_shapes.hpp"
#include "parse/shared_name.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t fewest = 5;     // files
constexpr int deepest = 80;           // lines that hold text
constexpr std::size_t longest = 600;  // bytes: a book's blurb may stand on every page

}  // namespace

std::string masked_digits(std::string_view line) {
  line = text::trim(line);
  std::string shape;
  if (line.size() > longest) return shape;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    if (!text::is_digit(text::next(line, at)))
      shape += line.substr(begin, at - begin);
    else if (!shape.ends_with('#'))
      shape += '#';
  }
  return shape;
}

namespace {

// What a line of furniture is known by. Its counters change from page to page; a sentence's numbers are the
// story's, and a blurb that stands on every page is always the same.
std::string shape_of(std::string_view line) {
  line = text::trim(line);
  return ends_sentence(line) && line.size() <= longest ? std::string(line) : masked_digits(line);
}

}  // namespace

PageHead PageHead::learn(std::span<const Text> texts) {
  PageHead page;
  if (texts.size() < fewest) return page;
  std::map<std::string, std::size_t> files;
  for (const Text& text : texts) {
    const std::string_view body = text.clean.text();
    std::set<std::string> shapes;
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < deepest && line.begin < body.size(); ++seen) {
      shapes.insert(shape_of(line.of(body)));
      line = next_filled_line(body, line.end + 1);
    }
    for (const std::string& shape : shapes) ++files[shape];
  }
  for (const auto& [shape, count] : files)
    if (!shape.empty() && is_nearly_all(count, texts.size())) page.shapes_.insert(shape);
  return page;
}

bool PageHead::holds(std::string_view line) const {
  return !shapes_.empty() && shapes_.contains(shape_of(line));
}

bool PageHead::repeats(std::string_view line) const {
  return holds(line) && masked_digits(line) == text::trim(line);
}

}  // namespace novel2epub::parse
