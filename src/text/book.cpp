#include "novel2epub/book.hpp"

namespace novel2epub {

std::string Heading::label() const {
  if (number.empty()) return name;
  return name.empty() ? number : number + separator + name;
}

std::string Metadata::full_title() const {
  if (volume.empty()) return title;
  return title.empty() ? volume : title + " " + volume;
}

}  // namespace novel2epub
