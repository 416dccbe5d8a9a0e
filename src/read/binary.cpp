#include "read/binary.hpp"

#include <algorithm>
#include <array>

namespace novel2epub::read {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};

using namespace std::string_view_literals;

constexpr std::array signatures = {
    Signature{"PK\x03\x04"sv, "a ZIP archive"},
    Signature{"PK\x05\x06"sv, "a ZIP archive"},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    Signature{"\x1F\x8B\x08"sv, "a gzip file"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "an xz file"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"{\\rtf"sv, "an RTF document"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "a Word document"},
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{"GIF8"sv, "a GIF image"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
};

// Escape is left out of the count: ISO-2022-JP changes its characters by it.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != 0 && !(byte >= '\t' && byte <= '\r') && byte != 0x1A && byte != 0x1B;
}

}  // namespace

std::optional<std::string> binary_kind(std::string_view bytes) {
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return std::string(signature.kind);
  return std::nullopt;
}

bool is_mostly_noise(std::string_view bytes) {
  constexpr std::size_t sample = 65536, shortest = 64;
  const std::string_view head = bytes.substr(0, sample);
  return head.size() >= shortest &&
         static_cast<std::size_t>(std::ranges::count_if(head, is_control)) * 20 >= head.size();
}

}  // namespace novel2epub::read
