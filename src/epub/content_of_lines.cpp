#include "epub/content_of_lines.hpp"

#include <algorithm>
#include <string>

#include "epub/lines.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

// How one paragraph is written.
class Line {
 public:
  Line(const Block& block, const BlockStyle& style, const LinkedNotes& linked)
      : style_(style), linked_(linked), pictures_(block.pictures), in_note_(block.footnote != 0) {}

  void append_lines(pugi::xml_node parent, std::string_view content);
  void append_run(pugi::xml_node parent, const Run& run);

 private:
  void append_words(pugi::xml_node parent, std::string_view words);
  void append_ruby(pugi::xml_node parent, const Run& run);
  void append_notelink(pugi::xml_node parent, const Run& run);

  const BlockStyle& style_;
  const LinkedNotes& linked_;
  std::span<const PictureUse> pictures_;  // those still to come
  bool in_note_;
};

// Text, with the pictures that stand in its lines.
void Line::append_words(pugi::xml_node parent, std::string_view words) {
  for (;;) {
    const std::size_t sign = words.find(picture_sign);
    if (sign != 0 && !words.empty()) text(parent, words.substr(0, sign));
    if (sign == std::string_view::npos) return;
    words.remove_prefix(sign + picture_sign.size());
    if (pictures_.empty()) continue;
    append_picture(parent, pictures_.front(), style_).append_attribute("class").set_value("in-line");
    pictures_ = pictures_.subspan(1);
  }
}

// A line end inside a block is one of its own lines. Left as it is, it would be shown as a space.
void Line::append_lines(pugi::xml_node parent, std::string_view content) {
  for (;;) {
    const std::size_t end = content.find('\n');
    append_words(parent, content.substr(0, end));
    if (end == std::string_view::npos) return;
    element(parent, "br");
    content.remove_prefix(std::min(content.find_first_not_of('\n', end), content.size()));
  }
}

// EPUB 3.3 Structural Semantics: noteref and footnote; readers show the note over the page. No <sup>, which
// is read aloud as such: the style sheet raises the mark.
void Line::append_notelink(pugi::xml_node parent, const Run& run) {
  if (!linked_.contains(run.footnote)) return append_lines(parent, run.text);
  const std::string number = std::to_string(run.footnote);
  if (in_note_)
    element(parent, "a", {{"href", "#r" + number}, {"role", "doc-backlink"}}, run.text);
  else
    element(parent, "a",
            {{"class", "noteref"},
             {"epub:type", "noteref"},
             {"role", "doc-noteref"},
             {"href", "#n" + number},
             {"id", "r" + number}},
            run.text);
}

// A reading on each side is one ruby within another (HTML 4.5.10); readers that do not know the other side
// show both where they show one.
void Line::append_ruby(pugi::xml_node parent, const Run& run) {
  if (run.reading.empty() && run.under.empty()) return append_lines(parent, run.text);
  auto ruby = element(parent, "ruby");
  auto base = ruby;
  if (!run.under.empty()) {
    ruby.append_attribute("class").set_value("under");
    if (!run.reading.empty()) base = element(ruby, "ruby");
  }
  append_words(base, run.text);
  if (!run.reading.empty()) element(base, "rt", {}, run.reading);
  if (!run.under.empty()) element(ruby, "rt", {}, run.under);
}

void Line::append_run(pugi::xml_node parent, const Run& run) {
  switch (run.kind) {
    case Run::Kind::text:
      return append_lines(parent, run.text);
    case Run::Kind::emphasis:
      return append_lines(element(parent, "em"), run.text);
    case Run::Kind::note:
      return append_lines(element(parent, "span", {{"class", "note"}}), run.text);
    case Run::Kind::strong:
      return append_lines(element(parent, "b"), run.text);
    case Run::Kind::italic:
      return append_lines(element(parent, "i"), run.text);
    case Run::Kind::small:
      return append_lines(element(parent, "small"), run.text);
    case Run::Kind::raised:
      return append_lines(element(parent, "sup"), run.text);
    case Run::Kind::lowered:
      return append_lines(element(parent, "sub"), run.text);
    case Run::Kind::upright:
      return append_lines(element(parent, "span", {{"class", "tcy"}}), run.text);
    case Run::Kind::notelink:
      return append_notelink(parent, run);
    case Run::Kind::ruby:
      return append_ruby(parent, run);
  }
}

}  // namespace

pugi::xml_node append_picture(pugi::xml_node parent, const PictureUse& use, const BlockStyle& style) {
  const std::string path = use.image < style.images.size() ? style.images[use.image].path : std::string();
  const std::string alt = one_line(use.alt);
  return element(parent, "img",
                 {{"src", "../" + path}, {"alt", alt.empty() ? style.picture : std::string_view(alt)}});
}

void append_content(pugi::xml_node paragraph, const Block& block, const BlockStyle& style,
                    const LinkedNotes& linked) {
  Line line(block, style, linked);
  if (block.runs.empty()) line.append_lines(paragraph, block.text);
  for (const Run& run : block.runs) line.append_run(paragraph, run);
}

}  // namespace novel2epub::epub
