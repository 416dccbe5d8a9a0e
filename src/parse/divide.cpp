#include "parse/divide.hpp"

#include "parse/divide_modes.hpp"

namespace novel2epub::parse {

Division divide(std::span<const Text> texts, const DivideSettings& settings) {
  return settings.whole ? divide_whole(texts) : divide_folder(texts);
}

}  // namespace novel2epub::parse
