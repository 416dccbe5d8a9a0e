#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <map>

#include "cli/messages.hpp"
#include "cli/metadata_options.hpp"
#include "text/chinese.hpp"
#include "text/language.hpp"

namespace novel2epub::cli {
namespace {

template <class E>
using Words = std::map<std::string, E>;

const Words<Level> levels = {{"off", Level::off}, {"safe", Level::safe}, {"full", Level::full}};
const Words<Layout> layouts = {{"auto", Layout::automatic},
                               {"lines", Layout::lines},
                               {"wrapped", Layout::wrapped},
                               {"indented", Layout::indented}};
const Words<Choice> choices = {{"auto", Choice::automatic}, {"yes", Choice::yes}, {"no", Choice::no}};
const Words<AuthorNotes> author_notes = {
    {"keep", AuthorNotes::keep}, {"drop", AuthorNotes::drop}, {"collect", AuthorNotes::collect}};
const Words<Quotes> quote_styles = {
    {"keep", Quotes::keep}, {"curly", Quotes::curly}, {"corner", Quotes::corner}};
const Words<Spacing> spacings = {
    {"keep", Spacing::keep}, {"strip", Spacing::strip}, {"pangu", Spacing::pangu}};
const Words<WritingMode> writing_modes = {{"horizontal", WritingMode::horizontal},
                                          {"vertical", WritingMode::vertical}};
const Words<Theme> themes = {
    {"classic", Theme::classic}, {"modern", Theme::modern}, {"compact", Theme::compact}};
const Words<ParagraphStyle> paragraph_styles = {
    {"indent", ParagraphStyle::indent}, {"spaced", ParagraphStyle::spaced}, {"both", ParagraphStyle::both}};
const Words<CleanFormat> formats = {{"text", CleanFormat::text}, {"xhtml", CleanFormat::xhtml}};

// An option whose value is one of a few words.
template <class T, class E>
void add_choice(CLI::App& app, const std::string& name, T& value, const Words<E>& words,
                const std::string& help) {
  std::string names;
  for (const auto& [word, meaning] : words) names += (names.empty() ? "" : "|") + word;
  app.add_option_function<std::string>(
         name, [&value, &words](const std::string& word) { value = words.at(word); }, help)
      ->check(CLI::IsMember(words))
      ->option_text(names);
}

void add_design(CLI::App& app, Options& options) {
  Design& design = options.design;
  add_choice(app, "--writing-mode", design.writing_mode, writing_modes,
             "Direction of lines; vertical for Japanese and Traditional Chinese");
  app.add_option("--upright-digits", design.upright_digits,
                 "In vertical lines: digits of the longest number set upright")
      ->option_text("N")
      ->check(CLI::Range(0, 4));
  add_choice(app, "--style", design.theme, themes, "Looks of headings, breaks and notes");
  add_choice(app, "--paragraph", design.paragraphs, paragraph_styles,
             "What parts paragraphs: an indent, a space or both");
  app.add_option("--css", options.css,
                 "Style sheet that follows the book's own; minimal: leave line height and justification to "
                 "the reader")
      ->option_text("FILE|minimal");
  app.add_option("--embed-font", options.embed_font,
                 "Font for the text, TTF or OTF, cut down to the book's characters")
      ->option_text("FILE");
}

void add_text_options(CLI::App& app, Options& options) {
  app.add_option("-l,--lang", options.metadata.language, "Language of the book, a tag such as zh-Hans")
      ->option_text("TAG");
  app.add_option("--encoding", options.encoding, "Charset of every input file")->option_text("NAME");
  app.add_flag("--repair-encoding", options.repair_encoding,
               "Read lines again whose bytes were read in the wrong charset, where that is exact");
  app.add_flag("--lossy", options.lossy, "Undecodable bytes become U+FFFD instead of an error");
  add_choice(app, "--strip", options.strip, levels,
             "How much boilerplate goes: nothing, what is proven, suspects too");
  add_choice(app, "--normalize", options.normalize, levels, "How much punctuation is mended");
  std::vector<std::string> conversions;
  for (const text::ChineseConversion& one : text::chinese_conversions()) conversions.emplace_back(one.name);
  app.add_option("--convert", options.convert,
                 "Simplified or Traditional Chinese, by OpenCC: s2t, s2tw, s2twp, s2hk, t2s, tw2s ...")
      ->option_text("CONFIG")
      ->check(CLI::IsMember(conversions));
  add_choice(app, "--layout", options.layout, layouts, "How lines make paragraphs");
  add_choice(app, "--washed", options.washed, choices,
             "Whether full-width marks were folded in the whole book");
  add_choice(app, "--author-notes", options.author_notes, author_notes,
             "What becomes of the author's words to the readers");
  app.add_option("--disable", options.disabled, "Switch a rule off by its name; may be given several times")
      ->option_text("RULE")
      ->expected(1)
      ->take_all();
  app.add_option("--enable", options.enabled, "Switch a rule on by its name; may be given several times")
      ->option_text("RULE")
      ->expected(1)
      ->take_all();
  app.add_option("--rules", options.rule_files,
                 "File of your own boilerplate rules; may be given several times")
      ->option_text("FILE")
      ->expected(1)
      ->take_all();
}

void add_normalize_flags(CLI::App& app, Options& options) {
  NormalizeFlags& flags = options.flags;
  const auto group = [](CLI::Option* option) { option->group("Punctuation"); };
  add_choice(app, "--quotes", flags.quotes, quote_styles,
             "Style of existing quotation marks, by nesting depth");
  add_choice(app, "--spacing", flags.spacing, spacings, "Spaces between CJK and Latin");
  group(app.get_option("--quotes"));
  group(app.get_option("--spacing"));
  group(app.add_flag("--latin-punct", flags.latin_punct, "Wide marks in Latin sentences become ASCII"));
  group(app.add_option_function<std::string>(
               "--periods", [&flags](const std::string&) { flags.periods_wide = true; },
               "Full stops between ideographs become 。")
            ->check(CLI::IsMember({"wide"}))
            ->option_text("wide"));
  group(app.add_option_function<std::string>(
               "--dots", [&flags](const std::string&) { flags.dots_interpunct = true; },
               "Dots between ideographs become ·")
            ->check(CLI::IsMember({"interpunct"}))
            ->option_text("interpunct"));
  group(app.add_option_function<std::string>(
               "--tilde", [&flags](const std::string&) { flags.tilde_wide = true; },
               "~ after an ideograph becomes ～")
            ->check(CLI::IsMember({"wide"}))
            ->option_text("wide"));
  group(app.add_option("--wave", flags.wave, "Unify wave dashes")
            ->check(CLI::IsMember({"301C", "FF5E"}))
            ->option_text("301C|FF5E"));
  group(app.add_option("--squeeze-punct", flags.squeeze_punct, "Longest run of one mark")->option_text("N"));
  group(app.add_flag("--touten-ellipsis", flags.touten_ellipsis, "、、、 becomes ……"));
  group(app.add_flag("--exclaim-space", flags.exclaim_space, "ja: a wide space after ！ and ？"));
  group(app.add_flag("--ja-minutes", flags.ja_minutes, "ja: \"x\" becomes 〝x〟"));
  group(app.add_flag("--bracket-stop", flags.bracket_stop, "ja: no 。 before 」"));
  group(app.add_flag("--ruby-paren", flags.ruby_paren, "ja: 漢字(かんじ) is ruby"));
  group(app.add_flag("--strip-han-spaces", flags.strip_han_spaces, "No spaces between ideographs"));
  group(
      app.add_flag("--fold-ja-width", flags.fold_ja_width, "ja: full-width letters and digits become ASCII"));
  group(app.add_flag("--no-fold-width", flags.no_fold_width, "Full-width letters and digits stay"));
  group(app.add_flag("--fix-radicals", flags.fix_radicals, "Radical signs become ideographs"));
  group(app.add_flag("--join-brackets", options.join_brackets, "Lines inside one bracket are one paragraph"));
  group(
      app.add_flag("--join-touten", options.join_touten, "A line that ends in a comma goes on in the next"));
  group(app.add_flag("--resegment", options.resegment, "Break a chapter that is one paragraph"));
  group(app.add_flag("--dedupe-paragraphs", options.dedupe_paragraphs,
                     "Take out a long paragraph that repeats the one above it"));
}

void add_ui(CLI::App& app, Options& options) {
  app.add_option("--ui", options.ui, "Language of messages; else that of the locale")
      ->option_text("en|zh")
      ->check(CLI::IsMember({"en", "zh"}));
}

bool read_epoch(const char* words, std::int64_t& seconds) {
  const std::string_view s = words;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), seconds);
  return error == std::errc{} && end == s.data() + s.size() && seconds >= 0;
}

}  // namespace

void add_convert_options(CLI::App& app, Command& command) {
  Options& options = command.options;
  app.add_option("INPUT", options.inputs, "Folders of chapters, files, or - for standard input")->required();
  app.add_option("-o,--output", options.output,
                 "The book to write; else it is named after its title, beside the input; BOOK.kepub.epub has "
                 "Kobo's markup")
      ->option_text("BOOK.epub");
  add_metadata_options(app, command);
  CLI::Option* const volumes = app.add_flag("--split-volumes", options.split_volumes,
                                            "One book for each volume: BOOK-01.epub, BOOK-02.epub ...");
  app.add_option("--split-every", options.split_every, "One book for each N chapters")
      ->option_text("N")
      ->check(CLI::Range(1, 1'000'000))
      ->excludes(volumes);
  app.add_option("-c,--cover", options.cover,
                 "Cover image: JPEG, PNG, WebP, GIF or BMP; auto: the folder's, else drawn; none: no cover")
      ->option_text("FILE|auto|none");
  app.add_option("--cover-font", options.cover_font, "Font for the words of a drawn cover")
      ->option_text("FILE");
  app.add_flag("--colophon", options.colophon, "A page at the end that says how the book was made");
  app.add_option("--toc-group", options.toc_group,
                 "Chapters to a group of the table of contents, in a book without volumes")
      ->option_text("N")
      ->check(CLI::Range(2, 10000));
  add_design(app, options);
  add_text_options(app, options);
  add_normalize_flags(app, options);
  app.add_option("--report", command.report, "Write what was done as JSON")->option_text("FILE.json");
  app.add_flag("--dry-run", options.dry_run, "Do everything but write the book");
  app.add_flag("--strict", command.strict, "Exit with 3 when there are warnings");
  app.add_option("-j,--jobs", options.jobs, "Threads; 0: as many as the machine has")
      ->option_text("N")
      ->check(CLI::Range(0, 1024));
  add_ui(app, options);
  app.add_flag("-q,--quiet", command.quiet, "Warnings and errors only");
  app.add_flag("-v,--verbose", command.verbose, "Notes too");
}

void add_conversion_options(CLI::App& app, Options& options) {
  add_text_options(app, options);
  add_normalize_flags(app, options);
  add_ui(app, options);
}

void add_clean_options(CLI::App& app, Command& command) {
  Options& options = command.options;
  app.add_option("FILE", command.file, "The chapter; - for standard input");
  add_choice(app, "--to", command.format, formats, "One block a line, as text or as XHTML elements");
  app.add_option("-t,--title", options.metadata.title, "The chapter's title: lines that repeat it go")
      ->option_text("TEXT");
  add_text_options(app, options);
  add_normalize_flags(app, options);
  app.add_flag("--explain", options.explain, "Print each change as line:column rule before → after");
  app.add_option("--report", command.report, "Write what was done as JSON")->option_text("FILE.json");
  add_ui(app, options);
  app.add_flag("-q,--quiet", command.quiet, "Warnings and errors only");
}

std::string finish_options(Command& command) {
  Metadata& metadata = command.options.metadata;
  if (std::string wrong = finish_metadata(command); !wrong.empty()) return wrong;
  if (!metadata.language.empty()) {
    const std::string tag = text::canonical_tag(metadata.language);
    if (tag.empty())
      return "--lang: '" + metadata.language + "' is no language tag (zh-Hans, zh-TW, ja, ko, en, vi ...)";
    metadata.language = tag;
  }
  if (command.options.ui.empty()) command.options.ui = ui_of_locale();
  command.options.now = static_cast<std::int64_t>(std::time(nullptr));
  if (const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
      epoch != nullptr && !read_epoch(epoch, metadata.modified))
    return "SOURCE_DATE_EPOCH must be a number of seconds, not '" + std::string(epoch) + "'";
  return {};
}

}  // namespace novel2epub::cli
