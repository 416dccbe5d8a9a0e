#include <algorithm>

#include "chapters.hpp"
#include "dump.hpp"
#include "epub/publication.hpp"
#include "explain.hpp"
#include "novel2epub/convert.hpp"
#include "parse/divide.hpp"
#include "parse/headings.hpp"
#include "parse/ledger.hpp"
#include "text/unicode.hpp"

namespace novel2epub {
namespace {

std::string as_text(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (block.kind == Block::Kind::scene_break) {
      out += block.text.empty() ? "***" : block.text;
    } else if (block.runs.empty()) {
      out += block.text;
    } else {
      for (const Run& run : block.runs) {
        out += run.text;
        if (run.kind == Run::Kind::ruby && !run.reading.empty()) out += "《" + run.reading + "》";
        if (!run.under.empty()) out += "［＃「" + run.text + "」の左に「" + run.under + "」のルビ］";
      }
    }
    out += '\n';
  }
  return out;
}

// The text as one chapter whose lines all stay, but for those among the first that repeat the given title
// (P-10).
parse::Division undivided(const parse::Text& text, const std::string& title) {
  constexpr std::size_t first_lines = 5;
  const std::string& all = text.clean.text();
  parse::Draft draft;
  draft.pieces.push_back({0, 0, all.size()});
  std::size_t seen = 0;
  for (std::size_t begin = 0; !title.empty() && begin < all.size() && seen < first_lines;) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = text::trim(std::string_view(all).substr(begin, end - begin));
    const std::string_view crumb = line.substr(std::min(line.rfind('>') + 1, line.size()));
    if (!line.empty()) ++seen;
    if (!line.empty() && (parse::title_key(line) == parse::title_key(title) ||
                          parse::title_key(crumb) == parse::title_key(title)))
      draft.dropped.push_back({{0, begin, end}, "P-10"});
    begin = end + 1;
  }
  parse::Division division;
  division.drafts.push_back(std::move(draft));
  return division;
}

std::string heading_line(const Heading& heading, CleanFormat format) {
  const std::string label = heading.label();
  if (label.empty()) return {};
  if (format == CleanFormat::text) return label + "\n";
  Block block;
  block.text = label;
  std::string element = epub::block_elements({block});  // <p>...</p>, escaped
  return "<h1>" + element.substr(3, element.size() - 8) + "</h1>\n";
}

}  // namespace

Cleaned clean(std::string_view bytes, const std::string& name, CleanFormat format, const Options& options) {
  Cleaned out;
  Dump dump = read_bytes(bytes, name, options);
  out.report.diagnostics = dump.notes;
  if (has_error(dump.notes)) return out;
  const bool whole = options.strip == Level::off || !options.metadata.title.empty();
  parse::Division division =
      whole ? undivided(dump.texts[0], options.metadata.title) : parse::divide(dump.texts, {});
  Chapters made = make_chapters(dump, std::move(division),
                                {.base = {}, .plain = true, .rule_files = options.rule_files}, options);
  if (options.explain) out.explained = explain(dump, made);
  for (const Chapter& chapter : made.chapters) {
    out.text += heading_line(chapter.heading, format);
    out.text += format == CleanFormat::text ? as_text(chapter.blocks) : epub::block_elements(chapter.blocks);
  }
  out.report.book = std::move(made.metadata);
  out.report.removed = std::move(made.removed);
  out.report.changed = std::move(made.changed);
  out.report.diagnostics.insert(out.report.diagnostics.end(), made.notes.begin(), made.notes.end());
  return out;
}

}  // namespace novel2epub
