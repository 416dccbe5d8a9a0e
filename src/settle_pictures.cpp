#include <algorithm>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "image/image.hpp"
#include "parse/headings.hpp"
#include "parse/image_markers.hpp"
#include "parse/ledger.hpp"
#include "parse/tags.hpp"
#include "pictures.hpp"
#include "read/discover.hpp"
#include "text/data_url.hpp"
#include "text/unicode.hpp"

namespace novel2epub {
namespace {

using parse::ImageMarker;
using parse::PictureCut;
using read::PictureFault;

// A picture that a marker means: one of the index, or the bytes that the text itself holds.
struct Found {
  std::size_t file = 0;
  std::string bytes{};
};

// As large as letters are, at most: a character the site's font had not, a smiling face. What is no picture
// has no size: nothing will be shown, and no line is parted for it.
bool is_small(std::string_view bytes) {
  constexpr std::uint32_t tallest = 80, widest = 160;  // pixels; screens may show two or three as one
  const auto facts = image::probe(bytes);
  return !facts || (facts->height <= tallest && facts->width <= widest);
}

std::expected<Found, PictureFault> find_one(const std::string& target, bool only,
                                            const read::PictureIndex& index, const std::string& from) {
  if (!text::is_data_url(target)) {
    const auto file = index.find(target, from);
    if (!file) return std::unexpected(file.error());
    return Found{*file};
  }
  std::string bytes = text::data_of_url(target);
  if (bytes.empty()) return std::unexpected(PictureFault::damaged);
  // A page that loads its pictures late shows a dot or a blurred stamp until then.
  if (!only && is_small(bytes)) return std::unexpected(PictureFault::missing);
  return Found{0, std::move(bytes)};
}

// The first of a marker's targets that is there, or what is wrong with the best of them.
std::expected<Found, PictureFault> find_target(const ImageMarker& marker, const read::PictureIndex& index,
                                               const std::string& from) {
  std::optional<PictureFault> fault;
  for (const std::string& target : marker.targets) {
    auto found = find_one(target, marker.targets.size() == 1, index, from);
    if (found) return found;
    if (!fault) fault = found.error();
  }
  return std::unexpected(fault.value_or(PictureFault::missing));
}

struct FaultWords {
  std::string_view id;
  std::string_view message;
};

FaultWords words_of(PictureFault fault) {
  switch (fault) {
    case PictureFault::remote:
      return {"image.remote", "the picture is not in the dump but on a network, and is not fetched: "};
    case PictureFault::outside:
      return {"image.outside", "the picture's name leads out of the dump: "};
    case PictureFault::damaged:
      return {"image.unusable", "the picture cannot be shown: "};
    case PictureFault::missing:
      break;
  }
  return {"image.missing", "the picture is not in the dump: "};
}

Diagnostic refusal(const ImageMarker& marker, PictureFault fault, const parse::Text& text,
                   const parse::Lines& lines) {
  const FaultWords words = words_of(fault);
  constexpr std::size_t longest = 200;
  std::string target = marker.targets.front();
  if (target.size() > longest) target = target.substr(0, target.find_first_of("?#,;")).substr(0, longest);
  if (fault == PictureFault::damaged) target = "its data are damaged";
  return {Severity::warning,
          std::string(words.id),
          text.name,
          lines.line(marker.begin),
          std::string(words.message) + target,
          {target}};
}

// What stands on the line of [begin, end), without the tags of a paragraph around it: {before, after}.
std::pair<std::string_view, std::string_view> around(std::string_view source, std::size_t begin,
                                                     std::size_t line_end, std::size_t end) {
  const std::size_t last = begin == 0 ? std::string_view::npos : source.rfind('\n', begin - 1);
  const std::size_t line = last == std::string_view::npos ? 0 : last + 1;
  std::string_view before = text::trim(source.substr(line, begin - line));
  std::string_view after = text::trim(source.substr(end, line_end - end));
  if (before.starts_with("<p>")) before.remove_prefix(3);
  if (after.ends_with("</p>")) after.remove_suffix(4);
  return {text::trim(before), text::trim(after)};
}

// A large picture in the middle of a sentence must not tear the paragraph in two: the end of its line, where
// the figure goes instead; npos where it stays.
std::size_t behind_paragraph(std::string_view source, const ImageMarker& marker, std::size_t next_marker) {
  const std::size_t line_end = source.find('\n', marker.end);
  if (marker.form != ImageMarker::Form::notation || line_end == source.npos) return source.npos;
  const auto [before, after] = around(source, marker.begin, line_end, marker.end);
  const bool plain = before.find('<') == before.npos && after.find('<') == after.npos;
  const bool moves = !before.empty() && !after.empty() && plain && next_marker > line_end;
  return moves ? line_end : source.npos;
}

// The words of the last line of `s`, or of its first: tags and line ends part lines, other tags are no words.
std::string words_of_line(std::string_view s, bool last) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const parse::Tag tag = s[i] == '<' ? parse::tag_at(s, i, 1) : parse::Tag{};
    const bool ends_line =
        s[i] == '\n' || tag.kind == parse::TagKind::line || tag.kind == parse::TagKind::block;
    if (ends_line && !last) break;
    if (ends_line) out.clear();
    if (!ends_line && tag.kind == parse::TagKind::none) out += s[i];
    i = tag.kind == parse::TagKind::none ? i + 1 : tag.end;
  }
  return std::string(text::trim(out));
}

// Whether other words stand in the marker's line. Those of a heading do not count: it is found by its line.
bool stands_among_words(std::string_view source, const ImageMarker& marker) {
  constexpr std::size_t far = 400;  // bytes; no heading is as long
  const std::size_t from = marker.begin > far ? marker.begin - far : 0;
  const std::string before = words_of_line(source.substr(from, marker.begin - from), true);
  const std::string after = words_of_line(source.substr(marker.end, far), false);
  if (before.empty() && after.empty()) return false;
  return !parse::match_heading(before + after) && !parse::match_heading(before) &&
         !parse::match_heading(after);
}

// One text's markers on their way to cuts and pictures.
class Settling {
 public:
  Settling(parse::Text& text, const read::PictureIndex& index, std::vector<Diagnostic>& notes)
      : text_(text), index_(index), notes_(notes) {}

  std::vector<PictureCut> run() {
    std::vector<ImageMarker> markers = parse::find_image_markers(text_.source);
    for (std::size_t i = 0; i < markers.size(); ++i) {
      const std::size_t next = i + 1 < markers.size() ? markers[i + 1].begin : text_.source.size();
      if (auto found = find_target(markers[i], index_, text_.name))
        show(std::move(markers[i]), std::move(*found), next);
      else
        refuse(markers[i], found.error());
    }
    return std::move(cuts_);
  }

 private:
  const parse::Lines& lines() {
    if (!lines_) lines_.emplace(text_.source);
    return *lines_;
  }

  // Most pictures stand alone: only of the others the size is asked.
  bool stays_in_line(const ImageMarker& marker, const Found& found) {
    if (marker.form != ImageMarker::Form::notation || !marker.caption.empty()) return false;
    if (!stands_among_words(text_.source, marker)) return false;
    if (!found.bytes.empty()) return is_small(found.bytes);
    const auto [known, is_new] = small_.try_emplace(found.file, false);
    if (is_new) {
      const read::PictureFile& file = index_.files()[found.file];
      const Result<std::string> bytes = read::read_file(file.path, file.name);
      known->second = bytes && is_small(*bytes);
    }
    return known->second;
  }

  void show(ImageMarker marker, Found found, std::size_t next_marker) {
    using Place = PictureCut::Place;
    constexpr std::size_t npos = std::string::npos;
    const bool in_line = stays_in_line(marker, found);
    const std::size_t later = in_line ? npos : behind_paragraph(text_.source, marker, next_marker);
    const Place here = in_line ? Place::in_line : later == npos ? Place::own_line : Place::nowhere;
    cuts_.push_back({marker.begin, marker.end, "image", here});
    if (later != npos) cuts_.push_back({later, later + 1, "image", Place::own_line});
    const std::size_t line = found.bytes.empty() ? 0 : lines().line(marker.begin);
    text_.pictures.push_back({later == npos ? marker.begin : later, found.file, std::move(marker.alt),
                              std::move(marker.caption), std::move(found.bytes), line});
  }

  void refuse(const ImageMarker& marker, PictureFault fault) {
    if (marker.form == ImageMarker::Form::bare) return;
    notes_.push_back(refusal(marker, fault, text_, lines()));
    const bool may_be_story = marker.form == ImageMarker::Form::words && index_.files().empty();
    if (!may_be_story)
      cuts_.push_back({marker.begin, marker.end, words_of(fault).id, PictureCut::Place::nowhere});
  }

  parse::Text& text_;
  const read::PictureIndex& index_;
  std::vector<Diagnostic>& notes_;
  std::vector<PictureCut> cuts_;
  std::optional<parse::Lines> lines_;
  std::map<std::size_t, bool> small_;  // by place in the index
};

}  // namespace

std::vector<PictureCut> settle_pictures(parse::Text& text, const read::PictureIndex& index,
                                        std::vector<Diagnostic>& notes) {
  return Settling(text, index, notes).run();
}

void take_held_pictures(std::span<parse::Text> texts, read::PictureIndex& index) {
  for (parse::Text& text : texts)
    for (parse::Picture& picture : text.pictures)
      if (!picture.bytes.empty())
        picture.image = index.add(
            {"", text.name, false, false, std::exchange(picture.bytes, std::string()), picture.line});
}

}  // namespace novel2epub
