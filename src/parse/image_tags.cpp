#include "parse/image_tags.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "parse/tags.hpp"
#include "text/data_url.hpp"
#include "text/entities.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '/'; }

bool starts_with_folded(std::string_view s, std::string_view word) {
  return s.size() >= word.size() && std::ranges::equal(s.substr(0, word.size()), word, {}, lower);
}

std::size_t find_folded(std::string_view s, std::string_view word, std::size_t from) {
  for (std::size_t at = s.find('<', from); at != npos; at = s.find('<', at + 1))
    if (starts_with_folded(s.substr(at), word)) return at;
  return npos;
}

std::string decoded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const text::Entity entity = s[i] == '&' ? text::entity_at(s, i) : text::Entity{};
    if (entity.size > 0 && entity.code != 0) text::append(out, entity.code);
    if (entity.size == 0) out += s[i];
    i += std::max<std::size_t>(entity.size, 1);
  }
  return out;
}

// Line ends and runs of blanks are one space.
std::string on_one_line(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  return std::string(text::trim(out));
}

std::string without_tags(std::string_view s) {
  std::string out;
  while (!s.empty()) {
    const std::size_t open = std::min(s.find('<'), s.size());
    out += s.substr(0, open);
    s.remove_prefix(std::min(s.find('>', open) == npos ? s.size() : s.find('>', open) + 1, s.size()));
  }
  return on_one_line(decoded(out));
}

// Calls `visit` with each name and value of a tag's inside.
template <class Visit>
void for_each_attribute(std::string_view s, Visit visit) {
  std::size_t i = 0;
  while (i < s.size()) {
    while (i < s.size() && is_space(s[i])) ++i;
    const std::size_t name = i;
    while (i < s.size() && s[i] != '=' && !is_space(s[i])) ++i;
    const std::string_view key = s.substr(name, i - name);
    while (i < s.size() && is_space(s[i]) && s[i] != '/') ++i;
    if (i >= s.size() || s[i] != '=') continue;
    ++i;
    while (i < s.size() && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t')) ++i;
    const char quote = i < s.size() && (s[i] == '"' || s[i] == '\'') ? s[i] : '\0';
    const std::size_t begin = quote == '\0' ? i : i + 1;
    const std::size_t end =
        std::min(quote == '\0' ? s.find_first_of(" \t\n", begin) : s.find(quote, begin), s.size());
    visit(key, s.substr(begin, end - begin));
    i = std::min(end + 1, s.size());
  }
}

// The <img> at `at`, or the <image> that browsers take for one. Pages that load pictures late have the real
// address in an attribute of their own.
std::optional<ImageMarker> image_at(std::string_view s, std::size_t at) {
  const Tag tag = tag_at(s, at, 1);
  if (tag.kind == TagKind::none) return {};
  ImageMarker marker{ImageMarker::Form::notation, at, tag.end, {}, {}, {}};
  std::string title;
  const std::size_t name_size = starts_with_folded(s.substr(at), "<image") ? 6 : 4;
  for_each_attribute(s.substr(at + name_size, tag.end - at - name_size - 1), [&](auto key, auto value) {
    if (starts_with_folded(key, "data-") && (value.find('.') != npos || text::is_data_url(value)))
      marker.targets.insert(marker.targets.begin(), decoded(value));
    else if (key.size() == 3 && starts_with_folded(key, "src"))
      marker.targets.push_back(decoded(value));
    else if (key.size() == 3 && starts_with_folded(key, "alt"))
      marker.alt = on_one_line(decoded(value));
    else if (key.size() == 5 && starts_with_folded(key, "title"))
      title = on_one_line(decoded(value));
  });
  if (marker.alt.empty()) marker.alt = std::move(title);
  if (marker.targets.empty()) return {};
  return marker;
}

// <figure> around one <img> and perhaps a <figcaption>.
std::optional<ImageMarker> figure_at(std::string_view s, std::size_t at) {
  constexpr std::size_t longest_figure = 4096;
  const std::size_t close =
      find_folded(s.substr(0, std::min(s.size(), at + longest_figure)), "</figure>", at);
  if (close == npos) return {};
  const std::string_view inside = s.substr(0, close);
  const std::size_t image = find_folded(inside, "<img", at);
  if (image == npos || find_folded(inside, "<img", image + 1) != npos) return {};
  auto marker = image_at(s, image);
  if (!marker) return {};
  const std::size_t caption = std::min(find_folded(inside, "<figcaption", at), close);
  const std::size_t end = std::min(find_folded(inside, "</figcaption", caption), close);
  // Anything else in it is text.
  if (!without_tags(s.substr(at, caption - at)).empty() || !without_tags(s.substr(end, close - end)).empty())
    return {};
  marker->caption = without_tags(s.substr(caption, end - caption));
  marker->begin = at;
  marker->end = close + std::string_view("</figure>").size();
  return marker;
}

}  // namespace

std::vector<ImageMarker> find_image_tags(std::string_view source) {
  std::vector<ImageMarker> out;
  for (std::size_t at = source.find('<'); at != npos; at = source.find('<', at)) {
    const std::string_view rest = source.substr(at);
    std::optional<ImageMarker> marker;
    if (rest.starts_with("<!--")) {
      const Tag comment = tag_at(source, at, 1);
      at = std::max(comment.end, at + 1);
      continue;
    }
    if (starts_with_folded(rest, "<figure")) marker = figure_at(source, at);
    if (!marker && (starts_with_folded(rest, "<img") || starts_with_folded(rest, "<image ")))
      marker = image_at(source, at);
    at = marker ? marker->end : at + 1;
    if (marker) out.push_back(std::move(*marker));
  }
  return out;
}

}  // namespace novel2epub::parse
