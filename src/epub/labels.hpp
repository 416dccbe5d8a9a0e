// The words of the book that are not the author's, in each language.
#pragma once

#include <string_view>

#include "novel2epub/book.hpp"

namespace novel2epub::epub {

struct Labels {
  std::string_view tag;           // BCP 47, when the metadata give none or only "zh"
  std::string_view contents;      // heading of the table of contents
  std::string_view cover;         // label of the cover page
  std::string_view title_page;    // label of the title page
  std::string_view introduction;  // heading of the page that shows the description
  std::string_view start;         // landmark: where the story begins
  std::string_view landmarks;     // name of the list of landmarks
  std::string_view author_note;   // heading of what the author says about the story
  std::string_view author_notes;  // title of the chapter that collects them
  std::string_view panel;         // name of a frame in which a game or a system speaks
  std::string_view picture;       // what is said of a picture of which the source says nothing
  std::string_view status;        // on the introduction page: whether the story is finished
  std::string_view length;        // how long it is
  std::string_view subjects;      // its tags
  std::string_view colophon;      // heading of the page that says how the book was made
  std::string_view made_by;       // "{1}": the program
  std::string_view made_from;     // "{1}" chapters, "{2}" letters
  std::string_view source;        // label of the address the text comes from
  std::string_view no_text;       // stands in a chapter of which the source has no text
  std::string_view untitled;      // title of a book that has none
  std::string_view anonymous;     // creator of a book whose author is unknown
  std::string_view separator;     // between title and author on one line
  std::string_view translator;    // on the title page, with the name in place of *
  std::string_view illustrator;
  std::string_view editor;
  std::string_view book_before;  // the name of the nth book of several is n between these
  std::string_view book_after;
  std::string_view volume_before;  // the name of the nth volume where volumes have none
  std::string_view volume_after;
  std::string_view accessibility_summary;
  std::string_view summary_with_images;         // the same for a book with pictures, all described
  std::string_view summary_with_silent_images;  // with pictures of which some are not
};

const Labels& labels(Language language);

}  // namespace novel2epub::epub
