#include "novel2epub/book.hpp"

namespace novel2epub {

std::string Heading::label() const {
  if (number.empty()) return name;
  return name.empty() ? number : number + separator + name;
}

}  // namespace novel2epub
