// The book between reading and writing: plain values. Every string is UTF-8 that XML 1.0 allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub {

// The languages whose conventions the program knows. Other tags are treated as the nearest of these.
enum class Language { zh_hans, zh_hant, ja, ko, en, vi };

// A stretch of a block's text with one meaning.
struct Run {
  enum class Kind {
    text,
    ruby,      // `reading` above `text`, and perhaps another below it
    emphasis,  // emphasis dots, or italics where those are unknown
    note,      // an editor's command that was not understood, kept as it stands
    strong,    // bold
    italic,    // slanted
    small,     // a remark within the line
    raised,    // above the line: kana that a reading of kanbun adds
    lowered,   // below it: return marks of kanbun
    upright,   // tate-chu-yoko: digits set upright in a vertical line
    notelink,  // the mark of a footnote: where the text refers to it, and at the footnote's own head
  };
  Kind kind = Kind::text;
  std::string text;
  std::string reading;
  std::size_t footnote = 0;  // notelink: which footnote of the chapter, from 1
  std::string under{};       // ruby: the reading on the other side, below a line or to the left of it
};

// Where a stretch of a block's text was read: in a text of the dump with its markup taken away.
struct Origin {
  std::size_t at = 0;      // byte offset in the block's text
  std::size_t size = 0;    // bytes; what joins two stretches (a space) belongs to none
  std::size_t text = 0;    // index of the dump's text
  std::size_t offset = 0;  // byte offset in that text
};

// Where a command of Aozora Bunko sets a paragraph in its line.
struct Placing {
  unsigned indent = 0;  // characters
  bool at_end = false;  // at the line's end
};

// Stands in a block's text for a picture within the line: a character the font had not, a smiling face.
inline constexpr std::string_view picture_sign = "\uFFFC";

// A picture where the text shows it.
struct PictureUse {
  std::size_t image = 0;  // which of the book's images
  std::string alt;        // what the source says instead of the picture, or empty
};

// A paragraph, a scene break or a picture.
struct Block {
  enum class Kind { paragraph, scene_break, figure };
  // What keeps the source's own lines: neighbours of one setting stand in one frame.
  enum class Setting { prose, verse, letter, panel };
  // Whose words they are: the story's, or the author's about it.
  enum class Voice { story, author };
  Kind kind = Kind::paragraph;
  Voice voice = Voice::story;
  bool gap = false;       // the author left a pause above this block
  bool dialogue = false;  // ja: starts with an opening bracket, set without indent
  bool indented = true;   // ja: whether the line was indented where the source's habit is mixed
  Setting setting = Setting::prose;
  Placing placing;                   // ja
  std::size_t footnote = 0;          // from 1: the paragraph is this footnote of its chapter
  std::vector<PictureUse> pictures;  // a figure's one; a paragraph's, one for each picture_sign in its text
  std::string text;        // the whole text, before ruby and other notation become runs; a figure's caption
  std::vector<Run> runs;   // filled by normalize(); what the book shows. Empty: `text` as it stands
  std::size_t offset = 0;  // byte offset of the block's first letter in its draft's text
  std::vector<Origin> origins;  // of `text` as it was parsed, ascending; normalize() leaves them as they are
};

// A chapter's heading, number and name apart: {"第1457章", "杜宏远咨询"}. Either may be empty.
struct Heading {
  std::string number;
  std::string name;
  std::string separator = " ";  // what stands between them: ": " in "Chapter 3: Rain"
  std::string label() const;    // number and name with the separator between them
};

enum class ChapterKind { chapter, introduction, prologue, epilogue, extra, afterword, notice };

// The part of a dump that a chapter was made from. Lines are 1-based and inclusive.
struct SourceRange {
  std::string file;     // relative to the input
  std::string charset;  // IANA name
  double confidence = 1;
  std::size_t first_line = 0;
  std::size_t last_line = 0;
};

struct Chapter {
  ChapterKind kind = ChapterKind::chapter;
  Heading heading;
  std::optional<std::int64_t> number;  // the heading's number, where it has one
  std::string volume;                  // title of the volume the chapter stands in, or empty
  std::vector<Block> blocks;
  std::vector<SourceRange> sources;
  std::size_t letters = 0;  // letters and digits of the blocks
};

// Someone beside the author who made the book, or made it with them.
struct Contributor {
  std::string name;
  std::string role;      // MARC relator code: "trl" for a translator; may be empty
  bool creator = false;  // named with the author
};

// An element of Dublin Core that has no place of its own in Metadata: {"rights", "…"}.
struct Term {
  std::string name;
  std::string value;
};

// What the package document says about the book. Empty means unknown.
struct Metadata {
  std::string title;
  std::string volume;  // the part of the title that this book is, where it is not the whole: "第一卷 江湖"
  std::string subtitle;
  std::string title_sort;  // how shelves sort the title; empty: by its words
  std::string author;
  std::string author_sort;
  bool no_author = false;  // there is none to name; otherwise an unknown one is named as unknown
  std::vector<Contributor> contributors;
  std::string language;  // BCP 47 tag, canonical case: "zh-Hans"
  std::string series;
  std::string series_index;
  std::string description;
  std::string publisher;
  std::string source;      // URL of the book's page
  std::string date;        // first publication, as given
  std::string identifier;  // as given; empty: derived from what identifies the book (epub/identifier.hpp)
  std::string status;      // whether the story is finished, in the source's words: "连载中"
  std::string length;      // how long the source says it is, in its words: "132万字"
  std::vector<std::string> subjects;
  std::vector<Term>
      terms;  // identifier, type, format, relation, coverage, rights, and more of publisher and source
  std::string certified_by;    // who vouches that the book conforms to EPUB Accessibility 1.1, WCAG 2.2 AA
  std::string a11y_report;     // URL of their report
  std::int64_t modified = -1;  // seconds since 1970-01-01T00:00:00Z; negative: unknown

  std::string full_title() const;  // title and volume with a space between: what a shelf shows
};

// A cover as it goes into the book.
struct Cover {
  std::string bytes;
  std::string media_type;  // "image/jpeg" or "image/png", decided from the bytes
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// A picture of the text as it goes into the book: still, upright, opaque.
struct Image {
  std::string name;  // as the dump has it, relative to the input: "images/001.jpg"
  std::string bytes;
  std::string media_type;  // "image/jpeg" or "image/png", decided from the bytes
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

}  // namespace novel2epub
