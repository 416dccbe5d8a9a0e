// What goes into one EPUB, before it is bytes: the reading order and the resources beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/options.hpp"

namespace novel2epub::epub {

// One content document of the spine.
struct Page {
  enum class Kind { cover, title, introduction, contents, volume, chapter, colophon };
  Kind kind = Kind::chapter;
  std::string id;           // manifest id: "c00001"
  std::string path;         // in the container below EPUB/: "text/c00001.xhtml"
  std::string label;        // in the table of contents, and the heading where a chapter has none
  std::string title;        // of the document: the label, told apart from others of the same words
  std::size_t depth = 1;    // level in the table of contents: 1, or 2 below a volume; 0: not listed
  std::size_t heading = 1;  // for Kind::chapter: level of its heading, 2 in a volume
  std::string group;        // of the table of contents: the label of the group that begins with this page
  std::size_t chapter = 0;  // for Kind::chapter: index into the chapters
  std::size_t part = 1;     // for Kind::chapter: which of its documents this is, from 1
  std::size_t parts = 1;    // and into how many the chapter falls
  ChapterKind chapter_kind = ChapterKind::chapter;

  // What stands before the first chapter under no heading of its own: shown, but no entry of the contents.
  bool nameless_introduction = false;
};

// Whether someone is named with the author as one more.
bool is_author(const Contributor& one);

// All of them on one line; empty where nobody is known.
std::string authors(const Metadata& metadata, Language language);

// A picture of the text in the container.
struct Illustration {
  std::string id;    // manifest id: "img-c00012-1"
  std::string path;  // below EPUB/: "images/c00012-1.jpg"
  std::string media_type;
  std::size_t chapter = 0;  // that shows it first: it is stored behind that chapter's pages
};

// What is true of the publication as a whole and is needed by its parts.
struct Publication {
  Metadata metadata;  // complete: identifier and modified filled in
  Language language = Language::zh_hans;
  std::vector<Page> pages;  // in reading order
  std::optional<Cover> cover;
  Design design;
  std::string user_css;   // a style sheet of its own that follows ours
  std::string font_type;  // media type of the font that is embedded at font_path(); empty: none
  bool kobo = false;      // with the markup of Kobo's reading system (epub/kobo.hpp)
  bool has_ruby = false;
  bool vertical = false;  // lines from top to bottom, pages from right to left: design.writing_mode
  std::size_t chapters = 0, letters = 0;  // of the story, for the colophon
  std::vector<Illustration> images;       // Block::image counts in them
  bool describes_all_images = true;       // the source has words for each
};

// A file of the container below EPUB/.
struct Resource {
  std::string path;
  std::string bytes;
};

// A chapter in outline: all that the plan of the book needs to know before the text is made.
struct Outline {
  ChapterKind kind = ChapterKind::chapter;
  std::string label;
  std::string volume;
  std::optional<std::int64_t> number;  // makes ids that survive new chapters in front of this one
  std::size_t parts = 1;               // part_count() of its text
};

// Into how many documents a chapter's text falls: one up to 200 KB, the limit of old readers. Bytes of the
// text and its number of blocks; an estimate made before the text is normalized is good enough.
std::size_t part_count(std::size_t text_bytes, std::size_t blocks);
std::size_t part_count(const std::vector<Block>& blocks);

// What the plan holds beyond the text.
struct PlanChoices {
  bool colophon = false;
  std::size_t toc_group =
      0;                   // chapters to a group of the table of contents, in a book without volumes; 0: none
  bool own_blurb = false;  // the description is the user's: it is shown whatever the text has for one
};

// The plan of the book: pages with ids, paths and depths (epub.md 3.7, 3.8, 5).
std::vector<Page> plan_pages(const std::vector<Outline>& chapters, const Metadata& metadata,
                             Language language, bool cover, const PlanChoices& choices = {});

// Where each of the images goes: named after the chapter that shows it first.
std::vector<Illustration> plan_images(const std::vector<const Image*>& images,
                                      const std::vector<Chapter>& chapters, const std::vector<Page>& pages);

// Whether every figure of the chapters has words of the source for those who do not see it.
bool describes_all_images(const std::vector<Chapter>& chapters);

// One chapter, or page.part of it, as an XHTML content document (EPUB 3.3, 6.1).
std::string content_document(const Chapter& chapter, const Page& page, const Publication& publication);

// Everything but the chapters, in the order of the container: META-INF is not among them.
std::vector<Resource> front_resources(const Publication& publication);  // package, nav, ncx, css, cover

// The other pages: cover, title, introduction, volume. Kind::contents is nav.xhtml, which front_resources()
// makes.
std::string page_document(const Page& page, const Publication& publication);

// META-INF/container.xml.
std::string container_document();

// "fonts/book.otf", by the font's media type; the one resource that is not ours to make.
std::string font_path(const Publication& publication);

// META-INF/com.apple.ibooks.display-options.xml, without which Apple Books shows no embedded font.
std::string display_options_document();

// The blocks of a chapter, one block element a line, as `clean --to xhtml` prints them.
std::string block_elements(const std::vector<Block>& blocks);

}  // namespace novel2epub::epub
