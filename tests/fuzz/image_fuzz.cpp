// Any bytes as an image: probed, decoded, made fit. What is called fit must be an image itself.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "image/image.hpp"

namespace {

using namespace novel2epub::image;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto facts = probe(bytes);
  if (!facts || std::uint64_t{facts->width} * facts->height > 1'000'000) return 0;  // right, but slow
  const Limits narrow{.pixels = 600, .bytes = 2000, .width = 20};
  for (const Limits& limits : {Limits{}, narrow}) {
    const auto fitted = fit(bytes, limits);
    if (!fitted) continue;
    const auto again = probe(fitted->bytes);
    require(again && again->plain && again->orientation == 1, "what is fit is not");
    require(again->width == fitted->width && again->height == fitted->height, "the size is another");
  }
  return 0;
}
