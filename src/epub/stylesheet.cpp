#include <algorithm>
#include <vector>

#include "epub/logical.hpp"
#include "epub/package.hpp"
#include "text/data.hpp"
#include "text/language.hpp"

namespace novel2epub::epub {
namespace {

std::string_view language_name(Language language) {
  switch (language) {
    case Language::zh_hans:
    case Language::zh_hant:
      return "zh";
    case Language::ja:
      return "ja";
    case Language::ko:
      return "ko";
    case Language::en:
      return "en";
    case Language::vi:
      break;
  }
  return "vi";
}

ParagraphStyle paragraphs(const Design& design) {
  const bool modern = design.theme == Theme::modern;
  return design.paragraphs.value_or(modern ? ParagraphStyle::spaced : ParagraphStyle::indent);
}

// The files of data/styles that make the book's own sheet, in their order: each may change what those before
// it say.
std::vector<std::string> parts(const Publication& publication) {
  const std::string language(language_name(publication.language));
  std::vector<std::string> names = {"book", language};
  if (publication.design.theme == Theme::modern) names.push_back("modern");
  if (publication.design.theme == Theme::compact) names.push_back("compact");
  if (paragraphs(publication.design) == ParagraphStyle::spaced) names.push_back("paragraph-spaced");
  if (paragraphs(publication.design) == ParagraphStyle::both) names.push_back("paragraph-both");
  if (publication.vertical) names.insert(names.end(), {"vertical", language + "-vertical"});
  if (publication.kobo) names.push_back("kobo");
  return names;
}

// The book's font is for the text; the generic family behind it is for what the font has no glyph for.
std::string font_rules(const Publication& publication) {
  return "\n@font-face {\n  font-family: \"Book\";\n  src: url(\"../" + font_path(publication) +
         "\");\n}\n\nbody {\n  font-family: \"Book\", serif;\n}\n";
}

// Without what stores want left to the reader: the text's line height and alignment, which only rules for
// body set (EPUB reading systems and KDP have their own).
std::string without_text_settings(std::string_view sheet) {
  std::string out;
  bool in_body = false;
  while (!sheet.empty()) {
    const std::size_t end = std::min(sheet.find('\n'), sheet.size());
    const std::string_view line = sheet.substr(0, end);
    if (line.ends_with('{')) in_body = line == "body {";
    const bool setting = line.starts_with("  line-height:") || line.starts_with("  text-align:");
    if (!in_body || !setting) out.append(line).append("\n");
    sheet.remove_prefix(std::min(end + 1, sheet.size()));
  }
  return out;
}

}  // namespace

std::string style_sheet(const Publication& publication) {
  std::string out;
  for (const std::string& name : parts(publication)) {
    const std::string_view sheet = text::data_file("styles/" + name + ".css");
    if (!out.empty() && !sheet.empty()) out += '\n';
    out += physical_sheet(sheet, publication.vertical);
  }
  if (!publication.font_type.empty()) out += font_rules(publication);
  return publication.design.minimal ? without_text_settings(out) : out;
}

}  // namespace novel2epub::epub
