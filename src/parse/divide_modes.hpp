// The ways to divide: a folder whose files are chapters, a whole novel, a folder of parts of one.
#pragma once

#include <span>

#include "parse/divide.hpp"

namespace novel2epub::parse {

Division divide_folder(std::span<const Text> texts);
Division divide_whole(std::span<const Text> texts);

// A folder whose files are not chapters but parts of a novel, with many chapters each.
bool holds_parts(std::span<const Text> texts);
Division divide_parts(std::span<const Text> texts);

// Gives chapters that have a number only the short line that nearly all of them begin with
// (learn_titles.cpp). Lines of the `page` are none.
void learn_titles(std::span<const Text> texts, const PageHead& page, std::vector<Draft>& drafts);

}  // namespace novel2epub::parse
