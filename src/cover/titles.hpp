// A title that says two things, and is set in two sizes.
#pragma once

#include <string>
#include <string_view>

namespace novel2epub::cover {

// "雾港守灯人：潮声里的旧信" and "渡口说书人（上册）" as title and subtitle; the second is empty where the
// title is of one piece.
struct Titles {
  std::string title, subtitle;
};
Titles split_title(std::string_view title);

}  // namespace novel2epub::cover
