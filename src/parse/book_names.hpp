// Titles and authors in the forms that files and first lines give them.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::parse {

// At most 20 characters (of a Latin name 40), no colon, no four digits in a row, no sentence.
bool is_plausible_author(std::string_view name);

// A title without 《》, and without what was said of the edition: （校对版全本）, 【完结】, TXT下载. Empty
// when nothing is left that can be a title.
std::string tidy_title(std::string_view title);

// A name without the words around it: 作者：, 著, by.
std::string tidy_author(std::string_view author);

}  // namespace novel2epub::parse
