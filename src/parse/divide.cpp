#include "parse/divide.hpp"

#include "parse/contents_file.hpp"
#include "parse/divide_lines.hpp"
#include "parse/divide_modes.hpp"

namespace novel2epub::parse {

Division divide(std::span<const Text> texts, const DivideSettings& settings) {
  Division division = settings.whole       ? divide_whole(texts)
                      : holds_parts(texts) ? divide_parts(texts)
                                           : divide_folder(texts);
  learn_titles(texts, division.drafts);
  for (Draft& draft : division.drafts) drop_unshown(draft, texts);
  if (settings.contents != nullptr) follow_contents(*settings.contents, division);
  return division;
}

}  // namespace novel2epub::parse
