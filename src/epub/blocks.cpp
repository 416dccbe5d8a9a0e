#include "epub/blocks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "epub/content_of_lines.hpp"
#include "epub/lines.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"
#include "text/data.hpp"
#include "text/unicode.hpp"

namespace novel2epub::epub {
namespace {

constexpr std::array<std::string_view, 9> generic_rows = {"＊", "－", "—", "―", "─", "━", "＝", "＿", "～"};

bool is_paragraph(const Block& block) { return block.kind == Block::Kind::paragraph; }
bool is_figure(const Block& block) { return block.kind == Block::Kind::figure; }

bool has_text(const Block& block) {
  if (block.runs.empty()) return !is_blank(block.text);
  return std::ranges::any_of(block.runs, [](const Run& run) { return !is_blank(run.text); });
}

bool is_empty_paragraph(const Block& block) { return is_paragraph(block) && !has_text(block); }

// The footnotes of which both the mark and the note stand in one document: only these can be links.
LinkedNotes linked_footnotes(std::span<const Block> blocks) {
  LinkedNotes marks, linked;
  for (const Block& block : blocks)
    for (const Run& run : block.runs)
      if (run.kind == Run::Kind::notelink && block.footnote == 0) marks.insert(run.footnote);
  for (const Block& block : blocks)
    if (block.footnote != 0 && marks.contains(block.footnote)) linked.insert(block.footnote);
  return linked;
}

// How the elements of one document are made.
class Writer {
 public:
  Writer(const BlockStyle& style, LinkedNotes linked) : style_(style), linked_(std::move(linked)) {}

  void append(pugi::xml_node parent, std::span<const Block> blocks);
  void append_block(pugi::xml_node parent, const Block& block, std::string classes);

 private:
  void append_paragraph(pugi::xml_node parent, const Block& block, std::string classes);
  void append_figure(pugi::xml_node parent, const Block& block);
  void append_voice(pugi::xml_node parent, std::span<const Block> blocks);
  void append_note(pugi::xml_node parent, std::span<const Block> blocks);
  bool is_linked(const Block& block) const { return linked_.contains(block.footnote); }

  const BlockStyle& style_;
  LinkedNotes linked_;
  std::size_t notes_ = 0;
};

void add_class(std::string& classes, bool when, std::string_view name) {
  if (!when) return;
  if (!classes.empty()) classes += ' ';
  classes += name;
}

void Writer::append_paragraph(pugi::xml_node parent, const Block& block, std::string classes) {
  const bool framed = block.footnote != 0 && is_linked(block);  // alone in its frame, without an indent
  add_class(classes, block.gap && !framed, "gap");
  add_class(classes, block.dialogue && !framed, "dialogue");
  add_class(classes, style_.keeps_indents && !block.indented && !block.dialogue && !framed, "flush");
  if (block.placing.indent > 0) add_class(classes, true, "in" + std::to_string(block.placing.indent));
  add_class(classes, block.placing.at_end, "line-end");
  auto paragraph = element(parent, "p");
  if (!classes.empty()) paragraph.append_attribute("class").set_value(classes.c_str());
  append_content(paragraph, block, style_, linked_);
}

void Writer::append_figure(pugi::xml_node parent, const Block& block) {
  auto figure = element(parent, "figure");
  for (const PictureUse& use : block.pictures) append_picture(figure, use, style_);
  if (!is_blank(block.text)) element(figure, "figcaption", {}, one_line(block.text));
}

// Rows of generic signs are only drawn as a rule; an ornament the author chose is shown.
bool is_ornament(std::string_view row) {
  return row.find_first_of("*-=_~#+.") == std::string_view::npos &&
         row.find_first_not_of(' ') != std::string_view::npos &&
         std::ranges::none_of(
             generic_rows, [&](std::string_view sign) { return row.find(sign) != std::string_view::npos; });
}

void Writer::append_block(pugi::xml_node parent, const Block& block, std::string classes) {
  if (is_figure(block)) {
    append_figure(parent, block);
  } else if (!is_paragraph(block) && style_.shows_ornaments && is_ornament(block.text)) {
    element(parent, "p", {{"class", "scene"}}, block.text);
  } else if (!is_paragraph(block)) {
    element(parent, "hr", {{"class", "scene"}});
  } else if (block.footnote != 0 && is_linked(block)) {
    const std::string id = "n" + std::to_string(block.footnote);
    auto aside =
        element(parent, "aside",
                {{"epub:type", "footnote"}, {"role", "doc-footnote"}, {"class", "footnote"}, {"id", id}});
    append_paragraph(aside, block, std::move(classes));
  } else {
    append_paragraph(parent, block, std::move(classes));
  }
  line_end(parent);
}

// Whether a note begins with a label: "作者有话说：今天更新晚了" or, on a line of its own, "作者有话说".
enum class OwnLabel { none, alone, before_words };

std::string_view without_brackets(std::string_view line) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"【", "】"},
                                    {"（", "）"},
                                    {"(", ")"},
                                    {"[", "]"},
                                    {"［", "］"}})
    if (line.starts_with(open) && line.ends_with(close) && line.size() > open.size() + close.size())
      return line.substr(open.size(), line.size() - open.size() - close.size());
  return line;
}

OwnLabel own_label(std::span<const Block> note) {
  static const std::vector<std::string_view> labels = text::data_words("settings/note-labels.txt");
  const Block& first = note.front();
  if (!is_paragraph(first)) return OwnLabel::none;
  const std::string_view line = text::trim(first.text);
  const auto is_label = [](std::string_view words) {
    return std::ranges::binary_search(labels, without_brackets(text::trim(words)));
  };
  const std::size_t colon = std::min(line.find("："), line.find(':'));
  if (colon == line.npos) return is_label(line) && note.size() > 1 ? OwnLabel::alone : OwnLabel::none;
  const bool ends = colon + (line[colon] == ':' ? 1U : 3U) == line.size();
  if (!is_label(line.substr(0, colon)) || (ends && note.size() == 1)) return OwnLabel::none;
  return ends ? OwnLabel::alone : OwnLabel::before_words;
}

bool is_note(const Block& block) { return block.voice == Block::Voice::author; }

// Calls `visit` with every longest stretch of blocks that agree in `property`.
template <class Property, class Visit>
void for_each_stretch(std::span<const Block> blocks, Property property, Visit visit) {
  while (!blocks.empty()) {
    const auto value = property(blocks.front());
    const auto end =
        std::ranges::find_if(blocks, [&](const Block& block) { return property(block) != value; });
    const auto size = static_cast<std::size_t>(end - blocks.begin());
    visit(value, blocks.first(size));
    blocks = blocks.subspan(size);
  }
}

Block::Setting setting_of(const Block& block) {
  return is_paragraph(block) ? block.setting : Block::Setting::prose;
}

std::string_view class_of(Block::Setting setting) {
  switch (setting) {
    case Block::Setting::verse:
      return "verse";
    case Block::Setting::letter:
      return "letter";
    case Block::Setting::panel:
      return "panel";
    case Block::Setting::prose:
      break;
  }
  return {};
}

// Lines of verse, a letter or a panel stand together in one element, so that they move and break together.
void Writer::append_voice(pugi::xml_node parent, std::span<const Block> blocks) {
  for_each_stretch(blocks, setting_of, [&](Block::Setting setting, std::span<const Block> stretch) {
    pugi::xml_node into = parent;
    const bool framed = setting != Block::Setting::prose;
    if (framed) into = element(parent, "div", {{"class", class_of(setting)}});
    if (setting == Block::Setting::panel) {
      into.append_attribute("role").set_value("group");
      into.append_attribute("aria-label").set_value(std::string(style_.panel).c_str());
    }
    if (framed) line_end(into);
    for (const Block& block : stretch) append_block(into, block, {});
    if (framed) line_end(parent);
  });
}

// What the author says about the story. Without epub:type, which would make some readers pop it up as a
// footnote. A label of the author's own is not said twice: on its line it is the label, and before words it
// leaves ours to screen readers.
void Writer::append_note(pugi::xml_node parent, std::span<const Block> blocks) {
  auto aside = element(parent, "aside", {{"class", "author-note"}, {"role", "note"}});
  const OwnLabel own = own_label(blocks);
  if (own == OwnLabel::before_words) {
    aside.append_attribute("aria-label").set_value(std::string(style_.author_note).c_str());
    line_end(aside);
  } else {
    const std::string id = ++notes_ == 1 ? "an" : "an" + std::to_string(notes_);
    aside.append_attribute("aria-labelledby").set_value(id.c_str());
    line_end(aside);
    element(aside, "p", {{"class", "label"}, {"id", id}},
            own == OwnLabel::alone ? std::string_view(blocks.front().text) : style_.author_note);
    line_end(aside);
    if (own == OwnLabel::alone) blocks = blocks.subspan(1);
  }
  append_voice(aside, blocks);
  line_end(parent);
}

void Writer::append(pugi::xml_node parent, std::span<const Block> blocks) {
  // Where the author alone speaks, as in a notice, there is nothing to set a note apart from.
  const bool all_notes = std::ranges::all_of(blocks, is_note);
  for_each_stretch(blocks, is_note, [&](bool note, std::span<const Block> stretch) {
    if (note && !all_notes)
      append_note(parent, stretch);
    else
      append_voice(parent, stretch);
  });
}

}  // namespace

bool append_blocks(pugi::xml_node parent, std::span<const Block> blocks, const BlockStyle& style) {
  const auto shows = [](const Block& block) {
    return is_figure(block) || (is_paragraph(block) && has_text(block));
  };
  if (std::ranges::none_of(blocks, shows)) return false;
  std::vector<Block> shown;
  if (std::ranges::any_of(blocks, is_empty_paragraph)) {
    std::ranges::remove_copy_if(blocks, std::back_inserter(shown), is_empty_paragraph);
    blocks = shown;
  }
  Writer(style, linked_footnotes(blocks)).append(parent, blocks);
  return true;
}

std::string block_elements(const std::vector<Block>& blocks) {
  pugi::xml_document document;
  const BlockStyle style;
  Writer writer(style, linked_footnotes(blocks));
  for (const Block& block : blocks) {
    if (is_empty_paragraph(block)) continue;
    std::string classes(class_of(setting_of(block)));
    add_class(classes, is_note(block), "author-note");
    writer.append_block(document, block, std::move(classes));
  }
  return save_fragment(document);
}

}  // namespace novel2epub::epub
