#include "zip/container.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "zip/pack.hpp"

namespace novel2epub::zip {
namespace {

constexpr std::uint32_t deflated = 8;
constexpr std::uint32_t first_date = 0x0021;  // 1980-01-01
constexpr std::size_t longest_name = 120;

std::string lower(std::string s) {
  std::ranges::transform(s, s.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return s;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '/';
}

// Relative, of plain characters, without a step upwards.
bool is_safe(const std::string& name) {
  return !name.empty() && name.size() <= longest_name && name.front() != '/' && name.back() != '/' &&
         std::ranges::all_of(name, is_plain) && ("/" + name + "/").find("/../") == std::string::npos &&
         name.find("//") == std::string::npos;
}

std::string method_of(const Header& header) {
  return header.method == 0          ? "stored"
         : header.method == deflated ? "deflated"
                                     : "method " + std::to_string(header.method);
}

}  // namespace

std::vector<Diagnostic> check_container(std::span<const Header> headers) {
  std::vector<Diagnostic> notes;
  const auto broken = [&](std::string id, const Header& header, const std::string& why) {
    notes.push_back({Severity::error, std::move(id), header.name, 0, why, {why}});
  };
  std::set<std::string> seen;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const Header& header = headers[i];
    if (i == 0 && (header.name != "mimetype" || header.offset != 0 || header.method != 0))
      broken("book.mimetype", header, "the archive does not begin with the media type, stored");
    if (i > 0 && header.offset <= last)
      broken("book.archive", header, "the directory is in another order than the files");
    last = header.offset;
    if (header.has_extra || (header.flags & 0x0009U) != 0 || header.version_needed > 20)
      broken("book.archive", header, "extra fields, a descriptor, ZIP64 or encryption where none is needed");
    if (header.method != (is_stored(header.name) ? 0U : deflated))
      broken("book.archive", header, method_of(header));
    if (header.date != first_date || header.time != 0)
      broken("book.date", header, "a date that is not 1980-01-01");
    if (!is_safe(header.name)) broken("book.name", header, "a name that not every reader can open");
    if (!seen.insert(lower(header.name)).second) broken("book.name", header, "a name that is there twice");
  }
  return notes;
}

}  // namespace novel2epub::zip
