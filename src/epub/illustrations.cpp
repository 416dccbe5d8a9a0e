#include <algorithm>
#include <string>

#include "epub/lines.hpp"
#include "epub/publication.hpp"

namespace novel2epub::epub {
namespace {

std::string_view suffix_of(std::string_view media_type) {
  return media_type == "image/png" ? ".png" : ".jpg";
}

}  // namespace

std::vector<Illustration> plan_images(const std::vector<const Image*>& images,
                                      const std::vector<Chapter>& chapters, const std::vector<Page>& pages) {
  std::vector<Illustration> out(images.size());
  for (const Page& page : pages) {
    if (page.kind != Page::Kind::chapter || page.part != 1) continue;
    std::size_t count = 0;
    for (const Block& block : chapters[page.chapter].blocks)
      for (const PictureUse& use : block.pictures) {
        if (!out[use.image].id.empty()) continue;
        const Image& image = *images[use.image];
        const std::string name = page.id + '-' + std::to_string(++count);
        out[use.image] = {"img-" + name, "images/" + name + std::string(suffix_of(image.media_type)),
                          image.media_type, page.chapter};
      }
  }
  return out;
}

bool describes_all_images(const std::vector<Chapter>& chapters) {
  return std::ranges::none_of(chapters, [](const Chapter& chapter) {
    return std::ranges::any_of(chapter.blocks, [](const Block& block) {
      return std::ranges::any_of(block.pictures, [](const PictureUse& use) { return is_blank(use.alt); });
    });
  });
}

}  // namespace novel2epub::epub
