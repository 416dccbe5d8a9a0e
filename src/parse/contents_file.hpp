// A contents file beside the chapters: its order and titles win.
#pragma once

#include <span>

#include "parse/divide.hpp"

namespace novel2epub::parse {

// Orders the drafts as `contents` lists them and completes headings from it, when most of them are listed
// there; else leaves a note (order.contents) and changes nothing.
void follow_contents(const Text& contents, Division& division);

}  // namespace novel2epub::parse
