#include "epub/identifier.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "epub/lines.hpp"
#include "epub/sha1.hpp"
#include "text/ascii.hpp"
#include "text/nfc.hpp"

namespace novel2epub::epub {
namespace {

constexpr std::string_view url_namespace = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";  // RFC 9562, 6.6
// Ours, for books that are known by title and author only. Changing it changes the identity of every such
// book.
constexpr std::string_view book_namespace = "3f8a6f0e-5c1d-4b7e-9a52-7d0c46e2b981";
constexpr char unit_separator = '\x1F';

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// The sixteen bytes of a UUID in its textual form; anything that is no hexadecimal digit is passed over.
std::string uuid_bytes(std::string_view uuid) {
  std::string bytes;
  int high = -1;
  for (const char c : uuid) {
    if (!is_hex(c)) continue;
    const int value = text::is_ascii_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    if (high >= 0) bytes += static_cast<char>(high * 16 + value);
    high = high >= 0 ? -1 : value;
  }
  return bytes;
}

bool is_uuid(std::string_view s) {
  if (s.size() != 36) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? s[i] != '-' : !is_hex(s[i])) return false;
  }
  return true;
}

// The digits of an ISBN-10 or ISBN-13 whose check digit is right; empty if `s` is none.
std::string isbn_digits(std::string_view s) {
  std::string digits;
  for (const char c : s) {
    if (text::is_ascii_digit(c) || c == 'X' || c == 'x')
      digits += c == 'x' ? 'X' : c;
    else if (c != '-' && c != ' ')
      return {};
  }
  const bool ten = digits.size() == 10;
  if (!ten && digits.size() != 13) return {};
  if (digits.find('X') < digits.size() - 1 || (!ten && digits.back() == 'X')) return {};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t value = digits[i] == 'X' ? 10 : static_cast<std::size_t>(digits[i] - '0');
    sum += value * (ten ? 10 - i : i % 2 == 0 ? 1 : 3);
  }
  return sum % (ten ? 11 : 10) == 0 ? digits : std::string{};
}

// A script's address ("info.php?id=41", "/?book=41") names its page by the query; elsewhere the query only
// says how the reader came there.
bool named_by_query(std::string_view path) {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (last.empty()) return path.size() <= 1;
  return last.find('.') != std::string_view::npos && !last.ends_with(".html") && !last.ends_with(".htm");
}

// The address of a book's page without what varies between two visits.
std::string canonical_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t host = url.find("://") + 3;
  const std::size_t host_end = std::min(url.find_first_of("/?", host), url.size());
  std::string_view path = url.substr(host_end);
  const std::size_t query_at = std::min(path.find('?'), path.size());
  std::string_view query = path.substr(query_at);
  path = path.substr(0, query_at);
  if (!named_by_query(path)) query = {};
  while (path.ends_with('/')) path.remove_suffix(1);
  return lower(url.substr(0, host_end)).append(path).append(query);
}

bool is_url(std::string_view s) {
  const std::string low = lower(s.substr(0, 8));
  return low.starts_with("http://") || low.starts_with("https://");
}

}  // namespace

std::string uuid5(std::string_view namespace_uuid, std::string_view name) {
  auto digest = sha1(uuid_bytes(namespace_uuid).append(name));
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x50);  // version 5
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);  // RFC 9562 variant
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += "0123456789abcdef"[digest[i] >> 4];
    out += "0123456789abcdef"[digest[i] & 0x0F];
  }
  return out;
}

std::string urn_of(const std::string& given) {
  const std::string low = lower(given);
  if (is_uuid(given)) return "urn:uuid:" + low;
  if (low.starts_with("urn:uuid:")) {
    // Marked as a UUID but none: a reader that looks closer would refuse it (EPUBCheck OPF-085).
    return is_uuid(std::string_view(low).substr(9)) ? low : "urn:uuid:" + uuid5(book_namespace, given);
  }
  const std::string_view number = low.starts_with("isbn:")  ? std::string_view(given).substr(5)
                                  : low.starts_with("isbn") ? std::string_view(given).substr(4)
                                                            : std::string_view(given);
  if (const std::string isbn = isbn_digits(number); !isbn.empty()) return "urn:isbn:" + isbn;
  return given;
}

std::string identifier(const Metadata& metadata, std::string_view edition) {
  if (const std::string given = one_line(metadata.identifier); !given.empty()) return urn_of(given);
  const std::string source = one_line(metadata.source);
  if (is_url(source)) {
    const std::string fragment = edition.empty() ? "" : "#" + std::string(edition);
    return "urn:uuid:" + uuid5(url_namespace, canonical_url(source) + fragment);
  }
  const std::string name = one_line(metadata.title) + unit_separator + one_line(metadata.author) +
                           unit_separator + metadata.language + unit_separator + std::string(edition);
  return "urn:uuid:" + uuid5(book_namespace, text::to_nfc(name));
}

std::string volume_identifier(std::string_view whole, std::string_view volume) {
  const std::string name = std::string(whole) + unit_separator + one_line(volume);
  return "urn:uuid:" + uuid5(book_namespace, text::to_nfc(name));
}

}  // namespace novel2epub::epub
