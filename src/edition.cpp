#include "edition.hpp"

#include <algorithm>

#include "balance.hpp"
#include "normalize/normalize.hpp"
#include "text/chinese.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

struct Script {
  const text::ChineseConverter& converter;
  Quotes quotes;  // keep: the user said which glyphs they want, and has them
};

// Other languages inside a Chinese book keep their ideographs and quotes. A の or two does not make Chinese
// Japanese; “……” is as Chinese as the book.
bool is_foreign(std::string_view text) {
  constexpr std::size_t few = 4;
  const text::ScriptCounts counts = text::count_scripts(text);
  if (counts.han == 0) return counts.kana + counts.hangul + counts.latin + counts.vietnamese > 0;
  return counts.kana >= few && text::detect_language(counts) == Language::ja;
}

void convert_text(std::string& text, const Script& script) {
  if (text.empty() || is_foreign(text)) return;
  text = normalize::restyle_quotes(script.converter.convert(text), script.quotes);
}

// Runs share one nesting of quotes: restyled as one text, whose code points then go back to their runs.
void restyle_runs(std::vector<Run>& runs, Quotes quotes) {
  std::string all;
  for (const Run& run : runs) all += run.text;
  const std::string restyled = normalize::restyle_quotes(all, quotes);
  std::size_t at = 0;
  for (Run& run : runs) {
    const std::size_t begin = at;
    for (std::size_t n = text::length(run.text); n > 0; --n) text::next(restyled, at);
    run.text = restyled.substr(begin, at - begin);
  }
}

void convert_block(Block& block, const Script& script) {
  if (block.kind != Block::Kind::figure && is_foreign(block.text)) return;
  convert_text(block.text, script);
  for (PictureUse& picture : block.pictures) convert_text(picture.alt, script);
  for (Run& run : block.runs)
    if (run.kind != Run::Kind::ruby || text::count_scripts(run.reading).kana == 0)
      run.text = script.converter.convert(run.text);
  if (!block.runs.empty()) restyle_runs(block.runs, script.quotes);
}

void convert_chapter(Chapter& chapter, const Script& script) {
  convert_text(chapter.heading.number, script);
  convert_text(chapter.heading.name, script);
  convert_text(chapter.volume, script);
  chapter.letters = 0;
  for (Block& block : chapter.blocks) {
    convert_block(block, script);
    chapter.letters += letters_shown(block).count;
  }
}

void convert_metadata(Metadata& metadata, const Script& script) {
  convert_text(metadata.title, script);
  convert_text(metadata.subtitle, script);
  convert_text(metadata.author, script);
  for (Contributor& contributor : metadata.contributors) convert_text(contributor.name, script);
  convert_text(metadata.series, script);
  convert_text(metadata.description, script);
  convert_text(metadata.status, script);
  convert_text(metadata.length, script);
  for (std::string& subject : metadata.subjects) convert_text(subject, script);
}

}  // namespace

void convert_script(Chapters& made, const Options& options) {
  if (options.convert.empty()) return;
  const Result<text::ChineseConverter> converter = text::ChineseConverter::open(options.convert);
  if (!converter) {
    made.notes.push_back(converter.error());
    return;
  }
  if (!text::is_chinese(made.language)) {
    made.notes.push_back({Severity::warning, "convert.not-chinese", "", 0,
                          "the text is not Chinese and is not converted (--lang says its language)"});
    return;
  }
  const text::ChineseConversion& edition = *text::find_chinese_conversion(options.convert);
  if (options.metadata.language.empty()) made.metadata.language = edition.tag;
  made.language = text::language_of(edition.tag);
  Quotes quotes = made.language == Language::zh_hant ? Quotes::corner : Quotes::curly;
  if (options.flags.quotes != Quotes::keep) quotes = Quotes::keep;
  const Script script{*converter, quotes};
  for_each_index(made.chapters.size(), options.jobs,
                 [&](std::size_t i) { convert_chapter(made.chapters[i], script); });
  convert_metadata(made.metadata, script);
}

}  // namespace novel2epub
