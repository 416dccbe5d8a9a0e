// The first half of the pipeline: from what the user named to finished chapters.
#pragma once

#include <optional>
#include <vector>

#include "chapters.hpp"
#include "novel2epub/options.hpp"
#include "novel2epub/report.hpp"
#include "read/discover.hpp"

namespace novel2epub {

struct Manuscript {
  read::Discovery found;
  Chapters made;
  std::vector<Image> images;  // that the chapters show: PictureUse::image counts in them
};

// Nothing when there is no text to make a book of; the report says why in any case.
std::optional<Manuscript> make_manuscript(const Options& options, Report& report);

}  // namespace novel2epub
