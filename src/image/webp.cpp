#include <webp/decode.h>
#include <webp/demux.h>

#include <cstring>
#include <memory>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

WebPData data_of(std::string_view bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

using Demuxer = std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)>;

// Nothing where the file is cut off or no WebP inside.
Demuxer demuxer_of(std::string_view bytes) {
  const WebPData data = data_of(bytes);
  return {WebPDemux(&data), WebPDemuxDelete};
}

std::string chunk(const Demuxer& demuxer, const char* name) {
  WebPChunkIterator found{};
  std::string out;
  if (WebPDemuxGetChunk(demuxer.get(), name, 1, &found) != 0)
    out.assign(reinterpret_cast<const char*>(found.chunk.bytes), found.chunk.size);
  WebPDemuxReleaseChunkIterator(&found);
  return out;
}

Outcome<Pixels> first_picture(std::string_view bytes, Pixels out) {
  const WebPData data = data_of(bytes);
  WebPAnimDecoderOptions options{};
  if (WebPAnimDecoderOptionsInit(&options) == 0) return damaged();
  options.color_mode = MODE_RGBA;
  const std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder(
      WebPAnimDecoderNew(&data, &options), WebPAnimDecoderDelete);
  std::uint8_t* canvas = nullptr;
  int time = 0;
  if (!decoder || WebPAnimDecoderGetNext(decoder.get(), &canvas, &time) == 0) return damaged();
  std::memcpy(out.samples.data(), canvas, out.samples.size());
  return out;
}

}  // namespace

bool is_webp(std::string_view bytes) {
  return bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP");
}

// The size of the canvas, known before anything is decoded.
Outcome<Facts> webp_facts(std::string_view bytes) {
  const Demuxer demuxer = demuxer_of(bytes);
  if (!demuxer) return truncated();
  Facts facts{.format = Format::webp, .plain = false};
  facts.width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
  facts.height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
  const std::uint32_t flags = WebPDemuxGetI(demuxer.get(), WEBP_FF_FORMAT_FLAGS);
  facts.transparent = (flags & ALPHA_FLAG) != 0;
  if ((flags & ANIMATION_FLAG) != 0) facts.kind = "animated";
  std::string exif = chunk(demuxer, "EXIF");
  if (exif.starts_with("Exif")) exif.erase(0, 6);  // as some writers have it
  facts.orientation = exif_orientation(exif);
  return facts;
}

Outcome<Pixels> decode_webp(std::string_view bytes, const Facts& facts) {
  const bool moving = facts.kind == "animated";
  WebPBitstreamFeatures features{};
  const WebPData data = data_of(bytes);
  if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK) return damaged();
  Pixels out{
      .width = facts.width, .height = facts.height, .channels = moving || features.has_alpha != 0 ? 4U : 3U};
  out.profile = chunk(demuxer_of(bytes), "ICCP");
  out.samples.resize(std::size_t{out.width} * out.height * out.channels);
  if (moving) return first_picture(bytes, std::move(out));
  if (features.width != static_cast<int>(out.width) || features.height != static_cast<int>(out.height))
    return damaged();
  const auto decode = out.channels == 4 ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
  const int stride = static_cast<int>(out.width * out.channels);
  if (decode(data.bytes, data.size, out.samples.data(), out.samples.size(), stride) == nullptr)
    return damaged();
  return out;
}

}  // namespace novel2epub::image
