#include "epub/blocks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "epub/lines.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

constexpr std::array<std::string_view, 9> generic_rows = {"＊", "－", "—", "―", "─", "━", "＝", "＿", "～"};

bool is_paragraph(const Block& block) { return block.kind == Block::Kind::paragraph; }

bool has_text(const Block& block) {
  if (block.runs.empty()) return !is_blank(block.text);
  return std::ranges::any_of(block.runs, [](const Run& run) { return !is_blank(run.text); });
}

// A line end inside a block is one of its own lines. Left as it is, it would be shown as a space.
void append_lines(pugi::xml_node parent, std::string_view content) {
  for (;;) {
    const std::size_t end = content.find('\n');
    if (end != 0 && !content.empty()) text(parent, content.substr(0, end));
    if (end == std::string_view::npos) return;
    element(parent, "br");
    content.remove_prefix(std::min(content.find_first_not_of('\n', end), content.size()));
  }
}

void append_run(pugi::xml_node parent, const Run& run) {
  switch (run.kind) {
    case Run::Kind::text:
      return append_lines(parent, run.text);
    case Run::Kind::emphasis:
      return append_lines(element(parent, "em"), run.text);
    case Run::Kind::note:
      return append_lines(element(parent, "span", {{"class", "note"}}), run.text);
    case Run::Kind::upright:
      return append_lines(element(parent, "span", {{"class", "tcy"}}), run.text);
    case Run::Kind::ruby:
      if (run.reading.empty()) return append_lines(parent, run.text);
      auto ruby = element(parent, "ruby", {}, run.text);
      element(ruby, "rt", {}, run.reading);
  }
}

void add_class(std::string& classes, bool when, std::string_view name) {
  if (!when) return;
  if (!classes.empty()) classes += ' ';
  classes += name;
}

void append_paragraph(pugi::xml_node parent, const Block& block, std::string classes,
                      const BlockStyle& style) {
  add_class(classes, block.gap, "gap");
  add_class(classes, block.dialogue, "dialogue");
  add_class(classes, style.keeps_indents && !block.indented && !block.dialogue, "flush");
  auto paragraph = element(parent, "p");
  if (!classes.empty()) paragraph.append_attribute("class").set_value(classes.c_str());
  if (block.runs.empty()) append_lines(paragraph, block.text);
  for (const Run& run : block.runs) append_run(paragraph, run);
}

// Rows of generic signs are only drawn as a rule; an ornament the author chose is shown.
bool is_ornament(std::string_view row) {
  return row.find_first_of("*-=_~#+.") == std::string_view::npos &&
         row.find_first_not_of(' ') != std::string_view::npos &&
         std::ranges::none_of(
             generic_rows, [&](std::string_view sign) { return row.find(sign) != std::string_view::npos; });
}

void append_block(pugi::xml_node parent, const Block& block, std::string classes, const BlockStyle& style) {
  if (!is_paragraph(block) && style.shows_ornaments && is_ornament(block.text))
    element(parent, "p", {{"class", "scene"}}, block.text);
  else if (!is_paragraph(block))
    element(parent, "hr", {{"class", "scene"}});
  else
    append_paragraph(parent, block, std::move(classes), style);
  line_end(parent);
}

bool is_verse(const Block& block) { return is_paragraph(block) && block.verse; }
bool is_note(const Block& block) { return block.voice == Block::Voice::author; }

// Calls `visit` with every longest stretch of blocks that agree in `property`.
template <class Property, class Visit>
void for_each_stretch(std::span<const Block> blocks, Property property, Visit visit) {
  while (!blocks.empty()) {
    const bool value = property(blocks.front());
    const auto end =
        std::ranges::find_if(blocks, [&](const Block& block) { return property(block) != value; });
    const auto size = static_cast<std::size_t>(end - blocks.begin());
    visit(value, blocks.first(size));
    blocks = blocks.subspan(size);
  }
}

// Lines of verse stand together in one element, so that they move and break together.
void append_voice(pugi::xml_node parent, std::span<const Block> blocks, const BlockStyle& style) {
  for_each_stretch(blocks, is_verse, [&](bool verse, std::span<const Block> stretch) {
    pugi::xml_node into = parent;
    if (verse) into = element(parent, "div", {{"class", "verse"}});
    if (verse) line_end(into);
    for (const Block& block : stretch) append_block(into, block, {}, style);
    if (verse) line_end(parent);
  });
}

// What the author says about the story. Without epub:type, which would make some readers pop it up as a
// footnote.
void append_note(pugi::xml_node parent, std::span<const Block> blocks, const BlockStyle& style,
                 std::size_t nth) {
  const std::string id = nth == 1 ? "an" : "an" + std::to_string(nth);
  auto aside =
      element(parent, "aside", {{"class", "author-note"}, {"role", "note"}, {"aria-labelledby", id}});
  line_end(aside);
  element(aside, "p", {{"class", "label"}, {"id", id}}, style.author_note);
  line_end(aside);
  append_voice(aside, blocks, style);
  line_end(parent);
}

std::size_t size_of(const Block& block) {
  constexpr std::size_t markup = 16;  // <p>, </p>, a class now and then
  return block.text.size() + markup;
}

}  // namespace

bool append_blocks(pugi::xml_node parent, std::span<const Block> blocks, const BlockStyle& style) {
  std::vector<Block> shown;
  const bool any = std::ranges::any_of(blocks, [](const Block& b) { return is_paragraph(b) && has_text(b); });
  if (!any) return false;
  if (std::ranges::any_of(blocks, [](const Block& b) { return is_paragraph(b) && !has_text(b); })) {
    std::ranges::copy_if(blocks, std::back_inserter(shown),
                         [](const Block& b) { return !is_paragraph(b) || has_text(b); });
    blocks = shown;
  }
  // Where the author alone speaks, as in a notice, there is nothing to set a note apart from.
  const bool all_notes = std::ranges::all_of(blocks, is_note);
  std::size_t notes = 0;
  for_each_stretch(blocks, is_note, [&](bool note, std::span<const Block> stretch) {
    if (note && !all_notes) {
      append_note(parent, stretch, style, ++notes);
    } else {
      append_voice(parent, stretch, style);
    }
  });
  return true;
}

std::string block_elements(const std::vector<Block>& blocks) {
  pugi::xml_document document;
  for (const Block& block : blocks) {
    if (is_paragraph(block) && !has_text(block)) continue;
    std::string classes;
    add_class(classes, is_verse(block), "verse");
    add_class(classes, is_note(block), "author-note");
    append_block(document, block, std::move(classes), {});
  }
  return save_fragment(document);
}

std::size_t part_count(std::size_t text_bytes, std::size_t blocks) {
  constexpr std::size_t limit = 200'000;
  constexpr std::size_t aim = 180'000;  // parts are cut between blocks, so some turn out larger than others
  const std::size_t size = text_bytes + size_of({}) * blocks;
  if (size <= limit) return 1;
  return std::clamp<std::size_t>((size + aim - 1) / aim, 1, std::max<std::size_t>(blocks, 1));
}

std::size_t part_count(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.text.size();
  return part_count(bytes, blocks.size());
}

std::span<const Block> part_of(const std::vector<Block>& blocks, std::size_t part, std::size_t parts) {
  std::size_t total = 0;
  for (const Block& block : blocks) total += size_of(block);
  std::size_t begin = 0, end = 0, passed = 0;
  for (std::size_t p = 1; p <= part; ++p) {
    begin = end;
    const std::size_t left = parts - p;  // each later part needs a block as well
    const std::size_t last = blocks.size() > left ? blocks.size() - left : 0;
    while (end < blocks.size() && (end == begin || (end < last && passed < total / parts * p))) {
      passed += size_of(blocks[end++]);
    }
    if (left == 0) end = blocks.size();
  }
  return std::span(blocks).subspan(begin, end - begin);
}

}  // namespace novel2epub::epub
