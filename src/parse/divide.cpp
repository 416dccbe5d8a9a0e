#include "parse/divide.hpp"

#include <set>

#include "parse/begin_again.hpp"
#include "parse/contents_file.hpp"
#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"
#include "parse/trails.hpp"

namespace novel2epub::parse {

namespace {

// "第12章 第12话" in every chapter: the site's number and the author's, and no volume of one chapter each.
void drop_doubled_volumes(std::vector<Draft>& drafts) {
  std::size_t named = 0, equal = 0;
  std::set<std::string_view> volumes;
  for (const Draft& draft : drafts) {
    if (draft.volume.empty()) continue;
    const auto volume = match_heading(draft.volume);
    ++named;
    equal += volume && volume->number && volume->number == draft.number ? 1 : 0;
    volumes.insert(draft.volume);
  }
  if (named < 3 || equal < named || 4 * volumes.size() < 3 * named) return;
  for (Draft& draft : drafts) draft.volume.clear();
}

}  // namespace

Division divide(std::span<const Text> texts, const DivideSettings& settings) {
  Division division = settings.whole       ? divide_whole(texts)
                      : holds_parts(texts) ? divide_parts(texts)
                                           : divide_folder(texts);
  drop_doubled_volumes(division.drafts);
  learn_titles(texts, division.page, division.drafts);
  drop_trails(texts, division.drafts);
  for (Draft& draft : division.drafts) drop_unshown(draft, texts);
  if (settings.contents != nullptr) follow_contents(*settings.contents, division);
  count_volumes(division.drafts, division.notes);
  return division;
}

}  // namespace novel2epub::parse
