// Every setting of a run, with its default and its unit. Strings are UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub {

enum class Level { off, safe, full };                       // how much --strip and --normalize do
enum class Layout { automatic, lines, wrapped, indented };  // how lines make paragraphs
enum class Choice { automatic, yes, no };
enum class AuthorNotes { keep, drop, collect };
enum class Quotes { keep, curly, corner };  // glyphs of existing quotation marks
enum class Spacing { keep, strip, pangu };  // spaces between CJK and Latin

enum class WritingMode { horizontal, vertical };
enum class Theme { classic, modern, compact };       // data/styles/THEME.css
enum class ParagraphStyle { indent, spaced, both };  // what tells a paragraph from the one before

// How the pages look. Sizes and fonts of the text are the reader's own business.
struct Design {
  WritingMode writing_mode = WritingMode::horizontal;
  unsigned upright_digits = 2;  // in vertical lines: digits of the longest number that stands upright
  Theme theme = Theme::classic;
  std::optional<ParagraphStyle> paragraphs;  // none: as the theme has it
  bool minimal = false;                      // line height and justification stay the reader's, as stores ask
};

// Settings of the normalizer beyond its defaults. Each is one flag of the command line.
struct NormalizeFlags {
  Quotes quotes = Quotes::keep;
  Spacing spacing = Spacing::keep;
  bool latin_punct = false;
  bool periods_wide = false;
  bool dots_interpunct = false;
  bool tilde_wide = false;
  std::string wave;                       // "", "301C" or "FF5E"
  std::optional<unsigned> squeeze_punct;  // longest run of one mark
  bool touten_ellipsis = false;
  bool exclaim_space = false;
  bool ja_minutes = false;
  bool bracket_stop = false;
  bool ruby_paren = false;
  bool strip_han_spaces = false;
  bool fold_ja_width = false;
  bool no_fold_width = false;
  bool fix_radicals = false;
};

struct Options {
  std::vector<std::string> inputs;  // folders or files in the order given; "-" is standard input
  std::string output;               // empty: named after the title, beside the first input
  Metadata metadata;                // what is set here wins over what is inferred
  std::string cover;            // path; "none"; empty or "auto": cover.{jpg,png...} in the folder, else drawn
  std::string cover_font;       // path of a font for the words of a drawn cover
  bool split_volumes = false;   // a book for each volume
  std::size_t split_every = 0;  // a book for each so many chapters; 0: one book
  Design design;
  std::string css;         // path of a style sheet that follows ours; "minimal": Design::minimal
  std::string embed_font;  // path of a font to bring along, cut down to the book's characters
  std::string encoding;    // charset of every input file; empty: found out per file
  bool lossy = false;      // undecodable bytes become U+FFFD instead of an error
  Level strip = Level::safe;
  Level normalize = Level::safe;
  Layout layout = Layout::automatic;
  Choice washed = Choice::automatic;  // whether full-width marks were folded by NFKC (profile PR-1)
  NormalizeFlags flags;
  AuthorNotes author_notes = AuthorNotes::keep;
  bool colophon = false;              // a page at the end that says how the book was made
  unsigned toc_group = 0;             // chapters to a group of a long table of contents; 0: no groups
  std::vector<std::string> disabled;  // rules by name
  std::vector<std::string> enabled;
  std::vector<std::string> rule_files;
  bool join_brackets = false, join_touten = false, resegment = false, dedupe_paragraphs = false;
  bool repair_encoding = false;
  std::string convert;              // OpenCC configuration ("s2t"), empty: none
  bool explain = false;             // clean(): tell each change of the normalizer
  bool dry_run = false;             // everything but writing
  std::string ui;                   // language of messages: "en" or "zh"
  unsigned jobs = 0;                // threads; 0: as many as the machine has
  std::optional<std::int64_t> now;  // the clock, read once in main; used only where no input has a time
};

}  // namespace novel2epub
