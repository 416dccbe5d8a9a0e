#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

int read_some(GifFileType* gif, GifByteType* to, int size) {
  auto& rest = *static_cast<std::string_view*>(gif->UserData);
  const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(size));
  std::memcpy(to, rest.data(), count);
  rest.remove_prefix(count);
  return static_cast<int>(count);
}

struct Close {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Close>;

Gif open(std::string_view& rest) {
  int error = 0;
  return Gif(DGifOpen(&rest, read_some, &error));
}

// Reads up to the first picture's data; its transparent colour is -1 where it has none.
bool find_picture(GifFileType* gif, int& transparent) {
  for (GifRecordType type = UNDEFINED_RECORD_TYPE;;) {
    if (DGifGetRecordType(gif, &type) == GIF_ERROR) return false;
    if (type == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) != GIF_ERROR;
    if (type != EXTENSION_RECORD_TYPE) return false;
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return false;
    GraphicsControlBlock control{};
    if (code == GRAPHICS_EXT_FUNC_CODE && block != nullptr &&
        DGifExtensionToGCB(block[0], block + 1, &control))
      transparent = control.TransparentColor;
    while (block != nullptr)
      if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return false;
  }
}

std::vector<int> order_of_rows(int height, bool interlaced) {
  std::vector<int> rows;
  constexpr int first[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};  // GIF89a, appendix E
  for (int pass = 0; pass < (interlaced ? 4 : 1); ++pass)
    for (int y = interlaced ? first[pass] : 0; y < height; y += interlaced ? step[pass] : 1)
      rows.push_back(y);
  return rows;
}

struct Colours {
  const ColorMapObject* map = nullptr;
  int transparent = -1;
};

void paint(const std::vector<GifByteType>& line, const Colours& colours, std::uint8_t* to) {
  for (std::size_t x = 0; x < line.size(); ++x) {
    const int index = line[x];
    if (index == colours.transparent || index >= colours.map->ColorCount) continue;
    const GifColorType& colour = colours.map->Colors[index];
    to[x * 3] = colour.Red;
    to[x * 3 + 1] = colour.Green;
    to[x * 3 + 2] = colour.Blue;
  }
}

std::uint32_t extent(int screen, int from, int size) {
  return static_cast<std::uint32_t>(std::max(screen, from + size));
}

}  // namespace

bool is_gif(std::string_view bytes) { return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a"); }

Outcome<Facts> gif_facts(std::string_view bytes) {
  const Gif gif = open(bytes);
  int transparent = -1;
  if (!gif || !find_picture(gif.get(), transparent)) return truncated();
  Facts facts{.format = Format::gif, .plain = false, .transparent = transparent >= 0};
  facts.width = extent(gif->SWidth, gif->Image.Left, gif->Image.Width);
  facts.height = extent(gif->SHeight, gif->Image.Top, gif->Image.Height);
  return facts;
}

// Transparent places, and those that the first picture leaves free, are white from the start.
Outcome<Pixels> decode_gif(std::string_view bytes, const Facts& facts) {
  const Gif gif = open(bytes);
  Colours colours;
  if (!gif || !find_picture(gif.get(), colours.transparent)) return truncated();
  const GifImageDesc& picture = gif->Image;
  colours.map = picture.ColorMap != nullptr ? picture.ColorMap : gif->SColorMap;
  if (colours.map == nullptr) return damaged();
  Pixels out{.width = facts.width, .height = facts.height, .channels = 3};
  out.samples.assign(std::size_t{out.width} * out.height * 3, 0xFF);
  std::vector<GifByteType> line(static_cast<std::size_t>(picture.Width));
  for (const int y : order_of_rows(picture.Height, picture.Interlace)) {
    if (DGifGetLine(gif.get(), line.data(), picture.Width) == GIF_ERROR) return truncated();
    const std::size_t row = static_cast<std::size_t>(picture.Top + y);
    paint(line, colours, &out.samples[(row * out.width + static_cast<std::size_t>(picture.Left)) * 3]);
  }
  return out;
}

}  // namespace novel2epub::image
