#include "parse/markup.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "parse/code_points.hpp"
#include "parse/pixiv.hpp"
#include "parse/tags.hpp"
#include "text/compose.hpp"
#include "text/entities.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Where a string is found next, remembered, so that asking at every tag stays linear.
class NextOf {
 public:
  explicit NextOf(std::string_view needle) : needle_(needle) {}
  std::size_t from(std::string_view s, std::size_t at) {
    if (!known_ || (at_ != npos && at_ < at)) known_ = true, at_ = s.find(needle_, at);
    return at_;
  }

 private:
  std::string needle_;
  std::size_t at_ = 0;
  bool known_ = false;
};

// One text being read. What stands before `copied` is in `out`.
struct Reading {
  std::string_view source;
  std::size_t text_index;
  std::vector<Cut>& cuts;
  ChangeLog& log;
  text::Traced out = {};
  std::size_t copied = 0;
  std::size_t ruby_end = 0;         // inside a <ruby> that is well-formed: where its end tag begins
  std::size_t compose_from = npos;  // first offset in `out` that NFC may change
  std::map<std::string, NextOf, std::less<>> searches = {};
  std::size_t line_end = 0;  // of the line last asked for right-to-left letters
  bool right_to_left = false;
};

void copy_until(Reading& r, std::size_t end) {
  r.out.copy(r.source.substr(r.copied, end - r.copied), r.copied);
  r.copied = end;
}

void put(Reading& r, std::string_view piece, std::size_t begin, std::size_t end, std::string_view rule) {
  ++r.log.counts[std::string(rule)];
  if (r.log.keeps_places) r.log.places.push_back({begin, end, std::string(rule), std::string(piece)});
  copy_until(r, begin);
  r.out.replace(piece, begin, end);
  r.copied = end;
}

std::size_t find_from(Reading& r, const std::string& needle, std::size_t at) {
  return r.searches.try_emplace(needle, needle).first->second.from(r.source, at);
}

char32_t last_put(const Reading& r) {
  std::size_t at = r.out.text().size();
  return at == 0 ? 0 : text::previous(r.out.text(), at);
}

char32_t following(const Reading& r, std::size_t at) {
  return at < r.source.size() ? text::next(r.source, at) : 0;
}

bool in_right_to_left_line(Reading& r, std::size_t at) {
  if (at < r.line_end) return r.right_to_left;
  const std::size_t before = at == 0 ? npos : r.source.rfind('\n', at - 1);
  const std::size_t begin = before == npos ? 0 : before + 1;
  r.line_end = std::min(r.source.find('\n', at), r.source.size());
  r.right_to_left = has_right_to_left(r.source.substr(begin, r.line_end - begin));
  return r.right_to_left;
}

// Whether a code point may stay where it stands: source[begin, end), as itself or as an entity.
bool stays(Reading& r, CodePointKind kind, std::size_t begin, std::size_t end) {
  switch (kind) {
    case CodePointKind::noise:
      return false;
    case CodePointKind::space:
      return keeps_space(last_put(r), following(r, end));
    case CodePointKind::joiner:
      return keeps_joiner(last_put(r), following(r, end));
    case CodePointKind::selector:
      return last_put(r) != 0 && last_put(r) != '\n' && !text::is_blank(last_put(r));
    case CodePointKind::bidi:
      return in_right_to_left_line(r, begin);
    default:
      return true;
  }
}

std::string_view rule_of(CodePointKind kind) {
  switch (kind) {
    case CodePointKind::c1:
      return "CP-9";
    case CodePointKind::joiner:
      return "CP-3b";
    case CodePointKind::selector:
      return "CP-6";
    case CodePointKind::bidi:
      return "CP-10";
    default:
      return "CP-3";
  }
}

// `c` in place of source[begin, end).
void put_code_point(Reading& r, char32_t c, std::size_t begin, std::size_t end, std::string_view rule) {
  copy_until(r, begin);
  const CodePointKind kind = c == 0 ? CodePointKind::noise : kind_of(c);
  if (kind == CodePointKind::compose && r.compose_from == npos) r.compose_from = r.out.text().size();
  std::string piece;
  if (stays(r, kind, begin, end)) text::append(piece, c);
  put(r, piece, begin, end, rule);
}

std::size_t read_code_point(Reading& r, std::size_t at) {
  std::size_t end = at;
  const char32_t c = text::next(r.source, end);
  const CodePointKind kind = kind_of(c);
  if (kind == CodePointKind::plain) return end;
  copy_until(r, at);
  if (kind == CodePointKind::c1) {
    put_code_point(r, text::from_windows_1252(c), at, end, "CP-9");
  } else if (kind == CodePointKind::compose) {
    if (r.compose_from == npos) r.compose_from = r.out.text().size();
  } else if (!stays(r, kind, at, end)) {
    put(r, {}, at, end, rule_of(kind));
  }
  return end;
}

void cut(Reading& r, std::string_view piece, std::size_t begin, std::size_t end, std::string_view rule) {
  put(r, piece, begin, end, rule);
  r.cuts.push_back({r.text_index, begin, end, std::string(rule)});
}

bool is_line_empty(const Reading& r) {
  const std::string& out = r.out.text();
  constexpr std::size_t deepest_indent = 256;  // bytes; keeps the search linear
  const std::size_t floor = out.size() > deepest_indent ? out.size() - deepest_indent : 0;
  for (std::size_t at = out.size(); at > floor;) {
    const char32_t c = text::previous(out, at);
    if (c == '\n') return true;
    if (!text::is_blank(c)) return false;
  }
  return true;
}

bool ends_line(const Reading& r, std::size_t at) {
  while (at < r.source.size() && (r.source[at] == ' ' || r.source[at] == '\t')) ++at;
  return at >= r.source.size() || r.source[at] == '\n';
}

// MK-2. A line end that follows in the source is the break already.
void break_line(Reading& r, const Tag& tag, std::size_t at) {
  copy_until(r, at);
  const bool needless = ends_line(r, tag.end) || (tag.kind == TagKind::block && is_line_empty(r));
  cut(r, needless ? "" : "\n", at, tag.end, "MK-2");
}

// <script>…</script> and <style>…</style>, if the end tag is near.
std::size_t read_code(Reading& r, const Tag& tag, std::size_t at) {
  constexpr std::size_t longest_code = 16384;
  std::size_t end = tag.end;
  if (!tag.closing) {
    const std::size_t close = find_from(r, "</" + tag.name, tag.end);
    const std::size_t bracket = close == npos ? npos : r.source.substr(0, close + 16).find('>', close);
    if (bracket != npos && bracket - at <= longest_code) end = bracket + 1;
  }
  cut(r, {}, at, end, "MK-3");
  return end;
}

// Ruby becomes the notation ｜base《reading》, which the normalizer reads.
std::size_t read_ruby(Reading& r, const Tag& tag, std::size_t at) {
  constexpr std::size_t longest_ruby = 600;
  if (tag.kind == TagKind::ruby) {
    const std::size_t close = tag.closing ? npos : find_from(r, "</ruby>", tag.end);
    const bool whole = close != npos && close - at <= longest_ruby &&
                       r.source.substr(tag.end, close - tag.end).find("<rt") != npos;
    if (whole) r.ruby_end = close;
    cut(r, whole ? "｜" : "", at, tag.end, "MK-3");
    return tag.end;
  }
  if (at >= r.ruby_end) return cut(r, {}, at, tag.end, "MK-3"), tag.end;
  if (tag.kind == TagKind::bracket) {
    const std::size_t close = tag.closing ? npos : r.source.substr(0, r.ruby_end).find("</rp>", tag.end);
    const std::size_t end = close != npos && close - tag.end <= 12 ? close + 5 : tag.end;
    return cut(r, {}, at, end, "MK-3"), end;
  }
  const bool more = tag.closing && tag.end < r.ruby_end && r.source[tag.end] != '<';
  cut(r, !tag.closing ? "《" : more ? "》｜" : "》", at, tag.end, "MK-3");
  return tag.end;
}

// The tag at `at`, whose bracket takes `open` bytes; returns `at` where there is none.
std::size_t read_tag(Reading& r, std::size_t at, std::size_t open) {
  const Tag tag = tag_at(r.source, at, open);
  if (tag.kind == TagKind::none) return at;
  if (tag.needs_pair && find_from(r, "</" + tag.name, tag.end) == npos) return at;
  switch (tag.kind) {
    case TagKind::line:
    case TagKind::block:
      break_line(r, tag, at);
      return tag.end;
    case TagKind::code:
      return read_code(r, tag, at);
    case TagKind::ruby:
    case TagKind::reading:
    case TagKind::bracket:
      return read_ruby(r, tag, at);
    default:
      cut(r, {}, at, tag.end, "MK-3");
      return tag.end;
  }
}

std::size_t read_entity(Reading& r, std::size_t at) {
  const text::Entity entity = text::entity_at(r.source, at);
  if (entity.size == 0) return at + 1;
  if (entity.code == '<')
    if (const std::size_t end = read_tag(r, at, entity.size); end != at) return end;
  put_code_point(r, entity.code, at, at + entity.size, "MK-1");
  return at + entity.size;
}

std::size_t read_bracket(Reading& r, std::size_t at) {
  const std::size_t end = read_tag(r, at, 1);
  return end == at ? at + 1 : end;
}

std::size_t read_picture(Reading& r, const PictureCut& picture) {
  copy_until(r, picture.begin);
  std::string piece;
  if (picture.place != PictureCut::Place::nowhere) {
    const bool alone = picture.place == PictureCut::Place::own_line;
    if (alone && !is_line_empty(r)) piece = "\n";
    piece.append(picture_sign);
    if (alone && !ends_line(r, picture.end)) piece += '\n';
  }
  cut(r, piece, picture.begin, picture.end, picture.rule);
  return picture.end;
}

}  // namespace

text::Traced read_markup(std::string_view source, std::size_t text_index, std::vector<Cut>& cuts,
                         ChangeLog& log, std::span<const PictureCut> pictures) {
  Reading r{.source = source, .text_index = text_index, .cuts = cuts, .log = log};
  const std::vector<MarkUp> found = find_pixiv(source);
  std::span<const MarkUp> marks = found;
  for (std::size_t i = next_suspect(source, 0);; i = next_suspect(source, i)) {
    while (!marks.empty() && marks.front().begin < r.copied) marks = marks.subspan(1);
    while (!pictures.empty() && pictures.front().begin < r.copied) pictures = pictures.subspan(1);
    const std::size_t mark = marks.empty() ? npos : marks.front().begin;
    const std::size_t picture = pictures.empty() ? npos : pictures.front().begin;
    if (mark < picture && mark <= i) {
      cut(r, marks.front().piece, mark, marks.front().end, marks.front().rule);
      i = marks.front().end;
      continue;
    }
    if (picture != npos && picture <= i) {
      i = read_picture(r, pictures.front());
      continue;
    }
    if (i >= source.size()) break;
    if (source[i] == '<')
      i = read_bracket(r, i);
    else if (source[i] == '&')
      i = read_entity(r, i);
    else
      i = read_code_point(r, i);
  }
  copy_until(r, source.size());
  if (r.compose_from == npos) return std::move(r.out);
  std::size_t composed = 0;
  text::Traced out = text::compose(r.out, r.compose_from, composed);
  if (composed > 0) log.counts["CP-12"] += composed;
  return out;
}

}  // namespace novel2epub::parse
