#include "parse/image_markers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "parse/image_names.hpp"
#include "parse/image_tags.hpp"
#include "text/data_url.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_marker = 1000;  // bytes

using Markers = std::vector<ImageMarker>;

// The last `needle` that begins less than a marker's length in front of `end`.
std::size_t rfind_near(std::string_view s, std::string_view needle, std::size_t end) {
  const std::size_t floor = end > longest_marker ? end - longest_marker : 0;
  const std::size_t found = s.substr(floor, end - floor).rfind(needle);
  return found == npos ? npos : floor + found;
}

// ![alt](target "title"). Other tools take the title for a caption.
std::optional<ImageMarker> markdown_at(std::string_view s, std::size_t at) {
  const auto line = [&](std::size_t longest) {
    const std::string_view near = s.substr(at, longest);
    return near.substr(0, near.find('\n'));
  };
  std::string_view rest = line(longest_marker);
  const std::size_t middle = rest.find("](");
  if (middle == npos || rest.substr(2, middle - 2).find('[') != npos) return {};
  const std::size_t data = text::data_url_size(s.substr(at + middle + 2), '\0');
  if (data > 0) rest = line(data + longest_marker);
  int depth = 1;
  std::size_t end = middle + 2;
  for (; end < rest.size() && depth > 0; ++end) depth += rest[end] == '(' ? 1 : rest[end] == ')' ? -1 : 0;
  if (depth > 0) return {};
  std::string_view target = text::trim(rest.substr(middle + 2, end - middle - 3));
  ImageMarker marker{
      ImageMarker::Form::notation, at, at + end, {}, std::string(rest.substr(2, middle - 2)), {}};
  const std::size_t quote = target.find_first_of("\"'");
  if (quote != npos && quote > 0 && target.back() == target[quote] && quote + 1 < target.size()) {
    marker.caption = target.substr(quote + 1, target.size() - quote - 2);
    target = text::trim(target.substr(0, quote));
  }
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  if (target.find_first_of("./") == npos) return {};  // 快跑![他喊](笑) is no picture
  marker.targets.emplace_back(target);
  return marker;
}

void find_markdown(std::string_view s, Markers& out) {
  for (std::size_t at = s.find("!["); at != npos; at = s.find("![", at + 2))
    if (auto marker = markdown_at(s, at)) out.push_back(std::move(*marker));
}

// [img]target[/img], [img=640x480]target[/img].
void find_bulletin_board(std::string_view s, Markers& out) {
  for (const auto& [open, close] : {std::pair{"[img", "[/img]"}, std::pair{"[IMG", "[/IMG]"}})
    for (std::size_t end = s.find(close); end != npos; end = s.find(close, end + 1)) {
      const std::size_t begin = rfind_near(s, open, end);
      const std::size_t bracket = begin == npos ? npos : s.find(']', begin);
      if (bracket == npos || bracket >= end) continue;
      const std::string_view target = text::trim(s.substr(bracket + 1, end - bracket - 1));
      if (!target.empty() && target.find('\n') == npos)
        out.push_back({ImageMarker::Form::notation, begin, end + 6, {std::string(target)}, {}, {}});
    }
}

// Words that only say that this is a picture, perhaps with a number: no description of it.
bool is_generic(std::string_view words) {
  constexpr std::string_view generic[] = {"挿絵", "挿画", "図", "口絵", "写真", "画像", "イラスト", "カット"};
  const auto* word = std::ranges::find_if(generic, [&](auto w) { return words.starts_with(w); });
  if (word == std::end(generic)) return words.empty();
  const std::string_view rest = words.substr(word->size());
  for (std::size_t i = 0; i < rest.size();) {
    const char32_t c = text::next(rest, i);
    if (!(c >= '0' && c <= '9') && !(c >= U'０' && c <= U'９') && !text::is_numeral_char(c) &&
        !text::is_blank(c))
      return false;
  }
  return true;
}

// ［＃挿絵（fig1.png、横320×縦240）入る］, ［＃「朝の渡し」のキャプション付きの図（fig1.png）入る］.
std::optional<ImageMarker> aozora(std::string_view s, std::size_t begin, std::size_t end) {
  constexpr std::string_view open = "［＃", paren = "（", captioned = "」のキャプション付きの";
  const std::string_view inside = s.substr(begin + open.size(), end - begin - open.size());
  const std::size_t at = inside.rfind(paren);
  if (at == npos) return {};
  std::string_view target = inside.substr(at + paren.size());
  target = target.substr(0, std::min({target.find("、"), target.find("）"), target.find(',')}));
  if (target.empty()) return {};
  ImageMarker marker{ImageMarker::Form::notation, begin, end, {std::string(text::trim(target))}, {}, {}};
  std::string_view words = inside.substr(0, at);
  if (const std::size_t close = words.find(captioned); words.starts_with("「") && close != npos) {
    marker.caption = words.substr(3, close - 3);
    words.remove_prefix(close + captioned.size());
  }
  if (!is_generic(words)) marker.alt = words;
  return marker;
}

void find_aozora(std::string_view s, Markers& out) {
  constexpr std::string_view close = "入る］";
  for (std::size_t at = s.find(close); at != npos; at = s.find(close, at + 1)) {
    const std::size_t end = at + close.size();
    const std::size_t begin = rfind_near(s, "［＃", at);
    if (begin == npos || s.substr(begin, end - begin).find('\n') != npos) continue;
    if (auto marker = aozora(s, begin, end)) out.push_back(std::move(*marker));
  }
}

// [pixivimage:7], [uploadedimage:7-2]: downloaders save them under their numbers.
void find_pixiv_images(std::string_view s, Markers& out) {
  for (const std::string_view open : {"[pixivimage:", "[uploadedimage:"})
    for (std::size_t at = s.find(open); at != npos; at = s.find(open, at + 1)) {
      const std::size_t begin = at + open.size();
      const std::size_t end = std::min(s.find_first_not_of("0123456789-", begin), s.size());
      if (end == begin || end == s.size() || s[end] != ']') continue;
      const std::string number(s.substr(begin, end - begin));
      out.push_back({ImageMarker::Form::notation,
                     at,
                     end + 1,
                     {std::string(s.substr(at + 1, end - at - 1)), number + ".jpg", number + ".png"},
                     {},
                     {}});
    }
}

// Lines that hold the name of a picture, or its address behind a word.
void find_lines(std::string_view s, Markers& out) {
  for (std::size_t sign = s.find_first_of(".:"); sign != npos; sign = s.find_first_of(".:", sign + 1)) {
    if (s[sign] == '.' ? image_suffix_size(s.substr(sign)) == 0 : !s.substr(sign).starts_with("://"))
      continue;
    const std::size_t before = s.substr(0, sign).rfind('\n');
    const std::size_t begin = before == npos ? 0 : before + 1;
    const std::size_t end = std::min(s.find('\n', sign), s.size());
    if (end - begin <= longest_marker) {
      const std::string_view line = text::trim(s.substr(begin, end - begin));
      const auto at = static_cast<std::size_t>(line.data() - s.data());
      if (auto words = read_image_line(line))
        out.push_back({words->labelled ? ImageMarker::Form::words : ImageMarker::Form::bare,
                       at,
                       at + line.size(),
                       {std::move(words->target)},
                       {},
                       std::move(words->caption)});
    }
    sign = std::max(sign, end - 1);
    if (sign + 1 >= s.size()) return;
  }
}

}  // namespace

std::vector<ImageMarker> find_image_markers(std::string_view source) {
  Markers all = find_image_tags(source);
  find_markdown(source, all);
  find_bulletin_board(source, all);
  find_aozora(source, all);
  find_pixiv_images(source, all);
  find_lines(source, all);
  // The outermost first: a line that holds a tag is no line of words.
  std::ranges::stable_sort(all, [](const ImageMarker& a, const ImageMarker& b) {
    return std::pair(a.begin, a.form) < std::pair(b.begin, b.form);
  });
  Markers out;
  for (ImageMarker& marker : all)
    if (out.empty() || marker.begin >= out.back().end) out.push_back(std::move(marker));
  return out;
}

}  // namespace novel2epub::parse
