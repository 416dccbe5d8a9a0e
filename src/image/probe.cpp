#include <algorithm>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

struct Signature {
  std::string_view bytes;
  std::size_t offset;
  std::string_view name;
};

// Formats that people do name cover.jpg, and that are neither shown by readers nor converted.
constexpr Signature other_formats[] = {
    {"ftypavif", 4, "an AVIF"},  {"ftyphei", 4, "a HEIC"},    {"ftyphevc", 4, "a HEIC"},
    {"ftypmif1", 4, "a HEIC"},   {"JXL ", 4, "a JPEG XL"},    {"\xFF\x0A", 0, "a JPEG XL"},
    {"jP  ", 4, "a JPEG 2000"},  {"II*", 0, "a TIFF"},        {{"MM\0*", 4}, 0, "a TIFF"},
    {"8BPS", 0, "a Photoshop"},  {"<svg", 0, "an SVG"},       {"<?xml", 0, "an XML"},
    {"<!DOCTYPE", 0, "an HTML"}, {"<!doctype", 0, "an HTML"}, {"<html", 0, "an HTML"},
    {"%PDF", 0, "a PDF"},        {"PK\x03\x04", 0, "a ZIP"},
};

std::string what_else(std::string_view bytes) {
  if (bytes.empty()) return "the file is empty";
  for (const Signature& format : other_formats) {
    if (bytes.size() > format.offset && bytes.substr(format.offset).starts_with(format.bytes))
      return "it is " + std::string(format.name) + " file; it must be JPEG, PNG, WebP, GIF or BMP";
  }
  return "it is no JPEG, PNG, WebP, GIF or BMP";
}

Outcome<Facts> facts_of(std::string_view bytes) {
  if (is_jpeg(bytes)) return jpeg_facts(bytes);
  if (is_png(bytes)) return png_facts(bytes);
  if (is_webp(bytes)) return webp_facts(bytes);
  if (is_gif(bytes)) return gif_facts(bytes);
  if (is_bmp(bytes)) return bmp_facts(bytes);
  return std::unexpected(what_else(bytes));
}

Outcome<Pixels> decode_stored(std::string_view bytes, const Facts& facts, std::uint64_t enough) {
  switch (facts.format) {
    case Format::jpeg:
      return decode_jpeg(bytes, facts, enough);
    case Format::png:
      return decode_png(bytes, facts);
    case Format::webp:
      return decode_webp(bytes, facts);
    case Format::gif:
      return decode_gif(bytes, facts);
    case Format::bmp:
      return decode_bmp(bytes, facts);
  }
  return damaged();
}

}  // namespace

std::string_view name_of(Format format) {
  constexpr std::string_view names[] = {"JPEG", "PNG", "WebP", "GIF", "BMP"};
  return names[static_cast<std::size_t>(format)];
}

std::uint32_t number_at(std::string_view s, std::size_t at, std::size_t width, bool little) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < width; ++k)
    value = value << 8 | static_cast<std::uint8_t>(s[at + (little ? width - 1 - k : k)]);
  return value;
}

Outcome<Facts> probe(std::string_view bytes) {
  Outcome<Facts> facts = facts_of(bytes);
  if (!facts) return facts;
  if (facts->width == 0 || facts->height == 0) return std::unexpected("the image has no size");
  if (std::uint64_t{facts->width} * facts->height > most_pixels)
    return std::unexpected("it has more than 64 megapixels");
  return facts;
}

Outcome<Pixels> decode(std::string_view bytes, std::uint64_t enough) {
  const Outcome<Facts> facts = probe(bytes);
  if (!facts) return std::unexpected(facts.error());
  Outcome<Pixels> pixels = decode_stored(bytes, *facts, enough);
  if (!pixels) return pixels;
  return turned(laid_on_white(std::move(*pixels)), facts->orientation);
}

}  // namespace novel2epub::image
