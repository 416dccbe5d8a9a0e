// The first lines of a chapter's file: where its heading stands, and what stands around it.
#pragma once

#include <optional>

#include "parse/draft.hpp"
#include "parse/file_chapter.hpp"
#include "parse/folder_habits.hpp"

namespace novel2epub::parse {

// Finds the heading of `chapter`, whose name is read, and lifts it; drops what repeats it, a page's own head
// and lines about the book. What a breadcrumb says is returned.
std::optional<HeadingMatch> read_head(const Text& text, const FolderHabits& habits, FileChapter& chapter);

}  // namespace novel2epub::parse
