// Names of folders and files that do not name a book.
#pragma once

#include <string_view>

namespace novel2epub::text {

// Names that say nothing about the book: chapters, txt, 正文, output, 1.
bool is_generic_name(std::string_view stem);

// "第12章 …", "chapter_0012", "0012": names of one chapter, not of a book.
bool names_a_chapter(std::string_view stem);

}  // namespace novel2epub::text
