#include "epub/cover.hpp"

#include <algorithm>
#include <cstdint>
#include <expected>
#include <optional>

#include "epub/image.hpp"

namespace novel2epub::epub {
namespace {

constexpr std::uint32_t short_side = 500;  // what stores and shelves ask for (epub.md 4)
constexpr std::uint32_t long_side = 1000;
constexpr std::uint64_t most_pixels = 4'000'000;
constexpr std::size_t most_bytes = 5'000'000;

struct Signature {
  std::string_view bytes;
  std::size_t offset;
  std::string_view name;
};

// Formats that people do name cover.jpg. PNG and JPEG are judged elsewhere.
constexpr Signature other_formats[] = {
    {"GIF8", 0, "a GIF"},        {"WEBP", 8, "a WebP"},     {"BM", 0, "a BMP"},    {"ftypavif", 4, "an AVIF"},
    {"ftyphei", 4, "a HEIC"},    {"ftypmif1", 4, "a HEIC"}, {"<svg", 0, "an SVG"}, {"<?xml", 0, "an XML"},
    {"<!DOCTYPE", 0, "an HTML"}, {"<html", 0, "an HTML"},   {"%PDF", 0, "a PDF"},  {"PK\x03\x04", 0, "a ZIP"},
};

std::string what_else(std::string_view bytes) {
  if (bytes.empty()) return "the file is empty";
  for (const Signature& format : other_formats) {
    if (bytes.size() > format.offset && bytes.substr(format.offset).starts_with(format.bytes)) {
      return "it is " + std::string(format.name) + " file; covers must be JPEG or PNG";
    }
  }
  return "it is neither JPEG nor PNG";
}

std::string size_text(const Cover& cover) {
  return std::to_string(cover.width) + " × " + std::to_string(cover.height);
}

Diagnostic warning(std::string id, const std::string& name, std::string message, std::string fact = {}) {
  return {Severity::warning, std::move(id), name, 0, std::move(message), {std::move(fact)}};
}

void judge_size(const Cover& cover, const std::string& name, std::vector<Diagnostic>& notes) {
  const auto [small, large] = std::minmax(cover.width, cover.height);
  if (small < short_side || large < long_side) {
    notes.push_back(
        warning("cover.small", name,
                "the cover has only " + size_text(cover) + " pixels; it will look coarse on a large screen",
                size_text(cover)));
  }
  if (std::uint64_t{small} * large > most_pixels) {
    notes.push_back(
        warning("cover.large", name,
                "the cover has " + size_text(cover) + " pixels; some readers show none above 4 megapixels",
                size_text(cover)));
  } else if (cover.bytes.size() > most_bytes) {
    const std::string megabytes = std::to_string(cover.bytes.size() / 1'000'000) + " MB";
    notes.push_back(warning("cover.large", name,
                            "the cover takes " + megabytes + "; some readers show none above 5 MB",
                            megabytes));
  }
}

}  // namespace

Result<Cover> read_cover(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes) {
  const auto unusable = [&](const std::string& why) {
    return std::unexpected(
        Diagnostic{Severity::error, "cover.unusable", name, 0, "cannot use the cover: " + why, {why}});
  };
  Cover cover;
  std::expected<ImageSize, std::string> size;
  if (is_png(bytes)) {
    cover.media_type = "image/png";
    size = png_size(bytes);
  } else if (is_jpeg(bytes)) {
    cover.media_type = "image/jpeg";
    size = jpeg_size(bytes);
  } else {
    return unusable(what_else(bytes));
  }
  if (!size) return unusable(size.error());
  cover.width = size->width;
  cover.height = size->height;
  cover.bytes = std::move(bytes);
  judge_size(cover, name, notes);
  if (size->turned) {
    notes.push_back(
        warning("cover.turned", name,
                "the cover is to be turned before it is shown (EXIF orientation); not every reader does"));
  }
  return cover;
}

}  // namespace novel2epub::epub
