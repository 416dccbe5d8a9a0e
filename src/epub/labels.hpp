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
  std::string_view no_text;       // stands in a chapter of which the source has no text
  std::string_view untitled;      // title of a book that has none
  std::string_view anonymous;     // creator of a book whose author is unknown
  std::string_view separator;     // between title and author on one line
  std::string_view translator;    // on the title page, with the name in place of *
  std::string_view illustrator;
  std::string_view editor;
  std::string_view book_before;  // the name of the nth book of several is n between these
  std::string_view book_after;
  std::string_view accessibility_summary;
};

const Labels& labels(Language language);

}  // namespace novel2epub::epub
