#include "zip/directory.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace novel2epub::zip {
namespace {

constexpr std::size_t end_record = 22;
constexpr std::size_t central_header = 46;
constexpr std::size_t local_header = 30;
constexpr std::size_t longest_comment = 0xFFFF;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t k = width; k-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + k]);
  return value;
}

std::string read_at(std::ifstream& file, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

struct Place {
  std::uint64_t offset = 0;
  std::size_t size = 0;
};

// Where the directory lies, by the end record, which may have a comment behind it.
std::optional<Place> find_directory(std::ifstream& file) {
  file.seekg(0, std::ios::end);
  const std::streamoff length = file.tellg();
  if (length < static_cast<std::streamoff>(end_record)) return std::nullopt;
  const auto whole = static_cast<std::uint64_t>(length);
  const std::size_t tail =
      static_cast<std::size_t>(std::min<std::uint64_t>(whole, end_record + longest_comment));
  const std::string bytes = read_at(file, whole - tail, tail);
  const std::size_t at = bytes.rfind("PK\x05\x06");
  if (at == std::string::npos || at + end_record > bytes.size()) return std::nullopt;
  const Place place{number_at(bytes, at + 16, 4), number_at(bytes, at + 12, 4)};
  if (place.offset + place.size > whole) return std::nullopt;
  return place;
}

Header header_at(std::string_view bytes, std::size_t at) {
  Header header;
  header.version_needed = number_at(bytes, at + 6, 2);
  header.flags = number_at(bytes, at + 8, 2);
  header.method = number_at(bytes, at + 10, 2);
  header.time = number_at(bytes, at + 12, 2);
  header.date = number_at(bytes, at + 14, 2);
  header.crc = number_at(bytes, at + 16, 4);
  header.packed = number_at(bytes, at + 20, 4);
  header.size = number_at(bytes, at + 24, 4);
  header.offset = number_at(bytes, at + 42, 4);
  header.has_extra = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2) > 0;
  return header;
}

}  // namespace

std::optional<std::vector<Header>> read_directory(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::optional<Place> place = file ? find_directory(file) : std::nullopt;
  if (!place) return std::nullopt;
  const std::string bytes = read_at(file, place->offset, place->size);
  std::vector<Header> headers;
  for (std::size_t at = 0; at + central_header <= bytes.size();) {
    if (!std::string_view(bytes).substr(at).starts_with("PK\x01\x02")) return std::nullopt;
    const std::size_t name = number_at(bytes, at + 28, 2);
    const std::size_t rest = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (at + central_header + name + rest > bytes.size()) return std::nullopt;
    headers.push_back(header_at(bytes, at));
    headers.back().name = bytes.substr(at + central_header, name);
    at += central_header + name + rest;
  }
  for (Header& header : headers) {
    const std::string local = read_at(file, header.offset, local_header);
    if (local.size() < local_header || !local.starts_with("PK\x03\x04")) return std::nullopt;
    header.has_extra = header.has_extra || number_at(local, 28, 2) > 0;
    header.flags |= number_at(local, 6, 2);
  }
  return headers;
}

}  // namespace novel2epub::zip
